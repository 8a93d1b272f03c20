/**
 * The proof of one iteration, from the temperature that the contender itself had before it: all of its steps in float64.
 *
 * A step is a mean of five cells, whose weights are positive and add up to one, and a source; so what was wrong before it
 * is not made larger (the maximum principle), and it adds no more than its own roundings: no cell goes through more than
 * three sums, a product and two sums, which give gamma(6) of the magnitudes of its terms (N. J. Higham, "Accuracy and Stability of Numerical Algorithms", 2nd ed., §3.1), in any order and
 * with or without fused multiply-add. The magnitudes are the largest temperature before the step and the largest source.
 */
import { checkElementwise, gamma, LARGEST, SMALLEST_NORMAL } from '../../engine/compare.ts';
import type { Tensors, Verdict, Verifier } from '../../engine/contract.ts';
import { type HeatParams, probedRow } from './definition.ts';
import { sweepRows } from './kernels.ts';

const STEP = gamma(6);

export function verifier({ source, ...start }: Tensors, p: HeatParams): Verifier {
  const strongest = largestOf(source);
  // Whoever asks again about the same iteration need not wait.
  let known: { readonly before: Tensors; readonly expected: Expected } | null = null;
  const after = (before: Tensors): Expected => {
    if (known?.before !== before) known = { before, expected: stepsFrom(before.temperature, source, strongest, p) };
    return known.expected;
  };
  return {
    check: () => {
      throw new Error('An iteration is checked from the state before it.');
    },
    step: (before, found) => verdictOf(after(before), found, p),
    get reference() {
      const temperature = Float32Array.from(after(start).temperature);
      return { temperature, profile: profileOf(temperature, p) };
    },
  };
}

interface Expected {
  readonly temperature: Float64Array;
  readonly tolerance: number;
  /** Where numbers could leave f32 on the way, nobody can say what comes of them. */
  readonly defined: boolean;
}

function stepsFrom(before: Tensors[string], source: Tensors[string], strongest: number, p: HeatParams): Expected {
  let from = Float64Array.from(before);
  let to = new Float64Array(from.length);
  const exact = Float64Array.from(source);
  let tolerance = 0;
  let most = 0;
  for (let step = 0; step < p.steps; step++) {
    const hottest = largestOf(from) + tolerance;
    most = Math.max(most, hottest + strongest);
    tolerance += STEP * (hottest + strongest) + 8 * SMALLEST_NORMAL;
    sweepRows(from, to, exact, p, 0, p.height);
    [from, to] = [to, from];
  }
  return { temperature: from, tolerance, defined: 4 * most <= LARGEST };
}

/** NaN where anything is. */
function largestOf(field: ArrayLike<number>): number {
  let largest = 0;
  for (let at = 0; at < field.length; at++) {
    const size = Math.abs(field[at]);
    if (!(size <= largest)) largest = size;
    if (Number.isNaN(size)) return size;
  }
  return largest;
}

const profileOf = (temperature: Float32Array, { width, height }: HeatParams): Float32Array<ArrayBuffer> =>
  Float32Array.from(temperature.subarray(probedRow(height) * width, (probedRow(height) + 1) * width));

function verdictOf({ temperature, tolerance, defined }: Expected, found: Tensors, p: HeatParams): Verdict {
  const verdict = { ok: false, maxError: Infinity, tolerance, method: 'elementwise' } as const;
  if (!defined || found.temperature.length !== temperature.length) return { ...verdict, at: null };
  const report = checkElementwise(found.temperature, temperature, () => tolerance);
  const at = `cell (${report.index % p.width}, ${Math.floor(report.index / p.width)})`;
  if (!report.ok) return { ...verdict, maxError: report.maxError, at };
  // The row that is told is the contender's own.
  const row = profileOf(found.temperature as Float32Array, p);
  const told = checkElementwise(found.profile, row, () => 0);
  if (!told.ok) return { ...verdict, maxError: told.maxError, tolerance: 0, at: `profile, cell ${told.index}` };
  return { ...verdict, ok: true, maxError: report.maxError, at };
}
