/** Which of this machine's GPUs is used, where it has several: the visitor's choice, for all pages. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { GpuPower } from '../../engine/contract.ts';
import type { Preferences } from './storage.ts';

export interface GpuState {
  readonly power: GpuPower;
}

export interface GpuStore extends StoreApi<GpuState> {
  choose(power: GpuPower): void;
}

export function createGpuStore(preferences: Pick<Preferences, 'read' | 'write'>): GpuStore {
  const store = createStore<GpuState>(() => ({ power: preferences.read('gpu') }));
  return {
    ...store,
    choose(power) {
      preferences.write('gpu', power);
      store.setState({ power });
    },
  };
}
