import type { Reason } from './contract.ts';

/** The backend cannot go on: a lost device, a crashed worker. `runPlan` rebuilds it once and tries the case again. */
export class BackendLostError extends Error {
  readonly reason: Reason;

  constructor(reason: Reason) {
    super(reason.text.en);
    this.name = 'BackendLostError';
    this.reason = reason;
  }
}
