import { useMemo } from 'react';
import type { Plan } from '../../engine/contract.ts';
import { summarize } from '../../results/summarize.ts';
import type { Summary } from '../../results/summary.ts';
import type { RunPhase } from '../../ui/state/run-store.ts';
import { useRun, useServices } from '../../ui/state/services.tsx';
import { workloads } from '../../workloads/registry.ts';
import { rerunKey, rerunOf } from './rerun.ts';

export interface RerunState {
  /** Whose run it is, in the run store. */
  readonly key: string;
  readonly phase: 'ready' | 'running' | 'cancelling' | 'over';
  /** Null when nothing of it can be run here. */
  readonly plan: Plan | null;
  readonly unknown: number;
  /** What this machine measured, once it is over; null where the run ended without a report. */
  readonly here: Summary | null;
  /** @param instead stops what has the bench */
  start(instead?: boolean): Promise<void>;
  cancel(): void;
}

/** Runs a shared result's plan through the run store, and finds a run of it that is there already. */
export function useRerun(shared: Summary): RerunState {
  const { run } = useServices();
  const { plan, unknown } = useMemo(() => rerunOf(shared, workloads), [shared]);
  const key = useMemo(() => (plan ? rerunKey(plan) : ''), [plan]);
  const own = useRun((state) => plan !== null && state.by === key);
  const runPhase = useRun((state) => state.phase);
  const report = useRun((state) => state.report);
  const here = useMemo(() => (own && report ? summarize(report, workloads) : null), [own, report]);
  return {
    key,
    phase: phaseOf(own, runPhase),
    plan,
    unknown,
    here,
    async start(instead) {
      if (plan) await run.start(plan, { by: key, use: 'rerun' }, { instead });
    },
    cancel: run.cancel,
  };
}

function phaseOf(own: boolean, phase: RunPhase): RerunState['phase'] {
  if (!own || phase === 'idle') return 'ready';
  return phase === 'running' || phase === 'cancelling' ? phase : 'over';
}
