import { useMemo } from 'react';
import { type Beside, besideOf, limitBeside } from '../../results/reference/beside.ts';
import { MACHINES, type ReferenceMachine } from '../../results/reference/shelf.ts';
import type { Summary } from '../../results/summary.ts';
import { workloads } from '../../workloads/registry.ts';
import type { BesideSource } from '../charts/beside.ts';
import { useBesideState } from '../state/services.tsx';
import { useRecordings } from './use-recordings.ts';
import { type MachineWords, useMachineWords } from './words.ts';

export interface BesideResult {
  /** The one that the visitor chose; null where none is wanted or it is no longer here. */
  readonly machine: ReferenceMachine | null;
  /** `nothing`: it has recorded none of these cases. */
  readonly status: 'none' | 'loading' | 'failed' | 'nothing' | 'ready';
  readonly source: BesideSource | null;
}

/** A recording as it is laid behind charts. @param words of `useMachineWords` */
export const besideSource = (
  words: MachineWords,
  machine: ReferenceMachine,
  beside: Beside,
): Omit<BesideSource, 'limit'> => ({
  name: words.name(machine),
  told: words.told(machine, beside),
  toldOf: (row) => {
    const origin = beside.origins.get(row.case);
    return origin ? words.toldOf(origin) : '';
  },
  summary: beside.summary,
});

/** What the chosen reference machine made of the cases of these results. @param summaries must keep its identity */
export function useBeside(summaries: readonly Summary[]): BesideResult {
  const chosen = useBesideState((state) => state.chosen);
  const machine = MACHINES.find(({ id }) => id === chosen) ?? null;
  const loaded = useRecordings(summaries.length ? (machine?.id ?? null) : null);
  const words = useMachineWords();
  const found = useMemo(() => {
    if (loaded.status !== 'ready' || !summaries.length) return null;
    // Of several runs the cases of all of them; the first that has a case says how it is drawn.
    const cases = new Map(summaries.flatMap(({ measurements }) => measurements.map((row) => [row.case, row] as const)));
    const all = { ...summaries[0], measurements: [...cases.values()] };
    const beside = besideOf(all, loaded.recordings);
    return beside && { beside, limit: limitBeside(loaded.recordings, workloads) };
  }, [loaded, summaries]);
  const source = useMemo(
    () => (machine && found ? { ...besideSource(words, machine, found.beside), limit: found.limit } : null),
    [found, machine, words],
  );
  return { machine, source, status: loaded.status === 'ready' && !found ? 'nothing' : loaded.status };
}
