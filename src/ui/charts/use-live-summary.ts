import { startTransition, useEffect, useState } from 'react';
import type { Workload } from '../../engine/contract.ts';
import { summaryEnvironment } from '../../results/summarize.ts';
import type { Summary } from '../../results/summary.ts';
import { workloads as registered } from '../../workloads/registry.ts';
import { isGoing, type RunState } from '../state/run-store.ts';
import { useServices } from '../state/services.tsx';
import { createLiveRows } from './live-rows.ts';

/** A chart is drawn again at most this often while it grows. */
const DRAW_EVERY_MS = 500;
/** Longest stretch of work at a time: a tenth of what the page may take. */
const SLICE_MS = 5;
const BREATH_MS = 15;

export interface LiveSummary {
  /** Null until something was measured. */
  readonly summary: Summary | null;
  /** Whether more is to come. Changes together with the last rows, so that a chart is not drawn twice. */
  readonly live: boolean;
}

const NOTHING: LiveSummary = { summary: null, live: false };

/**
 * The run in the store as a summary that grows.
 * @param own whether that run belongs to this page
 * @param workloads stable
 */
export function useLiveSummary(own: boolean, workloads: readonly Workload[] = registered): LiveSummary {
  const { run } = useServices();
  const [drawnNow, setDrawnNow] = useState(NOTHING);

  useEffect(() => {
    if (!own) {
      setDrawnNow(NOTHING);
      return;
    }
    const live = createLiveRows(workloads);
    let begun = new Date().toISOString();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let drawn = -Infinity;

    const draw = () => {
      timer = undefined;
      const state = run.getState();
      if (!live.update(state.measurements, performance.now() + SLICE_MS)) {
        timer = setTimeout(draw, BREATH_MS);
        return;
      }
      drawn = performance.now();
      startTransition(() => setDrawnNow({ summary: summaryOf(state, live.rows(), begun), live: isGoing(state) }));
    };
    const schedule = () => {
      timer ??= setTimeout(draw, Math.max(0, drawn + DRAW_EVERY_MS - performance.now()));
    };

    schedule();
    const unsubscribe = run.subscribe((state, before) => {
      if (state.plan !== before.plan) begun = new Date().toISOString();
      if (state.measurements !== before.measurements || state.phase !== before.phase) schedule();
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [own, run, workloads]);

  return drawnNow;
}

function summaryOf(state: RunState, rows: Summary['measurements'], begun: string): Summary | null {
  const { environment, plan, report } = state;
  if (!environment || !plan || !rows.length) return null;
  return {
    schema: 1,
    startedAt: (report?.startedAt ?? begun).replace(/\.\d+Z$/, 'Z'),
    budgetMs: plan.budgetMs,
    seed: plan.seed,
    environment: summaryEnvironment(report?.environment ?? environment),
    measurements: rows,
  };
}
