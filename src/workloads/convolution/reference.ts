/**
 * The reference in float64 and which bytes rounding allows.
 *
 * A channel is a sum s, cut to 0 … 255 and rounded. Where an f32 sum is off by at most e, its byte lies between those of
 * s - e and s + e: most often that is one byte, and always where both are beyond the same end. e is the smaller of
 * - the worst case, gamma(n)·sum|w|·255: n covers k² terms in any order, or two passes of k terms and factors whose
 *   products are not exactly the weights, and two more roundings where bytes come as n/255 and go as 255·sum;
 * - 16 standard deviations of `roundingVariance`, which stay small where large weights cancel: with 15×15 weights of
 *   ±1000 the worst case is 1,566 and this is 14. f32 in any order stays below 6.
 * Adding 0.5 before the cut costs one rounding of a number below 256.
 *
 * Where more than one byte is allowed, the root mean square of the differences is bound as well: 8 standard deviations,
 * where f32 gives less than 1, and one for the rounding to bytes.
 */
import { gamma, ROUNDING, roundingVariance, WRONG_LENGTH } from '../../engine/compare.ts';
import type { Tensors, Verdict, Verifier } from '../../engine/contract.ts';
import { gather, sampleGrid } from '../../engine/sample.ts';
import type { ConvolutionParams } from './definition.ts';

/** Taps up to which the whole picture is checked; beyond, it would take seconds. */
const FULL_TAPS = 0.15e9;
/** Pixels likewise: the reference takes 12 bytes of each. */
const FULL_PIXELS = 2 ** 22;
/** Cells of a sample along a side (`sampleGrid`). */
const SAMPLE_CELLS = 160;
/** Sums beyond this may overflow in one order of their terms and not in another. */
const SAFE = 2 ** 127;

/** Standard deviations that one sum may be off by, and all in the root mean square. */
const DEVIATIONS = 16;
const SPREAD = 8;

const CHANNELS = ['red', 'green', 'blue', 'alpha'];

/** Bytes, four a pixel. Nothing is allowed where `low` is above `high`. */
interface Allowed {
  readonly nearest: Uint8Array<ArrayBuffer>;
  readonly low: Uint8Array;
  readonly high: Uint8Array;
  /** What the root mean square of differences may be, over the bytes that have a choice. */
  readonly rms: number;
}

export function verifier(inputs: Tensors, p: ConvolutionParams): Verifier {
  const pixels = p.size * p.height;
  const all = pixels * p.k * p.k <= FULL_TAPS && pixels <= FULL_PIXELS;
  const places = all ? null : sampleGrid(p.size, p.height, SAMPLE_CELLS);
  const allowed = prepare(inputs, p, places);
  const place = (pixel: number) => (places ? places[pixel] : pixel);
  const check = ({ output }: Tensors): Verdict => {
    if (output.length !== 4 * pixels) return { ...WRONG_LENGTH, at: null, method: 'elementwise' };
    const found = compare(places ? gather(output, places, 4) : output, allowed);
    const at = found.spread
      ? `${found.spread} channels (root mean square)`
      : placeName(4 * place(found.index >> 2) + (found.index % 4), p.size);
    const { ok, maxError, tolerance } = found;
    const alpha = ok && places ? wrongAlpha(output, inputs.picture) : -1;
    if (alpha < 0) return { ok, maxError, tolerance, at, method: 'elementwise' };
    const error = Math.abs(output[alpha] - inputs.picture[alpha]) || Infinity;
    return { ok: false, maxError: error, tolerance: 0, at: placeName(alpha, p.size), method: 'elementwise' };
  };
  return places ? { check } : { check, reference: { output: allowed.nearest } };
}

/** @param places pixels; null: all of them */
function prepare(inputs: Tensors, p: ConvolutionParams, places: Uint32Array | null): Allowed {
  const { picture, weights } = inputs;
  const count = places?.length ?? p.size * p.height;
  const errorOf = errorBound(weights, p.k);
  const nearest = new Uint8Array(4 * count);
  const low = new Uint8Array(4 * count);
  const high = new Uint8Array(4 * count);
  const sums = new Float64Array(3);
  let variance = 0;
  let open = 0;
  for (let n = 0; n < count; n++) {
    const pixel = places ? places[n] : n;
    sumAt(inputs, p, pixel, sums);
    for (let channel = 0; channel < 3; channel++) {
      const at = 4 * n + channel;
      const sum = sums[channel];
      const { deviation, error } = errorOf(sum);
      nearest[at] = toByte(sum);
      // What is not a number may come out as any byte: no kernel can be told right from wrong.
      const known = sum - error <= sum + error;
      low[at] = known ? toByte(sum - error) : 1;
      high[at] = known ? toByte(sum + error) : 0;
      if (low[at] >= high[at]) continue;
      variance += deviation * deviation;
      open++;
    }
    const alpha = picture[4 * pixel + 3];
    for (const bytes of [nearest, low, high]) bytes[4 * n + 3] = alpha;
  }
  return { nearest, low, high, rms: open ? 1 + SPREAD * Math.sqrt(variance / open) : 0 };
}

/** Sums of the three colours of a pixel, in float64. */
function sumAt(
  { picture, weights }: Tensors,
  { size, height, k }: ConvolutionParams,
  pixel: number,
  sums: Float64Array,
) {
  const radius = (k - 1) / 2;
  const x = pixel % size;
  const y = (pixel - x) / size;
  let red = 0;
  let green = 0;
  let blue = 0;
  for (let i = 0, tap = 0; i < k; i++) {
    const line = Math.min(height - 1, Math.max(0, y + i - radius)) * size;
    for (let j = 0; j < k; j++, tap++) {
      const source = 4 * (line + Math.min(size - 1, Math.max(0, x + j - radius)));
      const weight = weights[tap];
      red += weight * picture[source];
      green += weight * picture[source + 1];
      blue += weight * picture[source + 2];
    }
  }
  sums[0] = red;
  sums[1] = green;
  sums[2] = blue;
}

/** How far an f32 sum may be from `sum`. */
function errorBound(weights: ArrayLike<number>, k: number) {
  let magnitude = 0;
  let squares = 0;
  for (let tap = 0; tap < weights.length; tap++) {
    magnitude += Math.abs(weights[tap]) * 255;
    squares += (weights[tap] * 255) ** 2;
  }
  const worst = gamma(k * k + 4) * magnitude;
  const byte = 128 * ROUNDING;
  return (sum: number) => {
    const deviation = Math.sqrt(roundingVariance(k * k, sum, squares));
    const overflows = Number.isFinite(magnitude) && magnitude > SAFE;
    return { deviation, error: overflows ? Infinity : Math.min(worst, DEVIATIONS * deviation) + byte };
  };
}

/** To the nearest whole number in 0 … 255. */
const toByte = (sum: number): number => (sum <= 0 ? 0 : sum >= 255 ? 255 : Math.floor(sum + 0.5));

interface Found {
  readonly ok: boolean;
  readonly maxError: number;
  readonly tolerance: number;
  readonly index: number;
  /** How many bytes' root mean square is too large; 0 where it is not. */
  readonly spread: number;
}

function compare(actual: ArrayLike<number>, { nearest, low, high, rms }: Allowed): Found {
  let maxError = 0;
  let furthest = 0;
  let worst = -1;
  let worstExcess = 0;
  let squares = 0;
  let open = 0;
  for (let at = 0; at < nearest.length; at++) {
    const byte = actual[at];
    const error = Math.abs(byte - nearest[at]);
    if (error > maxError) {
      maxError = error;
      furthest = at;
    }
    if (low[at] < high[at]) {
      squares += error * error;
      open++;
    }
    if (byte >= low[at] && byte <= high[at]) continue;
    const excess = Math.max(low[at] - byte, byte - high[at]) || Infinity;
    if (excess <= worstExcess) continue;
    worstExcess = excess;
    worst = at;
  }
  const index = worst < 0 ? furthest : worst;
  const mean = Math.sqrt(squares / Math.max(open, 1));
  if (worst < 0 && !(mean <= rms)) return { ok: false, maxError: mean, tolerance: rms, index, spread: open };
  const tolerance = Math.max(nearest[index] - low[index], high[index] - nearest[index]);
  return { ok: worst < 0, maxError, tolerance, index, spread: 0 };
}

/** Alpha is checked everywhere, which is cheap and shows where nothing was written: the first that was not copied, or -1. */
function wrongAlpha(output: ArrayLike<number>, picture: ArrayLike<number>): number {
  for (let at = 3; at < picture.length; at += 4) if (output[at] !== picture[at]) return at;
  return -1;
}

const placeName = (index: number, width: number) => {
  const pixel = index >> 2;
  return `pixel (${pixel % width}, ${Math.floor(pixel / width)}), channel ${CHANNELS[index % 4]}`;
};
