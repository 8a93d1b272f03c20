/** An answer and the solution on one clock, in turns. */
import { useRef, useState } from 'react';
import { caseOf } from '../../engine/case-id.ts';
import type { Kernel, LocalText } from '../../engine/contract.ts';
import { withKernels, withKernelTexts } from '../../engine/kernel/kernel-variant.ts';
import { drawSeed } from '../../engine/random.ts';
import { type Ratio, ratioOf } from '../../engine/stats/ratio.ts';
import type { SummaryRow } from '../../results/summary.ts';
import { codeOf } from '../../workloads/puzzles/code.ts';
import { solutionOf } from '../../workloads/puzzles/marks.ts';
import type { Puzzle } from '../../workloads/puzzles/puzzle.ts';
import { kernelOf, OURS, workloadOf } from '../../workloads/puzzles/workload.ts';
import { problemOf } from '../bench/problems.ts';
import { isGoing } from '../state/run-store.ts';
import { useRun, useServices } from '../state/services.tsx';

const BUDGET_MS = 4000;

export interface Timed {
  /** The text that it is of. */
  readonly code: string;
  readonly mine: SummaryRow;
  readonly ours: SummaryRow;
  /** How many times as fast as the solution; null where one of both has no time. */
  readonly gain: Ratio | null;
  readonly cancelled: boolean;
}

export interface Timing {
  /** In the lease. */
  readonly by: string;
  readonly going: boolean;
  readonly timed: Timed | null;
  readonly problem: LocalText | null;
  start(mine: Kernel, code: string, instead?: boolean): Promise<void>;
}

export function useTiming(puzzle: Puzzle): Timing {
  const { run, unsaved } = useServices();
  const [timed, setTimed] = useState<Timed | null>(null);
  const [problem, setProblem] = useState<LocalText | null>(null);
  const by = `puzzle/${puzzle.id}/time`;
  const going = useRun((state) => state.by === by && isGoing(state));
  const number = useRef(0);

  const start = async (mine: Kernel, code: string, instead = false) => {
    const own = ++number.current;
    setTimed(null);
    setProblem(null);
    try {
      const { summarize } = await import('../../results/summarize.ts');
      const ours = kernelOf(puzzle, OURS, solutionOf(codeOf(puzzle)));
      const kernels = [mine, ours];
      const workload = workloadOf(puzzle);
      const cases = kernels.map(({ name }) => caseOf(workload, name, puzzle.large));
      const plan = withKernelTexts({ cases, budgetMs: BUDGET_MS, seed: drawSeed() }, kernels);
      const claim = { by, use: 'puzzle', what: puzzle.title } as const;
      // Not for the history, which knows no puzzles.
      const ended = await unsaved.during(() => run.start(plan, claim, { kept: false, instead }));
      if (own !== number.current) return;
      if (ended?.problem) setProblem(ended.problem);
      if (!ended?.report) return;
      const [first, second] = summarize(ended.report, withKernels([workload], kernels)).measurements;
      const gain = first.kernelMs && second.kernelMs ? ratioOf(second.kernelMs, first.kernelMs) : null;
      setTimed({ code, mine: first, ours: second, gain, cancelled: ended.cancelled });
    } catch (error) {
      if (own === number.current) setProblem(problemOf(error));
    }
  };
  return { by, going, timed, problem, start };
}
