/**
 * Correlation of an RGBA picture on 128-bit vectors.
 *
 * Work rows hold red, green and blue as f32 one after another, without alpha: four neighbouring floats are a vector
 * whatever channel they belong to, and no lane is wasted on alpha. Tap j of a row lies 3·j floats further on. Twelve
 * vectors are 16 pixels; they stay in registers through all taps.
 *
 * A work row is (blocks·16 + k - 1)·3 floats, rounded up to 4, where blocks = ceil(width / 16). Its first (k - 1) / 2
 * pixels repeat the leftmost one, and everything behind the last pixel repeats the rightmost one.
 */
import { madd } from '../../simd/assembly/arithmetic';

const BLOCK: i32 = 16;
const BLOCK_BYTES: usize = 192;

@inline
function rowBytes(width: i32, k: i32): usize {
  const pixels = ((width + BLOCK - 1) / BLOCK) * BLOCK + k - 1;
  return <usize>((pixels * 3 + 3) & ~3) << 2;
}

@inline
function clampRow(y: i32, height: i32): i32 {
  return max(0, min(height - 1, y));
}

/** Bytes 12q … 12q + 11 of a run of RGB become four RGBA pixels whose alpha is that of `source`. */
@inline
function withAlpha(rgb: v128, source: usize, target: usize): void {
  const alpha = i32x4.splat(0xff000000);
  v128.store(target, v128.bitselect(v128.load(source), rgb, alpha));
}

@inline
function toBytes(a: v128, b: v128, c: v128, d: v128): v128 {
  const half = f32x4.splat(0.5);
  const low = i16x8.narrow_i32x4_s(i32x4.trunc_sat_f32x4_s(f32x4.add(a, half)), i32x4.trunc_sat_f32x4_s(f32x4.add(b, half)));
  const high = i16x8.narrow_i32x4_s(i32x4.trunc_sat_f32x4_s(f32x4.add(c, half)), i32x4.trunc_sat_f32x4_s(f32x4.add(d, half)));
  return i8x16.narrow_i16x8_u(low, high);
}

/** Rounds 16 pixels to bytes; the saturating conversions clamp to 0 … 255. */
@inline
function storeBlock(
  s0: v128, s1: v128, s2: v128, s3: v128, s4: v128, s5: v128,
  s6: v128, s7: v128, s8: v128, s9: v128, s10: v128, s11: v128,
  source: usize, target: usize,
): void {
  const a = toBytes(s0, s1, s2, s3);
  const b = toBytes(s4, s5, s6, s7);
  const c = toBytes(s8, s9, s10, s11);
  withAlpha(i8x16.shuffle(a, a, 0, 1, 2, 0, 3, 4, 5, 0, 6, 7, 8, 0, 9, 10, 11, 0), source, target);
  withAlpha(i8x16.shuffle(a, b, 12, 13, 14, 0, 15, 16, 17, 0, 18, 19, 20, 0, 21, 22, 23, 0), source + 16, target + 16);
  withAlpha(i8x16.shuffle(b, c, 8, 9, 10, 0, 11, 12, 13, 0, 14, 15, 16, 0, 17, 18, 19, 0), source + 32, target + 32);
  withAlpha(i8x16.shuffle(c, c, 4, 5, 6, 0, 7, 8, 9, 0, 10, 11, 12, 0, 13, 14, 15, 0), source + 48, target + 48);
}

@inline
function storeByte(sum: f32, target: usize): void {
  store<u8>(target, <u8>max<f32>(0, min<f32>(255, sum + 0.5)));
}

/** One picture row to a work row. */
function widenRow(source: usize, row: usize, width: i32, k: i32): void {
  const zero = i32x4.splat(0);
  const first = row + <usize>((k - 1) / 2) * 12;
  let x = 0;
  for (; x + 4 <= width; x += 4) {
    const rgba = v128.load(source + (<usize>x << 2));
    const at = first + <usize>x * 12;
    v128.store(at, f32x4.convert_i32x4_s(i8x16.shuffle(rgba, zero, 0, 16, 16, 16, 1, 16, 16, 16, 2, 16, 16, 16, 4, 16, 16, 16)));
    v128.store(at + 16, f32x4.convert_i32x4_s(i8x16.shuffle(rgba, zero, 5, 16, 16, 16, 6, 16, 16, 16, 8, 16, 16, 16, 9, 16, 16, 16)));
    v128.store(at + 32, f32x4.convert_i32x4_s(i8x16.shuffle(rgba, zero, 10, 16, 16, 16, 12, 16, 16, 16, 13, 16, 16, 16, 14, 16, 16, 16)));
  }
  for (; x < width; x++) copyPixel(source + (<usize>x << 2), first + <usize>x * 12);
  for (let at = row; at < first; at += 12) copyPixel(source, at);
  const end = row + rowBytes(width, k) - 12;
  for (let at = first + <usize>width * 12; at <= end; at += 12) copyPixel(source + (<usize>(width - 1) << 2), at);
}

@inline
function copyPixel(source: usize, target: usize): void {
  store<f32>(target, <f32>load<u8>(source));
  store<f32>(target + 4, <f32>load<u8>(source, 1));
  store<f32>(target + 8, <f32>load<u8>(source, 2));
}

/** Rows [begin, end) of the picture to work rows. */
export function widen(
  picture: usize, weights: usize, factors: usize, work: usize, output: usize,
  width: i32, height: i32, k: i32, begin: i32, end: i32,
): void {
  const pitch = rowBytes(width, k);
  for (let y = begin; y < end; y++) {
    widenRow(picture + ((<usize>y * width) << 2), work + <usize>y * pitch, width, k);
  }
}

/** Rows [begin, end) of the output: all k² taps. */
export function convolve(
  picture: usize, weights: usize, factors: usize, work: usize, output: usize,
  width: i32, height: i32, k: i32, begin: i32, end: i32,
): void {
  const pitch = rowBytes(width, k);
  for (let y = begin; y < end; y++) {
    const line = (<usize>y * width) << 2;
    if (width < BLOCK) {
      for (let x = 0; x < width; x++) {
        const at = line + (<usize>x << 2);
        onePixel(work + <usize>x * 12, weights, pitch, y, height, k, k, picture + at, output + at);
      }
      continue;
    }
    for (let x = 0; x < width; x += BLOCK) {
      // The last block is moved back so that it ends with the row: a few pixels are computed twice, none is missed.
      const start = min(x, width - BLOCK);
      const at = line + (<usize>start << 2);
      oneBlock(work + <usize>start * 12, weights, pitch, y, height, k, k, picture + at, output + at);
    }
  }
}

/**
 * Rows [begin, end) to work rows that are already correlated along x. It happens in place: the result at pixel x takes
 * the place of the first pixel of x's window, which no later pixel needs.
 */
export function rows(
  picture: usize, weights: usize, factors: usize, work: usize, output: usize,
  width: i32, height: i32, k: i32, begin: i32, end: i32,
): void {
  const pitch = rowBytes(width, k);
  const across = factors + (<usize>k << 2);
  const blocks = (width + BLOCK - 1) / BLOCK;
  for (let y = begin; y < end; y++) {
    const row = work + <usize>y * pitch;
    widenRow(picture + ((<usize>y * width) << 2), row, width, k);
    for (let block = 0; block < blocks; block++) blockAcross(row + <usize>block * BLOCK_BYTES, across, k);
  }
}

/** Rows [begin, end) of the output from work rows that `rows` has written. */
export function columns(
  picture: usize, weights: usize, factors: usize, work: usize, output: usize,
  width: i32, height: i32, k: i32, begin: i32, end: i32,
): void {
  const pitch = rowBytes(width, k);
  for (let y = begin; y < end; y++) {
    const line = (<usize>y * width) << 2;
    if (width < BLOCK) {
      for (let x = 0; x < width; x++) {
        const at = line + (<usize>x << 2);
        onePixel(work + <usize>x * 12, factors, pitch, y, height, k, 1, picture + at, output + at);
      }
      continue;
    }
    for (let x = 0; x < width; x += BLOCK) {
      const start = min(x, width - BLOCK);
      const at = line + (<usize>start << 2);
      oneBlock(work + <usize>start * 12, factors, pitch, y, height, k, 1, picture + at, output + at);
    }
  }
}

/** One output pixel: `k` rows of `taps` taps each. */
function onePixel(
  work: usize, weights: usize, pitch: usize, y: i32, height: i32, k: i32, taps: i32, source: usize, target: usize,
): void {
  let red: f32 = 0;
  let green: f32 = 0;
  let blue: f32 = 0;
  let tap = weights;
  for (let i = 0; i < k; i++) {
    let at = work + <usize>clampRow(y + i - (k - 1) / 2, height) * pitch;
    for (let j = 0; j < taps; j++, at += 12, tap += 4) {
      const weight = load<f32>(tap);
      red += weight * load<f32>(at);
      green += weight * load<f32>(at, 4);
      blue += weight * load<f32>(at, 8);
    }
  }
  storeByte(red, target);
  storeByte(green, target + 1);
  storeByte(blue, target + 2);
  store<u8>(target, load<u8>(source, 3), 3);
}

/** Sixteen output pixels: `k` rows of `taps` taps each. */
function oneBlock(
  work: usize, weights: usize, pitch: usize, y: i32, height: i32, k: i32, taps: i32, source: usize, target: usize,
): void {
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0;
  let s6 = s0, s7 = s0, s8 = s0, s9 = s0, s10 = s0, s11 = s0;
  let tap = weights;
  for (let i = 0; i < k; i++) {
    let at = work + <usize>clampRow(y + i - (k - 1) / 2, height) * pitch;
    for (const end = at + <usize>taps * 12; at < end; at += 12, tap += 4) {
      const weight = v128.load32_splat(tap);
      s0 = madd(weight, v128.load(at, 0), s0);
      s1 = madd(weight, v128.load(at, 16), s1);
      s2 = madd(weight, v128.load(at, 32), s2);
      s3 = madd(weight, v128.load(at, 48), s3);
      s4 = madd(weight, v128.load(at, 64), s4);
      s5 = madd(weight, v128.load(at, 80), s5);
      s6 = madd(weight, v128.load(at, 96), s6);
      s7 = madd(weight, v128.load(at, 112), s7);
      s8 = madd(weight, v128.load(at, 128), s8);
      s9 = madd(weight, v128.load(at, 144), s9);
      s10 = madd(weight, v128.load(at, 160), s10);
      s11 = madd(weight, v128.load(at, 176), s11);
    }
  }
  storeBlock(s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, source, target);
}

/** Sixteen pixels along one work row, in place. */
function blockAcross(start: usize, weights: usize, k: i32): void {
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0;
  let s6 = s0, s7 = s0, s8 = s0, s9 = s0, s10 = s0, s11 = s0;
  let at = start;
  for (let tap = weights, end = weights + (<usize>k << 2); tap < end; tap += 4, at += 12) {
    const weight = v128.load32_splat(tap);
    s0 = madd(weight, v128.load(at, 0), s0);
    s1 = madd(weight, v128.load(at, 16), s1);
    s2 = madd(weight, v128.load(at, 32), s2);
    s3 = madd(weight, v128.load(at, 48), s3);
    s4 = madd(weight, v128.load(at, 64), s4);
    s5 = madd(weight, v128.load(at, 80), s5);
    s6 = madd(weight, v128.load(at, 96), s6);
    s7 = madd(weight, v128.load(at, 112), s7);
    s8 = madd(weight, v128.load(at, 128), s8);
    s9 = madd(weight, v128.load(at, 144), s9);
    s10 = madd(weight, v128.load(at, 160), s10);
    s11 = madd(weight, v128.load(at, 176), s11);
  }
  v128.store(start, s0, 0);
  v128.store(start, s1, 16);
  v128.store(start, s2, 32);
  v128.store(start, s3, 48);
  v128.store(start, s4, 64);
  v128.store(start, s5, 80);
  v128.store(start, s6, 96);
  v128.store(start, s7, 112);
  v128.store(start, s8, 128);
  v128.store(start, s9, 144);
  v128.store(start, s10, 160);
  v128.store(start, s11, 176);
}
