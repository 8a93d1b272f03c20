/**
 * The reference in float64, and which counts rounding allows.
 *
 * f32 arithmetic does not follow an orbit exactly, and near the edge of the set a rounding decides when it escapes. So
 * each pixel's float64 orbit carries a bound e on how far an f32 orbit may be from it:
 *
 *   e' = 2|z|e + e² + ε(2.5(|z| + e)² + |z'|) + error of c
 *
 * The first two terms are what z² makes of e. The third is one iteration's own rounding: at most
 * ε(x² + y² + |x² - y²| + |x'|) in x and ε(2|xy| + |y'|) in y, with or without fused multiply-add, whose norm is below
 * ε(√5|z|² + |z'|); 2.5 leaves room for products of errors and for the reference's own rounding. ε is twice the unit
 * roundoff, because WGSL lets each operation round either way. c = start + pixel·step is rounded twice.
 *
 * A pixel's count must lie between the first iteration at which its orbit may escape, given e, and the first at which
 * it must. Once e > 1 the bound says nothing more, and any later count is allowed. In the views of this workload all
 * but a hundredth (the whole set) to a tenth (seahorse valley) of the pixels have one allowed count, and that is
 * checked.
 */
import { ROUNDING, SMALLEST_NORMAL } from '../../engine/compare.ts';
import type { Tensors, Verdict, Verifier } from '../../engine/contract.ts';
import { sampleGrid } from '../../engine/sample.ts';
import { type MandelbrotParams, meanIterations } from './definition.ts';
import { goOn, pointAt } from './kernels.ts';

const EPSILON = ROUNDING;
/** Iterations up to which every pixel is checked; beyond, it would take seconds. */
const FULL_ITERATIONS = 0.1e9;
/** Cells of a sample along a side (`sampleGrid`). */
const SAMPLE_CELLS = 128;

/** Counts that one pixel may have, none where `low` is above `high`, and the float64 orbit's own. */
export interface Allowed {
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

/** @param cError how far c may be from (cx, cy) */
export function allowedCounts(cx: number, cy: number, cError: number, limit: number): Allowed {
  if (!Number.isFinite(cx + cy + cError)) return { low: limit, high: 0, count: 0 };
  let x = 0;
  let y = 0;
  let z = 0;
  let e = 0;
  let low = -1;
  let count = -1;
  for (let n = 0; n < limit; n++) {
    if (count < 0 && x * x + y * y > 4) count = n;
    if (low < 0 && (z + e) * (1 + 2 * EPSILON) > 2) low = n;
    if ((z - e) * (1 - 2 * EPSILON) > 2) return { low, high: n, count };
    const nextX = x * x - y * y + cx;
    y = 2 * x * y + cy;
    x = nextX;
    const next = Math.sqrt(x * x + y * y);
    e = 2 * z * e + e * e + EPSILON * (2.5 * (z + e) * (z + e) + next) + cError + 4 * SMALLEST_NORMAL;
    z = next;
    if (e > 1) {
      const own = count < 0 ? goOn(x, y, cx, cy, n + 1, limit) : count;
      return { low: low < 0 ? n + 1 : low, high: limit, count: own };
    }
  }
  return { low: low < 0 ? limit : low, high: limit, count: count < 0 ? limit : count };
}

/** Twice rounded: the product, then the sum. */
const pointError = (start: number, step: number, pixel: number) =>
  EPSILON * (Math.abs(pixel * step) + Math.abs(start + pixel * step)) + 2 * SMALLEST_NORMAL;

type AllowedAt = (place: number) => Allowed;

/** By place in `counts`. */
export function allowedAt({ view }: Tensors, p: MandelbrotParams): AllowedAt {
  const [left, top, stepX, stepY] = view;
  return (place) => {
    const column = place % p.width;
    const row = Math.floor(place / p.width);
    const error = pointError(left, stepX, column) + pointError(top, stepY, row);
    return allowedCounts(pointAt(left, stepX, column), pointAt(top, stepY, row), error, p.limit);
  };
}

export function verifier(inputs: Tensors, p: MandelbrotParams): Verifier {
  const at = allowedAt(inputs, p);
  // A view that somebody supplied may lie in the set altogether.
  const mean = p.view === 'custom' ? p.limit : meanIterations(p);
  return mean * p.width * p.height <= FULL_ITERATIONS ? full(p, at) : sampled(p, at);
}

function full(p: MandelbrotParams, at: AllowedAt): Verifier {
  const pixels = p.width * p.height;
  const low = new Uint32Array(pixels);
  const high = new Uint32Array(pixels);
  const counts = new Uint32Array(pixels);
  for (let place = 0; place < pixels; place++) {
    const allowed = at(place);
    low[place] = allowed.low;
    high[place] = allowed.high;
    counts[place] = allowed.count;
  }
  const known = (place: number) => ({ low: low[place], high: high[place], count: counts[place] });
  const check = (outputs: Tensors) => compare(outputs.counts, p, { length: pixels, place: (n) => n, at: known });
  return { check, reference: { counts } };
}

/** Orbits at sampled places; everywhere whether there is a count at all, which shows where nothing was written. */
function sampled(p: MandelbrotParams, at: AllowedAt): Verifier {
  const places = sampleGrid(p.width, p.height, SAMPLE_CELLS);
  const allowed = Array.from(places, at);
  return {
    check: (outputs) => {
      const sample = { length: places.length, place: (n: number) => places[n], at: (n: number) => allowed[n] };
      const verdict = compare(outputs.counts, p, sample);
      const stray = verdict.ok ? outputs.counts.findIndex((count) => count < 1 || count > p.limit) : -1;
      if (stray < 0) return verdict;
      return { ...verdict, ok: false, maxError: outputs.counts[stray], tolerance: 0, at: pixelName(stray, p.width) };
    },
  };
}

interface Sample {
  readonly length: number;
  place(n: number): number;
  at(n: number): Allowed;
}

function compare(counts: Tensors[string], p: MandelbrotParams, sample: Sample): Verdict {
  const verdict = { maxError: 0, tolerance: 0, at: null, method: 'elementwise' } as const;
  if (counts.length !== p.width * p.height) return { ...verdict, ok: false, maxError: Infinity };
  let maxError = 0;
  let furthest = 0;
  let worst = -1;
  let worstExcess = 0;
  for (let n = 0; n < sample.length; n++) {
    const actual = counts[sample.place(n)];
    const { low, high, count } = sample.at(n);
    const error = Math.abs(actual - count);
    if (error > maxError) {
      maxError = error;
      furthest = n;
    }
    if (actual >= low && actual <= high) continue;
    const excess = Math.max(low - actual, actual - high) || Infinity;
    if (excess <= worstExcess) continue;
    worstExcess = excess;
    worst = n;
  }
  const named = worst < 0 ? furthest : worst;
  const { low, high, count } = sample.at(named);
  const tolerance = Math.max(count - low, high - count);
  return { ...verdict, ok: worst < 0, maxError, tolerance, at: pixelName(sample.place(named), p.width) };
}

const pixelName = (place: number, width: number) => `pixel (${place % width}, ${Math.floor(place / width)})`;
