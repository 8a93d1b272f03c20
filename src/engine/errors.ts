import type { Reason } from './contract.ts';

/** Expected trouble in the middle of a run (a loop that does not end): the case fails for this reason, the run goes on. */
export class CaseFailedError extends Error {
  readonly reason: Reason;

  constructor(reason: Reason) {
    super(reason.text.en);
    this.name = 'CaseFailedError';
    this.reason = reason;
  }
}

/** The backend cannot go on: a lost device, a crashed worker. `runPlan` rebuilds it once and tries the case again. */
export class BackendLostError extends Error {
  readonly reason: Reason;

  constructor(reason: Reason) {
    super(reason.text.en);
    this.name = 'BackendLostError';
    this.reason = reason;
  }
}

/** Whatever was thrown, in its own words. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
