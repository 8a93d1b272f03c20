import { useMemo } from 'react';
import { withKernels } from '../../engine/kernel/kernel-variant.ts';
import { planOf } from '../../results/class/assignment.ts';
import type { Assignment } from '../../results/class/model.ts';
import { summarize } from '../../results/summarize.ts';
import type { Summary } from '../../results/summary.ts';
import { isGoing } from '../../ui/state/run-store.ts';
import { useRun, useServices } from '../../ui/state/services.tsx';
import { workloads } from '../../workloads/registry.ts';
import { useAttemptAt } from './attempts.ts';

export interface AssignmentRun {
  /** In the lease and the run store. */
  readonly by: string;
  readonly guess: number | null;
  readonly phase: 'ready' | 'going' | 'over';
  readonly cancelled: boolean;
  /** Null until it is over, and where it ended without a report. */
  readonly summary: Summary | null;
  /** @param instead stops what has the bench */
  start(instead?: boolean): Promise<void>;
  cancel(): void;
  setGuess(guess: number): void;
}

/** The run of an assignment, as this visit began it, and the guess that belongs to it; both outlast the page. */
export function useAssignmentRun(assignment: Assignment, data: string): AssignmentRun {
  const { run, unsaved } = useServices();
  const by = `class/${data}`;
  const { guess, plans, setGuess, add } = useAttemptAt(data);
  // Asked for is not begun: the bench may be another's still, with this assignment's last run on the screen.
  const own = useRun(({ plan }) => plan !== null && plans.includes(plan));
  const going = useRun(isGoing);
  const report = useRun((state) => state.report);
  const cancelled = useRun((state) => state.cancelled);
  const known = useMemo(() => withKernels(workloads, assignment.kernel ? [assignment.kernel] : []), [assignment]);
  const summary = useMemo(() => (own && report ? summarize(report, known) : null), [own, report, known]);
  return {
    by,
    guess,
    setGuess,
    phase: own ? (going ? 'going' : 'over') : 'ready',
    cancelled: own && cancelled,
    summary,
    async start(instead) {
      const plan = planOf(assignment);
      add(plan);
      // The history knows no kernels: another text would go under the same name there.
      const kept = assignment.kernel === null;
      await unsaved.during(() => run.start(plan, { by, use: 'class' }, { kept, instead }));
    },
    cancel: run.cancel,
  };
}
