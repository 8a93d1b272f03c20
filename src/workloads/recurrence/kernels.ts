/** The JavaScript kernel. Weights are stored by what they come from, [from, to]: a row belongs to one number of the state. */
import type { Tensors } from '../../engine/contract.ts';
import type { RecurrenceParams } from './definition.ts';

/** Sequences [begin, end). */
export function recur({ x, w, u, h }: Tensors, { t, d }: RecurrenceParams, begin: number, end: number): void {
  const sums = new Float64Array(d);
  for (let sequence = begin; sequence < end; sequence++) {
    for (let step = 0; step < t; step++) {
      const at = (sequence * t + step) * d;
      sums.fill(0);
      addRows(sums, u, x, at, d);
      if (step > 0) addRows(sums, w, h, at - d, d);
      for (let to = 0; to < d; to++) h[at + to] = Math.tanh(sums[to]);
    }
  }
}

/** Adds vector · matrix to the sums. */
function addRows(
  sums: Float64Array,
  matrix: ArrayLike<number>,
  vector: ArrayLike<number>,
  at: number,
  d: number,
): void {
  for (let from = 0; from < d; from++) {
    const factor = vector[at + from];
    const row = from * d;
    for (let to = 0; to < d; to++) sums[to] += factor * matrix[row + to];
  }
}
