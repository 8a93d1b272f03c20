/** What numbers become in formats with fewer bits than f32, or rounded up, and f32 sums in the orders of many kernels. */

/** Keeps the upper bits of an f32: to the nearest, ties to even, or cut. */
function keepBits(values: Float32Array, dropped: number, cut = false): Float32Array<ArrayBuffer> {
  const words = new Uint32Array(Float32Array.from(values).buffer);
  const half = 2 ** (dropped - 1);
  for (let i = 0; i < words.length; i++) {
    const odd = (words[i] >>> dropped) & 1;
    const rounded = cut ? words[i] : words[i] + half - 1 + odd;
    words[i] = (rounded >>> dropped) << dropped;
  }
  return new Float32Array(words.buffer);
}

const single = new Float32Array(1);
const word = new Uint32Array(single.buffer);

/** The f32 next above, or the number itself: WGSL lets an operation round to either neighbour. No zero. */
export function roundUp(value: number): number {
  single[0] = value;
  if (single[0] < value) word[0] += value > 0 ? 1 : -1;
  return single[0];
}

/**
 * To the nearest number of so many bits, as f16 has 11 of; too small for a normal f16: zero.
 * Source: T. J. Dekker, "A floating-point technique for extending the available precision", 1971.
 */
export function roundTo(value: number, bits: number): number {
  const scaled = value * (2 ** (53 - bits) + 1);
  const rounded = scaled - (scaled - value);
  return Math.abs(rounded) < 2 ** -14 ? 0 : rounded;
}

/** For numbers below 65504; those too small for a normal f16 become zero. */
export const toHalf = (values: Float32Array) =>
  keepBits(values, 13).map((value) => (Math.abs(value) < 2 ** -14 ? 0 : value));

export const FEWER_BITS: readonly (readonly [string, (values: Float32Array) => Float32Array<ArrayBuffer>])[] = [
  ['f16', toHalf],
  ['bf16', (values) => keepBits(values, 16)],
  ['TF32', (values) => keepBits(values, 13)],
  ['TF32, cut', (values) => keepBits(values, 13, true)],
];

/** Product p of k goes to partial sum `laneOf(p)` of `lanes`; partial sums are added one by one or pair by pair. */
export interface Order {
  readonly lanes: (k: number) => number;
  readonly laneOf: (p: number, k: number, lanes: number) => number;
  readonly pairwise?: boolean;
  readonly backwards?: boolean;
  /** Products are not rounded before they are added. */
  readonly fused?: boolean;
}

const one = () => 1;
const contiguous: Order['laneOf'] = (p, k, lanes) => Math.floor((p * lanes) / k);
const interleaved: Order['laneOf'] = (p, _k, lanes) => p % lanes;

export const ORDERS: Readonly<Record<string, Order>> = {
  'front to back': { lanes: one, laneOf: () => 0 },
  'front to back, fused': { lanes: one, laneOf: () => 0, fused: true },
  'back to front': { lanes: one, laneOf: () => 0, backwards: true },
  'four lanes': { lanes: () => 4, laneOf: interleaved, fused: true },
  'tiles of 16': { lanes: (k) => Math.ceil(k / 16), laneOf: contiguous },
  'two slices': { lanes: () => 2, laneOf: contiguous, fused: true },
  pairwise: { lanes: (k) => Math.ceil(k / 8), laneOf: contiguous, pairwise: true },
};

/** A [m,k] times B [k,n], every sum rounded to f32. */
export function productInOrder(
  a: Float32Array,
  b: Float32Array,
  { m, k, n }: { readonly m: number; readonly k: number; readonly n: number },
  { lanes: lanesOf, laneOf, pairwise, backwards, fused }: Order,
): Float32Array<ArrayBuffer> {
  const c = new Float32Array(m * n);
  const lanes = lanesOf(k);
  for (let i = 0; i < m; i++) {
    const sums = new Float32Array(lanes * n);
    for (let step = 0; step < k; step++) {
      const p = backwards ? k - 1 - step : step;
      const factor = a[i * k + p];
      const lane = laneOf(p, k, lanes);
      if (fused) for (let j = 0; j < n; j++) sums[lane * n + j] += factor * b[p * n + j];
      else for (let j = 0; j < n; j++) sums[lane * n + j] += Math.fround(factor * b[p * n + j]);
    }
    c.set(pairwise ? addPairs(sums, n) : addAll(sums, n), i * n);
  }
  return c;
}

/** Adds row `from` of `sums`, each `n` long, to row `to`. */
function addRow(sums: Float32Array, n: number, to: number, from: number): void {
  for (let j = 0, target = to * n, source = from * n; j < n; j++, target++, source++) sums[target] += sums[source];
}

function addAll(sums: Float32Array, n: number): Float32Array {
  for (let lane = 1; lane < sums.length / n; lane++) addRow(sums, n, 0, lane);
  return sums.subarray(0, n);
}

function addPairs(sums: Float32Array, n: number): Float32Array {
  const lanes = sums.length / n;
  for (let apart = 1; apart < lanes; apart *= 2) {
    for (let lane = 0; lane + apart < lanes; lane += 2 * apart) addRow(sums, n, lane, lane + apart);
  }
  return sums.subarray(0, n);
}
