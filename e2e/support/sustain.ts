/** A sustained run with made-up batches. */
import type { SustainEvent, Sustained, SustainedBatch } from '../../src/engine/sustain/api.ts';
import { measurement, ORDINARY, SOFTWARE } from './figures.ts';

/** Batches of a twentieth of a second without a rest; from `from` seconds on each iteration takes twice as long. */
export function batchesOf(seconds: number, from: number): SustainedBatch[] {
  return Array.from({ length: 20 * seconds }, (_, place) => {
    const endMs = 50 * (place + 1);
    return { endMs, iterations: endMs > 1000 * from ? 5 : 10, workMs: 50, hidden: false };
  });
}

export const told = (batches: readonly SustainedBatch[]): SustainEvent[] =>
  batches.map((batch) => ({ type: 'batch', batch }));

export const endOf = (
  request: { readonly case: Sustained['measurement']['case']; readonly seconds: number; readonly seed: number },
  batches: readonly SustainedBatch[],
  cancelled = false,
): SustainEvent => ({
  type: 'end',
  sustained: {
    environment: SOFTWARE,
    startedAt: '2026-03-14T09:26:53Z',
    seconds: request.seconds,
    seed: request.seed,
    cancelled,
    batches,
    measurement: measurement(request.case, ORDINARY(request.case)),
  },
});
