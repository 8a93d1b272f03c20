/** What a tuner goes by, and what it is given. */
import type { Visibility } from '../bench/context.ts';
import type { Backend, Clock, Environment, GpuCapabilities } from '../contract.ts';

export interface TuneSettings {
  /** A batch aims at this long. */
  readonly batchMs: number;
  /** Before the first size: GPU clocks ramp for hundreds of milliseconds. */
  readonly warmMs: { readonly hardware: number; readonly other: number };
  /** Slower than the best of its size by more than this: not tried at the next. */
  readonly hopeless: number;
  /** Halving ends with this many. */
  readonly finalists: number;
  /** A device that is lost more often than this is left alone. */
  readonly losses: number;
}

export const DEFAULT_TUNING: TuneSettings = {
  batchMs: 20,
  warmMs: { hardware: 300, other: 0 },
  hopeless: 4,
  finalists: 3,
  losses: 3,
};

export interface TuneDependencies {
  readonly backend: Backend;
  readonly capabilities: GpuCapabilities;
  readonly environment: Environment;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly visibility: Visibility;
  readonly seed: number;
  readonly settings?: TuneSettings;
}
