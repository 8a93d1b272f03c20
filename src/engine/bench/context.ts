/** What a run shares with its groups and cases. */
import type { Backend, Clock, Params, RunEvent, SecondGpu, Workload } from '../contract.ts';
import type { Estimator } from './estimate.ts';
import type { ProtocolSettings } from './protocol.ts';

export interface BenchClock extends Clock {
  /** Calls back after `ms`; the returned function cancels. */
  timer(ms: number, call: () => void): () => void;
}

export interface Visibility {
  hidden(): boolean;
  /** Counts every change, so that a sample knows whether the page was hidden in between. */
  changes(): number;
}

/** What the groups of one run share. */
export interface RunContext {
  readonly backends: readonly Backend[];
  readonly clock: BenchClock;
  readonly settings: ProtocolSettings;
  readonly signal: AbortSignal;
  readonly visibility: Visibility;
  readonly estimator: Estimator;
  /** Backends that have been rebuilt in this run: once is all they get. */
  readonly rebuilt: Set<Backend>;
  /** What each takes to report that nothing was to be done, once it has been asked. */
  readonly idleMs: Map<Backend, number>;
  /** Clock time at which the run should be over. */
  readonly plannedEnd: number;
  /** At which it must be: later than `plannedEnd` where the plan stretches. */
  readonly lastEnd: number;
  readonly budgetMs: number;
  readonly quantumMs: number;
  /** Whether that GPU is software, or not there. */
  software(gpu: SecondGpu | undefined): boolean;
  /** What was tuned for these parameters on that GPU. */
  tuned(workload: Workload, params: Params, gpu: SecondGpu | undefined): string | undefined;
  /** The step of that GPU's timestamps. */
  gpuQuantumMs(gpu: SecondGpu | undefined): number;
  /** Between rounds, when nothing is timed: resolves when whoever follows the run has seen what there is to see. */
  pause(): Promise<void>;
  progress(groupFraction: number): RunEvent;
  /** Whether an interim measurement of this case may be sent: four a second at most. */
  due(index: number): boolean;
}
