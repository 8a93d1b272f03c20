/**
 * Where in a step a run can be measured: at its own controls, or else at the first place that lacks its figures. The others
 * point there, so that a step has one button for one thing. Outside React, but for the hook.
 */
import { useId, useLayoutEffect } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';

interface Place {
  readonly key: string;
  readonly runs: readonly string[];
  /** Whether these are the run's own controls. */
  readonly own: boolean;
}

export interface RunPlaces extends Pick<StoreApi<readonly Place[]>, 'getState' | 'getInitialState' | 'subscribe'> {
  /** @returns takes it away again */
  add(place: Place): () => void;
}

export function createRunPlaces(): RunPlaces {
  const store = createStore<readonly Place[]>(() => []);
  return {
    ...store,
    add(place) {
      store.setState((places) => [...places, place], true);
      return () => store.setState((places) => places.filter((one) => one !== place), true);
    },
  };
}

/** Which place offers the run; undefined where none does. */
export const offering = (places: readonly Place[], run: string): string | undefined => {
  const all = places.filter(({ runs }) => runs.includes(run));
  return (all.find(({ own }) => own) ?? all[0])?.key;
};

/**
 * Takes a place in the step.
 * @param runs words that stay the same from drawing to drawing, between spaces
 * @returns whether a run is to be offered here; undefined before that is known, which nobody sees
 */
export function useRunPlace(places: RunPlaces, runs: string, own: boolean): (run: string) => boolean | undefined {
  const key = useId();
  useLayoutEffect(() => places.add({ key, runs: runs.split(' '), own }), [places, key, runs, own]);
  const taken = useStore(places);
  return (run) => {
    const by = offering(taken, run);
    return by === undefined ? undefined : by === key;
  };
}
