/**
 * The limits of this machine: what is remembered of them, and the run that measures them. That run has a store of its
 * own, so that it never takes a page's results off the screen; it gives way to whoever wants the bench.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Environment, Plan, Report, Workload } from '../../engine/contract.ts';
import { drawSeed } from '../../engine/random.ts';
import type { KnownLimits } from '../../results/roofline.ts';
import type { Summary } from '../../results/summary.ts';
import type { Claim, Lease } from '../bench/lease.ts';
import { createRunStore, type RunStore } from './run-store.ts';
import type { Preferences } from './storage.ts';

/** What the plan and its outcome need; loaded when first used, with the kernels. */
export interface LimitTools {
  readonly workloads: readonly Workload[];
  readonly limitCases: (workloads: readonly Workload[], gpu: 'hardware' | 'software' | 'none') => Plan['cases'];
  readonly knownLimitsOf: (summary: Summary, workloads: readonly Workload[]) => KnownLimits | null;
  readonly summarize: (report: Report, workloads: readonly Workload[]) => Summary;
}

export interface LimitState {
  readonly known: KnownLimits | null;
  /** False where this browser keeps nothing: the limits then last until the page is closed. */
  readonly kept: boolean;
  /** The last run ended without a whole limit. */
  readonly failed: boolean;
}

export interface LimitStore extends StoreApi<LimitState> {
  readonly run: RunStore;
  /**
   * Resolves when it is over, however it ended.
   * @param instead stops what has the bench, see `Lease`
   */
  measure(instead?: boolean): Promise<void>;
  /** Ends a measurement that is going on; resolves when nothing runs any more. */
  stop(): Promise<void>;
  forget(): void;
  /** Takes the limits out of a finished run of any page, where it holds some. */
  notice(report: Report): Promise<void>;
}

/** Most that it may take. A software adapter shares the processor with everything else; on a quiet one it ends sooner. */
const BUDGET_MS = { hardware: 10_000, software: 20_000, none: 10_000 } as const;
/** Whose run it is. */
export const LIMIT = 'limit';
const CLAIM: Claim = { by: LIMIT, use: 'limit' };

/** @param load asked for on each use */
export function createLimitStore(
  preferences: Preferences,
  lease: Pick<Lease, 'use' | 'stop'>,
  environment: () => Promise<Environment>,
  load: () => Promise<LimitTools>,
): LimitStore {
  const run = createRunStore(lease);
  const store = createStore<LimitState>(() => ({
    known: preferences.read('limits'),
    kept: true,
    failed: false,
  }));
  let going: Promise<void> = Promise.resolve();
  let stopped = false;

  const remember = (known: KnownLimits) =>
    store.setState({ known, kept: preferences.write('limits', known), failed: false });

  const notice = async (report: Report) => {
    const { knownLimitsOf, summarize, workloads } = await load();
    const known = knownLimitsOf(summarize(report, workloads), workloads);
    if (known) remember(known);
  };

  const measure = async (instead?: boolean) => {
    stopped = false;
    store.setState({ failed: false });
    const [{ limitCases, workloads }, { adapter }] = await Promise.all([load(), environment()]);
    const gpu = adapter ? (adapter.software ? 'software' : 'hardware') : 'none';
    const seed = drawSeed();
    const plan: Plan = { cases: limitCases(workloads, gpu), budgetMs: BUDGET_MS[gpu], seed };
    const ended = stopped ? null : await run.start(plan, CLAIM, { instead });
    // It never began: stopped before, or another came first, which its place on the page says.
    if (!ended) return;
    const before = store.getState().known;
    if (ended.report) await notice(ended.report);
    if (store.getState().known === before) store.setState({ failed: true });
  };

  return {
    ...store,
    run,
    notice,
    measure(instead) {
      going = measure(instead).catch(() => store.setState({ failed: true }));
      return going;
    },
    async stop() {
      stopped = true;
      lease.stop(LIMIT);
      await going;
    },
    forget() {
      store.setState({ known: null, kept: preferences.write('limits', null), failed: false });
      run.reset();
    },
  };
}
