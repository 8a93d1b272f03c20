/** Which reference machine is laid behind results: the visitor's choice, for all pages. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Preferences } from './storage.ts';

export interface BesideState {
  /** The id of a machine; empty where none is wanted, null where nobody chose. */
  readonly chosen: string | null;
}

export interface BesideStore extends StoreApi<BesideState> {
  /** @param machine empty for none */
  choose(machine: string): void;
}

export function createBesideStore(preferences: Pick<Preferences, 'read' | 'write'>): BesideStore {
  const store = createStore<BesideState>(() => ({ chosen: preferences.read('beside') }));
  return {
    ...store,
    choose(machine) {
      preferences.write('beside', machine);
      store.setState({ chosen: machine });
    },
  };
}
