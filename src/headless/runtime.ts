import type { Environment, Plan, RunEvent } from '../engine/contract.ts';
import type { SustainEvent, SustainRequest } from '../engine/sustain/api.ts';
import type { TuneEvent, TuneRequest } from '../engine/tune/api.ts';

/** Somewhere that a plan can run: a browser page, or Node itself. */
export interface Runtime {
  environment(): Promise<Environment>;
  /** Resolves after the report event. Aborting the signal ends the run early; the report still comes. */
  run(plan: Plan, onEvent: (event: RunEvent) => void, signal: AbortSignal): Promise<void>;
  /** Resolves after the `end` event. Aborting the signal ends it early with what was found. */
  tune(request: TuneRequest, onEvent: (event: TuneEvent) => void, signal: AbortSignal): Promise<void>;
  /** Resolves after the `end` event. Aborting the signal ends it early with what was run. */
  sustain(request: SustainRequest, onEvent: (event: SustainEvent) => void, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** The run cannot even start; the message says what to do. */
export class RuntimeMissingError extends Error {}

export const NO_HARDWARE =
  'No hardware adapter was found here. Leave out --adapter hardware to measure on the software adapter.';
