/**
 * The reference in float64 and how far a result may be from it, with u the unit roundoff of f32. y = e^-d / sum, where d
 * is how far a score lies below the highest of its row. Relative errors:
 * - An exponential is off by at most 3 + 2d units in the last place (WGSL, "Accuracy of Built-in Functions"; those of
 *   CPUs are closer), each 2u at most, and the subtraction before it by 2ud, as WGSL lets it round either way: 6u(1 + d).
 *   The sum has a mean of such errors, weighted by the terms.
 * - A kernel with a running maximum scales what it has whenever the maximum rises. The distances of these steps add up to
 *   d, which is counted; each step adds 3 units in the last place and a multiplication, 8u. How often does it rise? In an
 *   order that does not look at the scores ln n times on average, with a variance below that: at most 12 ± 3.5 here, and
 *   a few more where partial maxima are joined. 40 are allowed.
 * - The sum of n positive terms: the smaller of the worst case, gamma(n), and 16 standard deviations of
 *   `roundingVariance`.
 * - A division (2.5 units in the last place) and a multiplication: 8u.
 * Results and terms below the smallest normal number may be flushed to zero.
 */
import { checkElementwise, gamma, roundingVariance, SMALLEST_NORMAL, UNIT_ROUNDOFF } from '../../engine/compare.ts';
import type { Tensors, Verdict, Verifier } from '../../engine/contract.ts';
import type { SoftmaxParams } from './definition.ts';

/** Every number is checked at any size, about so many at a time. */
const CHUNK = 2 ** 16;
/** Numbers up to which the whole reference is kept. */
const KEPT = 2 ** 20;
const RISES = 40;
const DEVIATIONS = 16;
const EXPONENTIAL = 6 * UNIT_ROUNDOFF;

export function verifier({ x }: Tensors, p: SoftmaxParams): Verifier {
  const { m, n } = p;
  const rows = rowsOf(x, p);
  const check = ({ y }: Tensors): Verdict => {
    const verdict: Verdict = { ok: false, maxError: Infinity, tolerance: 0, at: null, method: 'elementwise' };
    if (y.length !== m * n) return verdict;
    let worst: Verdict = { ...verdict, ok: true, maxError: 0 };
    const step = Math.max(1, Math.floor(CHUNK / n));
    for (let row = 0; row < m && worst.ok; row += step) {
      const { values, tolerances } = expected(x, p, rows, row, Math.min(row + step, m));
      const actual = y.subarray(row * n, row * n + values.length);
      const { ok, maxError, index } = checkElementwise(actual, values, (at) => tolerances[at]);
      if (ok && maxError < worst.maxError) continue;
      // Tolerances differ by many orders of magnitude: what is right is told by its largest error.
      const place = ok ? farthest(actual, values) : index;
      const at = `row ${row + Math.floor(place / n)}, column ${place % n}`;
      worst = { ...worst, ok, maxError, tolerance: tolerances[place], at };
    }
    return worst;
  };
  if (m * n > KEPT) return { check };
  return { check, reference: { y: Float32Array.from(expected(x, p, rows, 0, m).values) } };
}

function farthest(actual: ArrayLike<number>, values: Float64Array): number {
  let place = 0;
  for (let at = 1; at < values.length; at++) {
    if (Math.abs(actual[at] - values[at]) > Math.abs(actual[place] - values[place])) place = at;
  }
  return place;
}

interface Rows {
  readonly highest: Float64Array;
  readonly sums: Float64Array;
  /** Relative error that every result of the row may have, whatever its own distance. */
  readonly slack: Float64Array;
}

function rowsOf(x: ArrayLike<number>, { m, n }: SoftmaxParams): Rows {
  const highest = new Float64Array(m);
  const sums = new Float64Array(m);
  const slack = new Float64Array(m);
  for (let row = 0; row < m; row++) {
    const first = row * n;
    let top = -Infinity;
    for (let i = first; i < first + n; i++) top = Math.max(top, x[i]);
    let sum = 0;
    let squares = 0;
    let distances = 0;
    for (let i = first; i < first + n; i++) {
      const term = Math.exp(x[i] - top);
      sum += term;
      squares += term * term;
      // Where a term is nothing its distance is none either, and may be too large to count with.
      if (term > 0) distances += term * (top - x[i]);
    }
    const adding = Math.min(gamma(n), (DEVIATIONS * Math.sqrt(roundingVariance(n, sum, squares))) / sum);
    highest[row] = top;
    sums[row] = sum;
    slack[row] = EXPONENTIAL * (2 + distances / sum) + 8 * UNIT_ROUNDOFF * (RISES + 1) + adding;
  }
  return { highest, sums, slack };
}

/** Rows [begin, end): a tolerance is NaN, which nothing meets, where a distance is no number of f32. */
function expected(x: ArrayLike<number>, { n }: SoftmaxParams, rows: Rows, begin: number, end: number) {
  const values = new Float64Array((end - begin) * n);
  const tolerances = new Float64Array(values.length);
  for (let row = begin, at = 0; row < end; row++) {
    for (let column = 0; column < n; column++, at++) {
      const distance = rows.highest[row] - x[row * n + column];
      const value = Math.exp(-distance) / rows.sums[row];
      values[at] = value;
      tolerances[at] = Number.isFinite(Math.fround(distance))
        ? value * (rows.slack[row] + EXPONENTIAL * distance) + 2 * SMALLEST_NORMAL
        : Number.NaN;
    }
  }
  return { values, tolerances };
}
