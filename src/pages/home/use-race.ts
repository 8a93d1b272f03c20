import { useEffect, useMemo, useState } from 'react';
import type { LocalText, Workload } from '../../engine/contract.ts';
import { drawSeed } from '../../engine/random.ts';
import type { Summary, SummaryRow } from '../../results/summary.ts';
import { problemOf } from '../../ui/bench/problems.ts';
import { useRun, useServices } from '../../ui/state/services.tsx';
import { RACE, type RaceSide } from './race.ts';

/** Workloads, their kernels and the code that sums up are loaded with the first race, not with the page. */
const loadTools = async () => {
  const [{ workloads }, { summarize, summaryRow }, { racePlan }] = await Promise.all([
    import('../../workloads/registry.ts'),
    import('../../results/summarize.ts'),
    import('./race-plan.ts'),
  ]);
  return { workloads, summarize, summaryRow, racePlan };
};
type Tools = Awaited<ReturnType<typeof loadTools>>;

export interface Race {
  /** `ready` before the first race; `loading` until the run itself has started. */
  readonly phase: 'ready' | 'loading' | 'running' | 'cancelling' | 'over';
  readonly n: number | null;
  /** By lane, as far as known. */
  readonly rows: readonly (SummaryRow | null)[];
  /** By lane: whether its time has been proved, or there is none; until then it may be taken back. */
  readonly settled: readonly boolean[];
  /** Milliseconds from the press to the first bar of each side, as far as one was drawn. */
  readonly waits: Readonly<Partial<Record<RaceSide, number>>>;
  /** Once the run is over. */
  readonly summary: Summary | null;
  /** Why it could not even start; later trouble is in the run store. */
  readonly problem: LocalText | null;
  /** @param instead stops what has the bench */
  start(instead?: boolean): Promise<void>;
}

const NO_ROWS: readonly null[] = [];
const NONE: readonly boolean[] = [];
const NO_WAITS = {};

export function useRace(): Race {
  const { bench, run, unsaved } = useServices();
  const [tools, setTools] = useState<Tools | null>(null);
  const [loading, setLoading] = useState(false);
  const [problem, setProblem] = useState<LocalText | null>(null);
  const own = useRun((state) => state.by === RACE);
  const runPhase = useRun((state) => state.phase);
  const measurements = useRun((state) => state.measurements);
  const report = useRun((state) => state.report);
  const cases = useRun((state) => state.cases);
  const settled = useRun((state) => state.final);
  const waits = useRun((state) => state.shown);

  // A race that was run before the visitor went elsewhere is still in the store.
  useEffect(() => {
    if (own && !tools) void loadTools().then(setTools, () => undefined);
  }, [own, tools]);

  const rows = useMemo(
    () => (own && tools ? measurements.map((each) => each && tools.summaryRow(each, tools.workloads)) : NO_ROWS),
    [own, tools, measurements],
  );
  const summary = useMemo(
    () => (own && tools && report ? tools.summarize(report, tools.workloads) : null),
    [own, tools, report],
  );
  const n = own ? cases[0]?.params.n : null;

  const start = async (instead = false) => {
    const askedMs = performance.now();
    setLoading(true);
    setProblem(null);
    try {
      const [loaded, environment] = await Promise.all([loadTools(), bench.environment()]);
      setTools(loaded);
      const plan = loaded.racePlan(matmulOf(loaded.workloads), environment, drawSeed());
      void run.start(plan, { by: RACE, use: 'race' }, { instead, askedMs });
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setLoading(false);
    }
  };

  return {
    phase: phaseOf(loading, own, runPhase),
    n: typeof n === 'number' ? n : null,
    rows,
    settled: own ? settled : NONE,
    waits: own ? waits : NO_WAITS,
    summary,
    problem,
    start: (instead) => unsaved.during(() => start(instead)),
  };
}

function phaseOf(loading: boolean, own: boolean, phase: string): Race['phase'] {
  if (loading) return 'loading';
  if (!own || phase === 'idle') return 'ready';
  if (phase === 'running' || phase === 'cancelling') return phase;
  return 'over';
}

function matmulOf(workloads: readonly Workload[]): Workload {
  const matmul = workloads.find(({ id }) => id === 'matmul');
  if (!matmul) throw new Error('The workload matmul is missing');
  return matmul;
}
