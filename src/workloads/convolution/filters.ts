/**
 * Filters of any odd width. Built from +, -, * and / alone: `Math.exp` may differ in its last bit between engines, and
 * the same parameters have to give the same weights everywhere.
 */
export const FILTERS = ['gaussian', 'box', 'sharpen', 'edge', 'emboss', 'custom'] as const;
export type Filter = (typeof FILTERS)[number];

const SHARPEN_AMOUNT = 1.5;
const EDGE_GAIN = 6;
const EMBOSS_RELIEF = 2;

/** Whether the filter is the outer product of a column and a row, so that two passes of k taps replace one of k². */
export const isSeparable = (filter: string): boolean => filter === 'gaussian' || filter === 'box';

/** `column` runs down, `row` runs across; weight (i, j) is column[i]·row[j], rounded to f32. */
export interface Factors {
  readonly column: Float32Array<ArrayBuffer>;
  readonly row: Float32Array<ArrayBuffer>;
}

/** The factors of a separable filter of width `k`, each of which sums to one; null for a filter that has none. */
export function filterFactors(filter: string, k: number): Factors | null {
  if (!isSeparable(filter)) return null;
  const profile = Float32Array.from(filter === 'box' ? new Array<number>(k).fill(1 / k) : gaussian(k, 1));
  return { column: profile, row: profile.slice() };
}

/**
 * The k×k weights, row-major, applied as a correlation (not mirrored). Gaussian and box sum to one, sharpen and emboss
 * too; edge sums to zero. `custom` is the identity until somebody supplies weights.
 */
export function filterWeights(filter: string, k: number): Float32Array<ArrayBuffer> {
  const factors = filterFactors(filter, k);
  if (factors) return outer(factors.column, factors.row);
  switch (filter) {
    case 'sharpen':
      return sharpen(k);
    case 'edge':
      return edge(k);
    case 'emboss':
      return emboss(k);
    default:
      return identity(k);
  }
}

function outer(column: ArrayLike<number>, row: ArrayLike<number>): Float32Array<ArrayBuffer> {
  const k = row.length;
  return Float32Array.from({ length: k * k }, (_, at) => column[Math.floor(at / k)] * row[at % k]);
}

function identity(k: number): Float32Array<ArrayBuffer> {
  const weights = new Float32Array(k * k);
  weights[(k * k - 1) / 2] = 1;
  return weights;
}

/** Unsharp masking: what a blur takes away is added back. */
function sharpen(k: number): Float32Array<ArrayBuffer> {
  const blur = outer(gaussian(k, 1), gaussian(k, 1));
  return identity(k).map((one, at) => one + SHARPEN_AMOUNT * (one - blur[at]));
}

/**
 * A difference of Gaussians, which stands in for the Laplacian of a Gaussian (D. Marr and E. Hildreth, "Theory of Edge
 * Detection", Proc. R. Soc. B 207, 1980).
 */
function edge(k: number): Float32Array<ArrayBuffer> {
  const wide = outer(gaussian(k, 1), gaussian(k, 1));
  return outer(gaussian(k, 3), gaussian(k, 3)).map((narrow, at) => EDGE_GAIN * (narrow - wide[at]));
}

/** A slope from the upper left to the lower right, added to the picture itself. */
function emboss(k: number): Float32Array<ArrayBuffer> {
  const radius = (k - 1) / 2;
  const slope = outer(gaussian(k, 1), gaussian(k, 1)).map(
    (weight, at) => weight * ((at % k) + Math.floor(at / k) - 2 * radius),
  );
  const rise = slope.reduce((sum, weight) => sum + Math.max(weight, 0), 0);
  return identity(k).map((one, at) => one + (EMBOSS_RELIEF / rise) * slope[at]);
}

/** A sampled Gaussian of standard deviation (k + 1) / 6 / `narrower` pixels that sums to one. */
function gaussian(k: number, narrower: number): number[] {
  const radius = (k - 1) / 2;
  const decay = expOfMinus(18 / (k + 1) ** 2);
  const samples = Array.from({ length: k }, (_, i) => power(decay, (narrower * (i - radius)) ** 2));
  const sum = samples.reduce((total, sample) => total + sample, 0);
  return samples.map((sample) => sample / sum);
}

/** e^-x for 0 <= x <= 2: the reciprocal of the series, all of whose terms are positive. */
function expOfMinus(x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; n <= 24; n++) {
    term *= x / n;
    sum += term;
  }
  return 1 / sum;
}

/** Whole powers by squaring: `**` with such exponents is left to the engine's own rounding. */
function power(base: number, exponent: number): number {
  let result = 1;
  for (let square = base, left = exponent; left > 0; left = Math.floor(left / 2), square *= square) {
    if (left % 2 === 1) result *= square;
  }
  return result;
}
