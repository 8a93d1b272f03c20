/**
 * Softmax of rows on 128-bit vectors: x and y are f32 [rows, n]. A row goes three times through the first-level cache:
 * its maximum; its terms, which are stored and added up in sixteen chains; and the division.
 *
 * The exponential is our own, as WebAssembly has none. e^x = 2^k · e^r with k = x / ln 2 to the nearest whole number, and
 * r = x - k · ln 2 from two parts of ln 2, of which the first times k is exact. e^r is the polynomial of degree 7 of
 * Cephes (S. L. Moshier, expf.c, https://www.netlib.org/cephes), for |r| up to ln 2 / 2. Relative error below 2^-22 (two
 * units in the last place) for -87.33 ≤ x ≤ 0; below that 2^-126 stands for what is smaller still.
 */
import { expOfRemainder, madd } from '../../simd/assembly/arithmetic';

const LOG2_E: f32 = 1.44269504088896341;
const LN2_FIRST: f32 = 0.693359375;
const LN2_REST: f32 = -2.12194440e-4;
const LOWEST: f32 = -87.3365;

/** 1.5 · 2^23 + 127: added to a small number, it leaves the nearest whole number and 127 in the lowest bits. */
const WHOLE: f32 = 12583039;

/** e^x for x up to 0. */
@inline
function exponential(x: v128): v128 {
  const limited = f32x4.pmax(f32x4.splat(LOWEST), x);
  const shifted = madd(limited, f32x4.splat(LOG2_E), f32x4.splat(WHOLE));
  const k = f32x4.sub(shifted, f32x4.splat(WHOLE));
  const r = madd(k, f32x4.splat(-LN2_REST), madd(k, f32x4.splat(-LN2_FIRST), limited));
  // k + 127, moved to where a float has its exponent.
  return f32x4.mul(expOfRemainder(r), i32x4.shl(shifted, 23));
}

/** Rows [begin, end). */
export function softmax(x: usize, y: usize, n: i32, begin: i32, end: i32): void {
  const bytes = <usize>n << 2;
  for (let row = begin; row < end; row++) {
    const from = x + <usize>row * bytes;
    const to = y + <usize>row * bytes;
    scale(to, bytes, 1 / terms(from, to, bytes, highest(from, bytes)));
  }
}

function highest(from: usize, bytes: usize): f32 {
  const end = from + bytes;
  let at = from;
  let a = f32x4.splat(load<f32>(from)), b = a, c = a, d = a;
  for (; at + 64 <= end; at += 64) {
    a = f32x4.pmax(a, v128.load(at));
    b = f32x4.pmax(b, v128.load(at, 16));
    c = f32x4.pmax(c, v128.load(at, 32));
    d = f32x4.pmax(d, v128.load(at, 48));
  }
  a = f32x4.pmax(f32x4.pmax(a, b), f32x4.pmax(c, d));
  for (; at + 16 <= end; at += 16) a = f32x4.pmax(a, v128.load(at));
  for (; at < end; at += 4) a = f32x4.pmax(a, v128.load32_splat(at));
  return max(
    max(f32x4.extract_lane(a, 0), f32x4.extract_lane(a, 1)),
    max(f32x4.extract_lane(a, 2), f32x4.extract_lane(a, 3)),
  );
}

/** Writes e^(x - top), and returns the sum of it all. */
function terms(from: usize, to: usize, bytes: usize, top: f32): f32 {
  const highest = f32x4.splat(top);
  const gap = to - from;
  const end = from + bytes;
  let at = from;
  let a = f32x4.splat(0), b = a, c = a, d = a;
  for (; at + 64 <= end; at += 64) {
    const e = exponential(f32x4.sub(v128.load(at), highest));
    const f = exponential(f32x4.sub(v128.load(at, 16), highest));
    const g = exponential(f32x4.sub(v128.load(at, 32), highest));
    const h = exponential(f32x4.sub(v128.load(at, 48), highest));
    v128.store(at + gap, e);
    v128.store(at + gap, f, 16);
    v128.store(at + gap, g, 32);
    v128.store(at + gap, h, 48);
    a = f32x4.add(a, e);
    b = f32x4.add(b, f);
    c = f32x4.add(c, g);
    d = f32x4.add(d, h);
  }
  for (; at + 16 <= end; at += 16) {
    const e = exponential(f32x4.sub(v128.load(at), highest));
    v128.store(at + gap, e);
    a = f32x4.add(a, e);
  }
  a = f32x4.add(f32x4.add(a, b), f32x4.add(c, d));
  let sum = f32x4.extract_lane(a, 0) + f32x4.extract_lane(a, 1) + f32x4.extract_lane(a, 2) + f32x4.extract_lane(a, 3);
  for (; at < end; at += 4) {
    const e = f32x4.extract_lane(exponential(f32x4.sub(v128.load32_splat(at), highest)), 0);
    store<f32>(at + gap, e);
    sum += e;
  }
  return sum;
}

function scale(to: usize, bytes: usize, factor: f32): void {
  const factors = f32x4.splat(factor);
  const end = to + bytes;
  let at = to;
  for (; at + 64 <= end; at += 64) {
    v128.store(at, f32x4.mul(v128.load(at), factors));
    v128.store(at, f32x4.mul(v128.load(at, 16), factors), 16);
    v128.store(at, f32x4.mul(v128.load(at, 32), factors), 32);
    v128.store(at, f32x4.mul(v128.load(at, 48), factors), 48);
  }
  for (; at < end; at += 4) store<f32>(at, load<f32>(at) * factor);
}
