/**
 * Monte Carlo prices on 128-bit vectors: market is f32 [4] (price, strike, drift, deviation), key u32 [2], sums f32
 * [blocks, 4]. The arithmetic is that of path.ts, in f32.
 *
 * Four calls of the generator run side by side, one in each lane: a vector holds the same word of all four, and the 64-bit
 * products come from the multiplication of SIMD that widens. Sixteen paths a turn.
 */
import { across, exp, madd } from '../../simd/assembly/arithmetic';

const BLOCK: i32 = 1024;

// In four chains each: what call and put pay, and its squares.
let call: v128 = f32x4.splat(0);
let callSquares: v128 = f32x4.splat(0);
let put: v128 = f32x4.splat(0);
let putSquares: v128 = f32x4.splat(0);

/** Blocks [begin, end). */
export function price(market: usize, key: usize, sums: usize, n: i32, begin: i32, end: i32): void {
  const none = f32x4.splat(0);
  for (let block = begin; block < end; block++) {
    call = none;
    callSquares = none;
    put = none;
    putSquares = none;
    const last = min((block + 1) * BLOCK, n);
    for (let path = block * BLOCK; path < last; path += 16) sixteen(market, key, path, last);
    const target = sums + (<usize>block << 4);
    store<f32>(target, across(call));
    store<f32>(target, across(callSquares), 4);
    store<f32>(target, across(put), 8);
    store<f32>(target, across(putSquares), 12);
  }
}

/** Paths [path, path + 16) as far as they come before `last`. */
function sixteen(market: usize, key: usize, path: i32, last: i32): void {
  const first = i32x4.splat(0xd2511f53), second = i32x4.splat(0xcd9e8d57);
  const steps = i32x4.splat(0x9e3779b9), otherSteps = i32x4.splat(0xbb67ae85);
  let a = i32x4.add(i32x4.splat(path >> 2), i32x4(0, 1, 2, 3));
  let b = i32x4.splat(0), c = b, d = b;
  let k = v128.load32_splat(key), l = v128.load32_splat(key, 4);
  for (let round = 0; round < 10; round++) {
    const low0 = i32x4.mul(a, first), low1 = i32x4.mul(c, second);
    const high0 = upper(a, first), high1 = upper(c, second);
    a = v128.xor(v128.xor(high1, b), k);
    b = low1;
    c = v128.xor(v128.xor(high0, d), l);
    d = low0;
    k = i32x4.add(k, steps);
    l = i32x4.add(l, otherSteps);
  }
  // Lane i of word w is path 4·i + w of the sixteen.
  const left = i32x4.sub(i32x4.splat(last - path), i32x4(0, 4, 8, 12));
  pay(market, a, i32x4.gt_s(left, i32x4.splat(0)));
  pay(market, b, i32x4.gt_s(left, i32x4.splat(1)));
  pay(market, c, i32x4.gt_s(left, i32x4.splat(2)));
  pay(market, d, i32x4.gt_s(left, i32x4.splat(3)));
}

@inline
function upper(a: v128, b: v128): v128 {
  return i32x4.shuffle(i64x2.extmul_low_i32x4_u(a, b), i64x2.extmul_high_i32x4_u(a, b), 1, 3, 5, 7);
}

/** @param counts all ones for paths that there are */
function pay(market: usize, words: v128, counts: v128): void {
  const strike = v128.load32_splat(market, 4);
  const growth = madd(normal(words), v128.load32_splat(market, 12), v128.load32_splat(market, 8));
  const end = f32x4.mul(exp(growth), v128.load32_splat(market));
  const none = f32x4.splat(0);
  const up = v128.and(f32x4.max(f32x4.sub(end, strike), none), counts);
  const down = v128.and(f32x4.max(f32x4.sub(strike, end), none), counts);
  call = f32x4.add(call, up);
  callSquares = madd(up, up, callSquares);
  put = f32x4.add(put, down);
  putSquares = madd(down, down, putSquares);
}

@inline
function normal(words: v128): v128 {
  const positive = i32x4.shr_s(words, 31);
  const folded = i32x4.shr_u(v128.xor(words, positive), 8);
  const odd = f32x4.convert_i32x4_s(i32x4.add(i32x4.shl(folded, 1), i32x4.splat(1)));
  const q = f32x4.sub(f32x4.splat(0.5), f32x4.mul(odd, f32x4.splat(1.0 / 33554432.0)));
  const size = v128.bitselect(outer(odd), central(q), f32x4.gt(q, f32x4.splat(0.425)));
  // The sign's bit is set where the word's is not.
  return v128.xor(size, v128.andnot(i32x4.splat(0x80000000), positive));
}

@inline
function central(q: v128): v128 {
  const r = f32x4.sub(f32x4.splat(0.180625), f32x4.mul(q, q));
  let above = madd(f32x4.splat(59.10937472), r, f32x4.splat(159.29113202));
  above = madd(above, r, f32x4.splat(50.434271938));
  above = madd(above, r, f32x4.splat(3.3871327179));
  let below = madd(f32x4.splat(67.1875636), r, f32x4.splat(78.757757664));
  below = madd(below, r, f32x4.splat(17.895169469));
  below = madd(below, r, f32x4.splat(1));
  return f32x4.div(f32x4.mul(q, above), below);
}

@inline
function outer(odd: v128): v128 {
  const r = f32x4.sub(f32x4.sqrt(minusLog(odd)), f32x4.splat(1.6));
  let above = madd(f32x4.splat(0.17023821103), r, f32x4.splat(1.3067284816));
  above = madd(above, r, f32x4.splat(2.75681539));
  above = madd(above, r, f32x4.splat(1.4234372777));
  let below = madd(f32x4.splat(0.12021132975), r, f32x4.splat(0.7370016425));
  below = madd(below, r, f32x4.splat(1));
  return f32x4.div(above, below);
}

/** -ln(odd / 2^25). */
@inline
function minusLog(odd: v128): v128 {
  // Bits of √½ are taken off and put back, so that what is left beside the power of two lies from √½ to √2.
  const bits = i32x4.add(odd, i32x4.splat(0x3f800000 - 0x3f3504f3));
  const m = i32x4.add(v128.and(bits, i32x4.splat(0x7fffff)), i32x4.splat(0x3f3504f3));
  const powers = f32x4.convert_i32x4_s(i32x4.sub(i32x4.splat(127 + 25), i32x4.shr_u(bits, 23)));
  const one = f32x4.splat(1);
  const s = f32x4.div(f32x4.sub(m, one), f32x4.add(m, one));
  const t = f32x4.mul(s, s);
  let series = madd(f32x4.splat(1.0 / 9.0), t, f32x4.splat(1.0 / 7.0));
  series = madd(series, t, f32x4.splat(1.0 / 5.0));
  series = madd(series, t, f32x4.splat(1.0 / 3.0));
  series = madd(series, t, one);
  return f32x4.sub(f32x4.mul(powers, f32x4.splat(0.6931471805599453)), f32x4.mul(f32x4.add(s, s), series));
}
