import { useMemo } from 'react';
import { besideOf, limitBeside } from '../../results/reference/beside.ts';
import { MACHINES, type ReferenceMachine } from '../../results/reference/shelf.ts';
import type { Summary } from '../../results/summary.ts';
import { workloads } from '../../workloads/registry.ts';
import type { BesideSource } from '../charts/beside.ts';
import { useBesideState } from '../state/services.tsx';
import { useRecordings } from './use-recordings.ts';
import { useMachineWords } from './words.ts';

export interface BesideResult {
  /** The one that the visitor chose; null where none is wanted or it is no longer here. */
  readonly machine: ReferenceMachine | null;
  /** `nothing`: it has recorded none of these cases. */
  readonly status: 'none' | 'loading' | 'failed' | 'nothing' | 'ready';
  readonly source: BesideSource | null;
}

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
  const told = machine && found ? words.told(machine, found.beside) : '';
  const name = machine ? words.name(machine) : '';
  const source = useMemo(
    () => (found ? { name, told, summary: found.beside.summary, limit: found.limit } : null),
    [found, name, told],
  );
  return { machine, source, status: loaded.status === 'ready' && !found ? 'nothing' : loaded.status };
}
