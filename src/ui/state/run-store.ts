/** The one run that is going on or has just ended. Outside React: a page that is left and opened again finds it here. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  CaseId,
  CasePhase,
  Environment,
  Kernel,
  LocalText,
  Measurement,
  Plan,
  Report,
  RunEvent,
  Tensors,
} from '../../engine/contract.ts';
import { type StorageTrouble, storageTrouble } from '../../results/history/trouble.ts';
import type { Claim, HeldBench, Lease } from '../bench/lease.ts';
import { problemOf } from '../bench/problems.ts';

export type RunPhase = 'idle' | 'running' | 'cancelling' | 'done' | 'failed';
/** Where a finished report went: nowhere, into the history, or why not into it; `unloaded`: for nothing that the storage says. */
export type Kept = 'no' | 'saving' | 'yes' | StorageTrouble | 'unloaded';

export interface RunOutputs {
  readonly outputs: Tensors;
  readonly reference: Tensors | null;
}

export interface RunState {
  readonly phase: RunPhase;
  /** Who asked for it (`race`, `lab` …), so that a page shows its own run only. */
  readonly by: string | null;
  readonly plan: Plan | null;
  readonly environment: Environment | null;
  readonly cases: readonly CaseId[];
  /** By index in `cases`; null until the first samples are in. */
  readonly measurements: readonly (Measurement | null)[];
  readonly final: readonly boolean[];
  readonly current: { readonly index: number; readonly phase: CasePhase } | null;
  readonly fraction: number;
  readonly leftMs: number;
  readonly outputs: ReadonlyMap<number, RunOutputs>;
  readonly report: Report | null;
  readonly kept: Kept;
  /** Why the run ended without a report. */
  readonly problem: LocalText | null;
  /** Whether it was told to end before its time. */
  readonly cancelled: boolean;
  /** By the page's clock: when it was asked for; null where nobody told. */
  readonly askedMs: number | null;
  /** What a page first had to show of it, by names of its own: milliseconds since it was asked for. */
  readonly shown: Readonly<Record<string, number>>;
}

export interface StartOptions {
  /** False: the report goes nowhere; for what is drawn many times over while a visitor looks around. */
  readonly kept?: boolean;
  /** Stops what has the bench, see `Lease`. */
  readonly instead?: boolean;
  /** When the visitor asked for it (`performance.now`), so that the wait for what is shown first can be told. */
  readonly askedMs?: number;
}

export interface RunStore extends StoreApi<RunState> {
  /**
   * Resolves when the run is over, however it ended, with what became of it; null where another has the bench and keeps
   * it.
   */
  start(plan: Plan, claim: Claim, options?: StartOptions): Promise<RunState | null>;
  cancel(): void;
  /** Something of the run is on the screen now; the first time of each name counts. */
  show(name: string): void;
  /** Clears the screen; ignored while a run is going on. */
  reset(): void;
}

const IDLE: RunState = {
  phase: 'idle',
  by: null,
  plan: null,
  environment: null,
  cases: [],
  measurements: [],
  final: [],
  current: null,
  fraction: 0,
  leftMs: 0,
  outputs: new Map(),
  report: null,
  kept: 'no',
  problem: null,
  cancelled: false,
  askedMs: null,
  shown: {},
};

export const isGoing = ({ phase }: Pick<RunState, 'phase'>): boolean => phase === 'running' || phase === 'cancelling';

const whyNot = (error: unknown): Kept => {
  try {
    return storageTrouble(error);
  } catch {
    return 'unloaded';
  }
};

/**
 * @param keep stores a finished report, with the visitor's kernels that ran; what it rejects with is sorted by `storageTrouble`
 */
export function createRunStore(
  lease: Pick<Lease, 'use' | 'stop'>,
  keep?: (report: Report, kernels?: readonly Kernel[]) => Promise<unknown>,
): RunStore {
  const store = createStore<RunState>(() => IDLE);

  const keepReport = async (report: Report, kernels?: readonly Kernel[]) => {
    if (!keep || !report.measurements.some(({ status }) => status === 'ok')) return;
    if (store.getState().report === report) store.setState({ kept: 'saving' });
    const kept = await keep(report, kernels).then(() => 'yes' as const, whyNot);
    if (store.getState().report === report) store.setState({ kept });
  };

  return {
    ...store,
    async start(plan, claim, { kept = true, instead, askedMs = null } = {}) {
      let ended: RunState | null = null;
      const whole = async (bench: HeldBench) => {
        store.setState({
          ...IDLE,
          phase: 'running',
          by: claim.by,
          plan,
          cases: plan.cases,
          measurements: plan.cases.map(() => null),
          final: plan.cases.map(() => false),
          leftMs: plan.budgetMs,
          askedMs,
        });
        bench.signal.addEventListener('abort', () => {
          if (store.getState().phase === 'running') store.setState({ phase: 'cancelling', cancelled: true });
        });
        try {
          await bench.run(plan, (events) => store.setState((state) => events.reduce(applyEvent, state)));
          if (!store.getState().report) throw new Error('no report');
        } catch (error) {
          store.setState({ phase: 'failed', current: null, problem: problemOf(error) });
        }
        ended = store.getState();
      };
      const had = await lease.use(claim, whole, instead);
      if (!had) return null;
      const { report } = ended ?? store.getState();
      if (report && kept) await keepReport(report, plan.kernels);
      return ended;
    },
    cancel() {
      const { by, phase } = store.getState();
      if (by !== null && phase === 'running') lease.stop(by);
    },
    show(name) {
      const { askedMs, shown } = store.getState();
      if (askedMs === null || name in shown) return;
      store.setState({ shown: { ...shown, [name]: performance.now() - askedMs } });
    },
    reset() {
      if (!isGoing(store.getState())) store.setState(IDLE);
    },
  };
}

/** Pure: a batch of events is folded in and shown at once. */
export function applyEvent(state: RunState, event: RunEvent): RunState {
  switch (event.type) {
    case 'start':
      return {
        ...state,
        environment: event.environment,
        cases: event.cases,
        measurements: event.cases.map(() => null),
        final: event.cases.map(() => false),
      };
    case 'phase':
      return { ...state, current: { index: event.index, phase: event.phase } };
    case 'progress':
      return { ...state, fraction: event.fraction, leftMs: event.leftMs };
    case 'measurement':
      return {
        ...state,
        measurements: state.measurements.with(event.index, event.measurement),
        final: state.final.with(event.index, event.final),
      };
    case 'output':
      return {
        ...state,
        outputs: new Map(state.outputs).set(event.index, { outputs: event.outputs, reference: event.reference }),
      };
    case 'report':
      return {
        ...state,
        phase: 'done',
        current: null,
        fraction: 1,
        leftMs: 0,
        report: event.report,
        measurements: event.report.measurements,
        final: event.report.measurements.map(() => true),
      };
  }
}
