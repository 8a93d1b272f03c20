/**
 * The reference in float64 and how far a result may be from it. With scores s, weights p = exp(s - max) / total and output
 * o = Σ p·v of a query that sees n keys, every operation rounded to within 2u (`ROUNDING`):
 *
 * - a score is off by ε = gamma(d + 2) · scale · |q||k| at most, in any order of its sum, and so is the largest;
 * - exp has the error that WGSL allows, 3 + 2|x| ulp, of an x in [-X, 0], which has been rounded itself (ours in
 *   assembly/index.ts has less); a running maximum multiplies by as many more as it has steps, of four keys at least,
 *   whose arguments add up to X at most.
 *
 * So each weight is off by ρ = 2ε + 2u(3 + 3X) + 8u(n/4 + 1), relative to itself, both sums by gamma(n + 2) more, and o by
 * twice that of Σ p|v|. That worst case would let f16 pass, so the root mean square of all errors is bound as well: errors
 * of scores and exponentials do not look at v, so that theirs add up to σ²·Σ p²(v - o)², beside what `roundingVariance`
 * expects of the two sums.
 */
import {
  checkElementwise,
  checkRms,
  gamma,
  RMS_FACTOR,
  roundingVariance,
  SMALLEST_NORMAL,
  UNIT_ROUNDOFF,
  WRONG_LENGTH,
} from '../../engine/compare.ts';
import type { TensorData, Tensors, Verdict, Verifier } from '../../engine/contract.ts';
import { randomU32 } from '../../engine/random.ts';
import { gather } from '../../engine/sample.ts';
import { type AttentionParams, scaleOf } from './definition.ts';

/** Multiply-adds up to which every query is checked; beyond, it would take seconds. */
const FULL_STEPS = 0.15e9;
/** Beyond this a score, or a sum of its products, may overflow in one order and not in another. */
const SAFE = 2 ** 100;
/** Steps of a running maximum that are no step of nothing: it rarely rises after the first few. */
const RISES = 16;

export function verifier(inputs: Tensors, p: AttentionParams): Verifier {
  const { t, d, heads } = p;
  const rows = rowsToCheck(p);
  const { values, tolerances, rms } = prepare(inputs, p, rows);
  const all = rows.length === heads * t;
  const check = ({ output }: Tensors): Verdict => {
    if (output.length !== heads * t * d) return { ...WRONG_LENGTH, at: null, method: 'elementwise' };
    const actual = all ? output : gather(output, rows, d);
    const { ok, maxError, tolerance, index } = checkElementwise(actual, values, (at) => tolerances[at]);
    const row = rows[Math.floor(index / d)];
    const at = index < 0 ? null : `head ${Math.floor(row / t)}, token ${row % t}, number ${index % d}`;
    const mean = ok ? checkRms(actual, values, rms) : null;
    if (!mean || mean.ok) return { ok, maxError, tolerance, at, method: 'elementwise' };
    const everything = `${actual.length} elements (root mean square)`;
    return { ok: false, maxError: mean.maxError, tolerance: mean.tolerance, at: everything, method: 'elementwise' };
  };
  // What is not finite, or overflows, spreads to whatever a kernel multiplies by zero.
  const safe = [inputs.q, inputs.k, inputs.v].every((data) => data.every((value) => Math.abs(value) < SAFE));
  return all && safe ? { check, reference: { output: Float32Array.from(values) } } : { check };
}

/** All rows, or of each head the first, the last, and one of each of many runs of equal length. */
function rowsToCheck({ t, d, heads }: AttentionParams): Uint32Array {
  const steps = heads * t * t * d;
  if (steps <= FULL_STEPS) return Uint32Array.from({ length: heads * t }, (_, row) => row);
  const runs = Math.max(16, Math.floor((t * FULL_STEPS) / steps));
  const next = randomU32(1, 3);
  const rows: number[] = [];
  for (let head = 0; head < heads; head++) {
    rows.push(head * t);
    for (let run = 0; run < runs; run++) {
      const from = Math.floor((run * t) / runs);
      const to = Math.floor(((run + 1) * t) / runs);
      rows.push(head * t + from + (next() % (to - from)));
    }
    rows.push(head * t + t - 1);
  }
  return Uint32Array.from(rows);
}

interface Expected {
  readonly values: Float64Array;
  readonly tolerances: Float64Array;
  /** What the root mean square of all errors may be. */
  readonly rms: number;
}

function prepare({ q, k, v }: Tensors, p: AttentionParams, rows: Uint32Array): Expected {
  const { t, d } = p;
  const scale = scaleOf(p);
  const values = new Float64Array(rows.length * d);
  const tolerances = new Float64Array(rows.length * d);
  const weights = new Float64Array(t);
  const magnitudes = new Float64Array(d);
  const squares = new Float64Array(d);
  const keyNorms = normsOf(k, d);
  let variance = 0;
  for (const [n, row] of rows.entries()) {
    const token = row % t;
    const first = row - token;
    const line = values.subarray(n * d, (n + 1) * d);
    magnitudes.fill(0);
    squares.fill(0);
    const { least, most } = scoresOf(q.subarray(row * d, (row + 1) * d), k, first * d, token, scale, weights);
    let total = 0;
    let concentration = 0;
    for (let j = 0, at = first * d; j <= token; j++) {
      const weight = Math.exp(weights[j] - most);
      total += weight;
      concentration += weight * weight;
      for (let c = 0; c < d; c++, at++) {
        const part = weight * v[at];
        line[c] += part;
        magnitudes[c] += Math.abs(part);
        squares[c] += part * part;
      }
    }
    const seen = token + 1;
    const norms = normsOf(q.subarray(row * d, (row + 1) * d), d)[0] * largest(keyNorms, first, first + seen);
    const relative = 2 * (weightError(p, norms * scale, most - least, seen) + gamma(seen + 2)) + 8 * UNIT_ROUNDOFF;
    const sigma = weightVariance(p, norms, Math.max(Math.abs(most), Math.abs(least)), most - least);
    concentration /= total * total;
    for (let c = 0; c < d; c++) {
      line[c] /= total;
      tolerances[n * d + c] = (relative * magnitudes[c]) / total + 2 * seen * SMALLEST_NORMAL;
      const square = squares[c] / (total * total);
      const spread = 2 * (square + line[c] * line[c] * concentration);
      variance += sigma * spread + roundingVariance(seen, line[c], square);
      variance += line[c] * line[c] * roundingVariance(seen, 1, concentration) + (5 * UNIT_ROUNDOFF * line[c]) ** 2;
    }
  }
  return { values, tolerances, rms: RMS_FACTOR * Math.sqrt(variance / values.length) };
}

/** Scores of keys up to `token`, to `scores`; the smallest and the largest of them. */
function scoresOf(query: TensorData, k: TensorData, from: number, token: number, scale: number, scores: Float64Array) {
  let least = Infinity;
  let most = -Infinity;
  for (let j = 0, at = from; j <= token; j++) {
    let score = 0;
    for (let c = 0; c < query.length; c++, at++) score += query[c] * k[at];
    scores[j] = score * scale;
    least = Math.min(least, scores[j]);
    most = Math.max(most, scores[j]);
  }
  return { least, most };
}

/** ρ, with `size` = scale · |q||k| and X = `range`. */
const weightError = ({ d }: AttentionParams, size: number, range: number, seen: number): number =>
  2 * gamma(d + 2) * size + UNIT_ROUNDOFF * (6 + 6 * range + 8 * (seen / 4 + 1));

/** σ²: of a score's sum, whose squares are those of independent numbers of such norms, and of exponentials. */
function weightVariance(p: AttentionParams, norms: number, score: number, range: number): number {
  const scale = scaleOf(p);
  const sum = scale ** 2 * roundingVariance(p.d, score / scale, norms ** 2 / p.d);
  return sum + (UNIT_ROUNDOFF ** 2 / 3) * ((6 + 6 * range) ** 2 + RISES * 8 ** 2);
}

function normsOf(data: TensorData, d: number): Float64Array {
  const norms = new Float64Array(data.length / d);
  for (let row = 0, at = 0; row < norms.length; row++) {
    let square = 0;
    for (let c = 0; c < d; c++, at++) square += data[at] * data[at];
    norms[row] = Math.sqrt(square);
  }
  return norms;
}

const largest = (values: Float64Array, begin: number, end: number) =>
  values.subarray(begin, end).reduce((most, value) => Math.max(most, value), 0);
