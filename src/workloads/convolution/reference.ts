/**
 * The reference in float64 and how far a result may be from it.
 *
 * A result is within 0.5 (it is a whole number) plus the rounding error of its sum. That error is at most
 * gamma(n)·sum|w|·255: n covers k² terms in any order, or two passes of k terms and factors whose products are not
 * exactly the weights, and two more roundings where bytes come as n/255 and go as 255·sum; 2·n because WGSL lets each
 * operation round either way, which doubles the unit roundoff. Adding 0.5 before the cut, and keeping the reference in
 * f32, cost one rounding each of a number below 256.
 */
import { checkElementwise, gamma, UNIT_ROUNDOFF } from '../../engine/compare.ts';
import type { Tensors, Verdict, Verifier } from '../../engine/contract.ts';
import { randomU32 } from '../../engine/random.ts';
import type { ConvolutionParams } from './definition.ts';

/** Taps up to which the whole picture is checked; beyond, it would take seconds. */
const FULL_TAPS = 0.15e9;
/** Pixels likewise: the reference takes 16 bytes of each. */
const FULL_PIXELS = 2 ** 22;
/** A sample has one pixel of each cell of a grid of this many cells a side, so that no region goes unseen. */
const SAMPLE_CELLS = 160;

/** Alpha is copied, and differs by a whole number or not at all. */
const ALPHA_TOLERANCE = 0.5;

const CHANNELS = ['red', 'green', 'blue', 'alpha'];

interface Reference {
  readonly tolerance: number;
  /** Clamped to 0 … 255, alpha included. */
  pixel(x: number, y: number, target: Float32Array, at: number): void;
}

export function verifier(inputs: Tensors, p: ConvolutionParams): Verifier {
  const pixels = p.size * p.height;
  const reference = prepare(inputs, p);
  return pixels * p.k * p.k > FULL_TAPS || pixels > FULL_PIXELS ? sampled(inputs, p, reference) : full(p, reference);
}

function prepare({ picture, weights }: Tensors, { size, height, k }: ConvolutionParams): Reference {
  const radius = (k - 1) / 2;
  let magnitude = 0;
  for (let tap = 0; tap < weights.length; tap++) magnitude += Math.abs(weights[tap]);
  const tolerance = 0.5 + gamma(2 * (k * k + 4)) * magnitude * 255 + 2 * 256 * UNIT_ROUNDOFF;
  const pixel = (x: number, y: number, target: Float32Array, at: number) => {
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
    target[at] = Math.min(255, Math.max(0, red));
    target[at + 1] = Math.min(255, Math.max(0, green));
    target[at + 2] = Math.min(255, Math.max(0, blue));
    target[at + 3] = picture[4 * (y * size + x) + 3];
  };
  return { tolerance, pixel };
}

function full({ size, height }: ConvolutionParams, { pixel, tolerance }: Reference): Verifier {
  const expected = new Float32Array(4 * size * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < size; x++) pixel(x, y, expected, 4 * (y * size + x));
  }
  const output = new Uint8Array(expected.length);
  for (let at = 0; at < output.length; at++) output[at] = expected[at] + 0.5;
  return {
    check: (outputs) => verdict(outputs.output, expected, tolerance, (n) => [n % size, Math.floor(n / size)]),
    reference: { output },
  };
}

/** Sums at sampled places; alpha everywhere, which is cheap and shows where nothing was written. */
function sampled({ picture }: Tensors, { size, height }: ConvolutionParams, { pixel, tolerance }: Reference): Verifier {
  const places = samplePlaces(size, height);
  const expected = new Float32Array(4 * places.length);
  for (const [n, place] of places.entries()) pixel(place % size, Math.floor(place / size), expected, 4 * n);
  return {
    check: ({ output }) => {
      const gathered = new Uint8Array(expected.length);
      for (const [n, place] of places.entries()) gathered.set(output.subarray(4 * place, 4 * place + 4), 4 * n);
      const found = verdict(gathered, expected, tolerance, (n) => [places[n] % size, Math.floor(places[n] / size)]);
      const alpha = found.ok ? wrongAlpha(output, picture) : -1;
      if (alpha < 0) return found;
      const maxError = Math.abs(output[alpha] - picture[alpha]) || Infinity;
      return { ...found, ok: false, maxError, tolerance: ALPHA_TOLERANCE, at: placeName(alpha, size) };
    },
  };
}

/** Index of the first alpha that was not copied, -1 when all were. */
function wrongAlpha(output: ArrayLike<number>, picture: ArrayLike<number>): number {
  for (let at = 3; at < picture.length; at += 4) if (output[at] !== picture[at]) return at;
  return -1;
}

/** One pixel of each grid cell, the corners, and pixels along the four borders. */
function samplePlaces(width: number, height: number): Uint32Array {
  const next = randomU32(1, 3);
  const places = [0, width - 1, (height - 1) * width, height * width - 1];
  const cell = (n: number, length: number) => {
    const from = Math.floor((n * length) / SAMPLE_CELLS);
    const to = Math.max(from + 1, Math.floor(((n + 1) * length) / SAMPLE_CELLS));
    return from + (next() % (to - from));
  };
  for (let row = 0; row < SAMPLE_CELLS; row++) {
    for (let column = 0; column < SAMPLE_CELLS; column++) {
      places.push(cell(row, height) * width + cell(column, width));
    }
    places.push(cell(row, width), (height - 1) * width + cell(row, width));
    places.push(cell(row, height) * width, cell(row, height) * width + width - 1);
  }
  return Uint32Array.from(places);
}

function verdict(
  actual: ArrayLike<number>,
  expected: Float32Array,
  tolerance: number,
  place: (pixel: number) => readonly number[],
): Verdict {
  const report = checkElementwise(actual, expected, (at) => (at % 4 === 3 ? ALPHA_TOLERANCE : tolerance));
  const { ok, maxError, index } = report;
  const at = index < 0 ? null : name(place(index >> 2), index % 4);
  return { ok, maxError, tolerance: report.tolerance, at, method: 'elementwise' };
}

const placeName = (index: number, width: number) =>
  name([(index >> 2) % width, Math.floor((index >> 2) / width)], index % 4);

const name = ([x, y]: readonly number[], channel: number) => `pixel (${x}, ${y}), channel ${CHANNELS[channel]}`;
