/** A race of the open kernel: what was chosen, and what came of it. */
import { useMemo, useRef, useState } from 'react';
import { caseOf } from '../../engine/case-id.ts';
import type { LocalText, Workload } from '../../engine/contract.ts';
import { withKernels, withKernelTexts } from '../../engine/kernel/kernel-variant.ts';
import { drawSeed } from '../../engine/random.ts';
import type { Summary } from '../../results/summary.ts';
import { problemOf } from '../../ui/bench/problems.ts';
import { useLiveSummary } from '../../ui/charts/use-live-summary.ts';
import { featuredVariants, paramsAt, sizeSpec } from '../../ui/plan/choice.ts';
import { isGoing } from '../../ui/state/run-store.ts';
import { useRun, useServices } from '../../ui/state/services.tsx';
import { workloads } from '../../workloads/registry.ts';
import type { OpenKernel } from './use-kernel.ts';

/** Whose race it is, in the lease and the run store. */
const raceKey = (path: string): string => `workbench/race/${path}`;

const SECONDS_A_CASE = 2;
const secondsFor = (cases: number): number => SECONDS_A_CASE * cases;
const FIRST_SIZES = 2;
const FIRST_RIVALS = 3;

export interface RaceState {
  readonly sizes: readonly number[];
  setSizes(sizes: readonly number[]): void;
  readonly rivals: readonly string[];
  setRivals(rivals: readonly string[]): void;
  /** What a race of what is chosen takes, s. */
  readonly seconds: number;
  /** In the lease. */
  readonly by: string;
  readonly going: boolean;
  readonly live: boolean;
  /** Null before the first. */
  readonly summary: Summary | null;
  /** The same, where it is of the kernel as it stands now, and over. */
  readonly current: Summary | null;
  /** With the kernel as it was when it raced. */
  readonly workloads: readonly Workload[];
  readonly stale: boolean;
  readonly problem: LocalText | null;
  start(instead?: boolean): Promise<void>;
}

export function useRace(workload: Workload, { kernel, text, path }: OpenKernel): RaceState {
  const { run, unsaved } = useServices();
  const [sizes, setSizes] = useState<readonly number[]>(() => sizeSpec(workload).steps.slice(0, FIRST_SIZES));
  const [rivals, setRivals] = useState<readonly string[]>(() =>
    featuredVariants(workload)
      .filter((id) => workload.variants.some((variant) => variant.id === id && variant.on === 'gpu'))
      .slice(-FIRST_RIVALS),
  );
  /** The kernel that raced last, and its text. */
  const [raced, setRaced] = useState<{ readonly kernel: typeof kernel; readonly text: string } | null>(null);
  const [problem, setProblem] = useState<LocalText | null>(null);
  // A kernel that was kept apart goes on as the one that raced.
  const key = useRef(raceKey(path)).current;
  const own = useRun(({ by }) => by === key) && raced !== null;
  const going = useRun((state) => state.by === key && isGoing(state));
  const known = useMemo(() => withKernels(workloads, raced ? [raced.kernel] : []), [raced]);
  const { summary, live } = useLiveSummary(own, known);
  const stale = raced !== null && raced.text !== text;

  const start = async (instead = false) => {
    setProblem(null);
    const cases = sizes.flatMap((size) => {
      const resolved = paramsAt({ workload, params: {} }, size);
      return resolved.ok ? [kernel.name, ...rivals].map((id) => caseOf(workload, id, resolved.params)) : [];
    });
    const budgetMs = 1000 * secondsFor(cases.length);
    const seed = drawSeed();
    const plan = withKernelTexts({ cases, budgetMs, stretches: true, seed }, [kernel]);
    setRaced({ kernel, text });
    try {
      const claim = { by: key, use: 'workbench', what: { en: kernel.name, 'zh-CN': kernel.name } } as const;
      const ended = await unsaved.during(() => run.start(plan, claim, { instead }));
      if (ended?.problem) setProblem(ended.problem);
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  const current =
    !live && !going && !stale && summary?.measurements.some(({ status }) => status === 'ok') ? summary : null;
  return {
    by: key,
    seconds: secondsFor(sizes.length * (1 + rivals.length)),
    sizes,
    setSizes,
    rivals,
    setRivals,
    going,
    live,
    summary,
    current,
    workloads: known,
    stale,
    problem,
    start,
  };
}
