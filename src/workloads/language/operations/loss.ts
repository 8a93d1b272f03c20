/** Softmax and cross-entropy. */
import { roundingVariance } from '../../../engine/compare.ts';
import type { TensorData } from '../../../engine/contract.ts';
import { type Floats, type LanguageParams, LOSS, type Work } from '../layout.ts';
import { exponentialRoundings, QUOTIENT_ROUNDINGS, type Round, relative } from './rounding.ts';

/** WGSL: logarithms around 1 are within 2^-21. */
const LOGARITHM = 2 ** -21;

/** Of the sequence at place `at`: logits become the derivatives of the batch's mean loss by them; a token's loss goes to `stats`. */
export function softmaxLoss(
  work: Floats,
  targets: TensorData,
  { logits, stats }: Work,
  at: number,
  { b, t, vocabulary }: LanguageParams,
  round: Round,
): void {
  const powers = new Float64Array(vocabulary);
  for (let i = 0; i < t; i++) {
    const row = at * t + i;
    const line = logits.first + row * logits.columns;
    const target = targets[i];
    let most = -Infinity;
    for (let c = 0; c < vocabulary; c++) most = Math.max(most, work[line + c]);
    let [total, squares] = [0, 0];
    for (let c = 0; c < vocabulary; c++) {
      const below = work[line + c] - most;
      const power = Math.exp(below);
      powers[c] = round ? round(power, relative(power, exponentialRoundings(below))) : power;
      total += powers[c];
      squares += powers[c] ** 2;
    }
    if (round) total = round(total, roundingVariance(vocabulary, total, squares));
    const loss = Math.log(total) + most - work[line + target];
    const parts = Math.log(total) + Math.abs(most) + Math.abs(work[line + target]);
    const lossRow = stats.first + row * stats.columns + LOSS;
    work[lossRow] = round ? round(loss, relative(parts, 6) + LOGARITHM ** 2) : loss;
    for (let c = 0; c < logits.columns; c++) {
      const share = c < vocabulary ? powers[c] / total : 0;
      const slope = share - (c === target ? 1 : 0);
      const variance = round ? relative(share, QUOTIENT_ROUNDINGS) + relative(slope, QUOTIENT_ROUNDINGS + 1) : 0;
      work[line + c] = (round && c < vocabulary ? round(slope, variance) : slope) / (b * t);
    }
  }
}
