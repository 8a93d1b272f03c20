/** What was deleted on this visit and can be brought back, the last first or all of it. Outside React. */
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { RemovedRun } from '../../results/history/record.ts';
import { perOwner } from '../../ui/state/per-owner.ts';
import { type Services, useServices } from '../../ui/state/services.tsx';

/** What went at once. */
export interface Deletion {
  /** Counts them; higher is later. */
  readonly number: number;
  readonly runs: readonly RemovedRun[];
}

export interface Deletions {
  /** The last one last. */
  readonly kept: readonly Deletion[];
  /** How many there have been. */
  readonly count: number;
  /** Whether some had to be let go, so that the page does not hold ever more. */
  readonly letGo: boolean;
}

/** Raw samples and all, a run may take a quarter of a megabyte. */
export const MOST = { deletions: 50, runs: 1000 } as const;

export const NOTHING_DELETED: Deletions = { kept: [], count: 0, letGo: false };

export const runsIn = (deletions: readonly Deletion[]): number =>
  deletions.reduce((sum, { runs }) => sum + runs.length, 0);

/** The last one stays whole, however much it is; of those before it as many of the latest as there is room for. */
export function withDeletion({ kept, count, letGo }: Deletions, runs: readonly RemovedRun[]): Deletions {
  if (runs.length === 0) return { kept, count, letGo };
  const all = [...kept, { number: count + 1, runs }];
  const fits = (from: number) =>
    all.length - from <= MOST.deletions && (from === all.length - 1 || runsIn(all.slice(from)) <= MOST.runs);
  const from = all.findIndex((_, place) => fits(place));
  return { kept: all.slice(from), count: count + 1, letGo: letGo || from > 0 };
}

/** Once they are here again. */
export const withoutDeletions = (before: Deletions, undone: readonly Deletion[]): Deletions => {
  const kept = before.kept.filter((one) => !undone.includes(one));
  return { ...before, kept, letGo: before.letGo && kept.length > 0 };
};

const storeOf = perOwner((_: Services['history']) => createStore(() => NOTHING_DELETED));

/** What is done keeps its identity. */
export function useDeletions() {
  const { history } = useServices();
  const store = storeOf(history);
  const done = useMemo(
    () => ({
      /** @returns it; null where nothing was there any more. Rejects as the history does */
      async remove(ids: readonly string[]): Promise<Deletion | null> {
        const runs = await (await history()).remove(ids);
        store.setState((before) => withDeletion(before, runs));
        return runs.length > 0 ? (store.getState().kept.at(-1) ?? null) : null;
      },
      /** Brings back what was deleted. Rejects as the history does; then it can still be undone. */
      async undo(deletions: readonly Deletion[]): Promise<void> {
        await (await history()).restore(deletions.flatMap(({ runs }) => runs));
        store.setState((before) => withoutDeletions(before, deletions));
      },
    }),
    [history, store],
  );
  return { deletions: useStore(store), ...done };
}
