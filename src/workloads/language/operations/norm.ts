/** Layer norm: J. L. Ba, J. R. Kiros and G. E. Hinton, "Layer Normalization" (arXiv 1607.06450). */
import { roundingVariance } from '../../../engine/compare.ts';
import type { Floats, Table } from '../layout.ts';
import type { Range } from './projection.ts';
import { type Round, relative } from './rounding.ts';

/** Added to the variance. */
export const EPSILON = 1e-5;

/** to = (from − mean) / deviation · gains + biases; mean and 1 / deviation of each row go to `stats`. */
export function normalize(
  work: Floats,
  from: Table,
  weights: Floats,
  gains: number,
  stats: Table,
  to: Table,
  { begin, end }: Range,
  round: Round,
): void {
  const d = from.columns;
  for (let row = begin; row < end; row++) {
    const source = from.first + row * d;
    let [sum, raw] = [0, 0];
    for (let c = 0; c < d; c++) {
      sum += work[source + c];
      raw += work[source + c] ** 2;
    }
    const mean = round ? round(sum / d, roundingVariance(d, sum, raw) / (d * d)) : sum / d;
    let [squares, fourths] = [0, 0];
    for (let c = 0; c < d; c++) {
      const square = (work[source + c] - mean) ** 2;
      squares += square;
      fourths += square * square;
    }
    const variance = squares / d + EPSILON;
    // Half of the relative error of the variance; differences are rounded before they are squared.
    const spread = round ? roundingVariance(d, squares, fourths) / (2 * d * variance) ** 2 : 0;
    const scale = 1 / Math.sqrt(variance);
    const rounded = round ? round(scale, scale * scale * spread + relative(scale, 9)) : scale;
    const at = stats.first + row * stats.columns;
    work[at] = mean;
    work[at + 1] = rounded;
    for (let c = 0; c < d; c++) {
      const unit = (work[source + c] - mean) * rounded;
      const scaled = unit * weights[gains + c];
      const value = scaled + weights[gains + d + c];
      const target = to.first + row * d + c;
      work[target] = round ? round(value, relative(scaled, 4) + relative(value, 1)) : value;
    }
  }
}

/** From the derivatives by what `normalize` gave to those by what it was given, `residual` added. */
export function normalizeBack(
  work: Floats,
  from: Table,
  weights: Floats,
  gains: number,
  stats: Table,
  delta: Table,
  residual: Table | null,
  to: Table,
  { begin, end }: Range,
  round: Round,
): void {
  const d = from.columns;
  for (let row = begin; row < end; row++) {
    const line = row * d;
    const mean = work[stats.first + row * stats.columns];
    const scale = work[stats.first + row * stats.columns + 1];
    let [sum, raw, along, alongRaw] = [0, 0, 0, 0];
    for (let c = 0; c < d; c++) {
      const slope = work[delta.first + line + c] * weights[gains + c];
      const product = slope * ((work[from.first + line + c] - mean) * scale);
      sum += slope;
      raw += slope * slope;
      along += product;
      alongRaw += product * product;
    }
    const mean1 = round ? round(sum / d, roundingVariance(d, sum, raw) / (d * d)) : sum / d;
    const mean2 = round ? round(along / d, roundingVariance(d, along, alongRaw) / (d * d)) : along / d;
    for (let c = 0; c < d; c++) {
      const unit = (work[from.first + line + c] - mean) * scale;
      const slope = work[delta.first + line + c] * weights[gains + c];
      const before = residual ? work[residual.first + line + c] : 0;
      const value = before + scale * (slope - mean1 - unit * mean2);
      const parts = scale * (Math.abs(slope) + Math.abs(mean1) + Math.abs(unit * mean2));
      work[to.first + line + c] = round ? round(value, relative(parts, 4) + relative(value, 1)) : value;
    }
  }
}
