import { useMemo } from 'react';
import type { Plan } from '../../engine/contract.ts';
import { summarize } from '../../results/summarize.ts';
import type { Summary } from '../../results/summary.ts';
import { useRun, useServices } from '../../ui/state/services.tsx';
import { workloads } from '../../workloads/registry.ts';
import { rerunOf, samePlan } from './rerun.ts';

const OWN = 'result';

export interface RerunState {
  /** `busy`: another page's run is going on. */
  readonly phase: 'ready' | 'busy' | 'running' | 'cancelling' | 'over';
  /** Null when nothing of it can be run here. */
  readonly plan: Plan | null;
  readonly unknown: number;
  /** What this machine measured, once it is over; null where the run ended without a report. */
  readonly here: Summary | null;
  start(): void;
  cancel(): void;
}

/** Runs a shared result's plan through the run store, and finds a run of it that is there already. */
export function useRerun(shared: Summary): RerunState {
  const { run } = useServices();
  const { plan, unknown } = useMemo(() => rerunOf(shared, workloads), [shared]);
  const own = useRun((state) => state.by === OWN && state.plan !== null && plan !== null && samePlan(state.plan, plan));
  const runPhase = useRun((state) => state.phase);
  const report = useRun((state) => state.report);
  const here = useMemo(() => (own && report ? summarize(report, workloads) : null), [own, report]);
  return {
    phase: phaseOf(own, runPhase),
    plan,
    unknown,
    here,
    start: () => {
      if (plan) void run.start(plan, OWN);
    },
    cancel: () => void run.cancel(),
  };
}

function phaseOf(own: boolean, phase: string): RerunState['phase'] {
  const going = phase === 'running' || phase === 'cancelling';
  if (!own) return going ? 'busy' : 'ready';
  if (going) return phase;
  return phase === 'idle' ? 'ready' : 'over';
}
