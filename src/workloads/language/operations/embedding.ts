/** From tokens to the residual stream. */
import type { TensorData } from '../../../engine/contract.ts';
import { type Floats, type LanguageParams, type Parameters, type Table, windowAt } from '../layout.ts';
import { type Round, relative } from './rounding.ts';

/** Of `tokens` or `targets`, [windows, t], the row that stands at a place of the batch. */
export function rowAt(windows: TensorData, step: number, at: number, p: LanguageParams): TensorData {
  const window = windowAt(step, at, p);
  return windows.subarray(window * p.t, (window + 1) * p.t);
}

/** The sequence at place `at`: of each token its row of the embedding and that of its position. */
export function embed(
  work: Floats,
  tokens: TensorData,
  weights: Floats,
  { embedding, positions }: Parameters,
  to: Table,
  at: number,
  { t, width: d }: LanguageParams,
  round: Round,
): void {
  for (let i = 0; i < t; i++) {
    for (let c = 0; c < d; c++) {
      const value = weights[embedding.first + tokens[i] * d + c] + weights[positions.first + i * d + c];
      work[to.first + (at * t + i) * d + c] = round ? round(value, relative(value, 1)) : value;
    }
  }
}
