/**
 * Depthwise correlation on 128-bit vectors: the four channels of a pixel are one vector, and so are those of a tap.
 * Eight pixels of a row stay in registers through all taps, so a weight is read once for eight of them. Taps on the
 * padding are left out.
 */
import { madd } from '../../simd/assembly/arithmetic';

const BLOCK: i32 = 8;

/** Rows [begin, end) of the output. */
export function convolve(
  image: usize, weights: usize, output: usize, width: i32, height: i32, k: i32, begin: i32, end: i32,
): void {
  const radius = (k - 1) / 2;
  const pitch = <usize>width << 4;
  for (let y = begin; y < end; y++) {
    const top = max(0, radius - y);
    const bottom = min(k, height + radius - y);
    const line = image + <usize>(y + top - radius) * pitch;
    const target = output + <usize>y * pitch;
    const taps = weights + (<usize>(top * k) << 4);
    const rows = bottom - top;
    let x = 0;
    const first = min(radius, width);
    for (; x < first; x++) onePixel(line, taps, target, pitch, x, width, k, rows);
    // A block wants all its windows inside the row.
    for (; x + BLOCK + radius <= width; x += BLOCK) oneBlock(line, taps, target, pitch, x, k, rows);
    for (; x < width; x++) onePixel(line, taps, target, pitch, x, width, k, rows);
  }
}

function onePixel(
  line: usize, taps: usize, target: usize, pitch: usize, x: i32, width: i32, k: i32, rows: i32,
): void {
  const radius = (k - 1) / 2;
  const left = max(0, radius - x);
  const right = min(k, width + radius - x);
  let sum = f32x4.splat(0);
  for (let i = 0; i < rows; i++) {
    let at = line + <usize>i * pitch + (<usize>(x + left - radius) << 4);
    let tap = taps + (<usize>(i * k + left) << 4);
    for (let j = left; j < right; j++, at += 16, tap += 16) sum = madd(v128.load(tap), v128.load(at), sum);
  }
  v128.store(target + (<usize>x << 4), sum);
}

function oneBlock(line: usize, taps: usize, target: usize, pitch: usize, x: i32, k: i32, rows: i32): void {
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0;
  const radius = (k - 1) / 2;
  let tap = taps;
  for (let i = 0; i < rows; i++) {
    let at = line + <usize>i * pitch + (<usize>(x - radius) << 4);
    for (const end = at + (<usize>k << 4); at < end; at += 16, tap += 16) {
      const weight = v128.load(tap);
      s0 = madd(weight, v128.load(at, 0), s0);
      s1 = madd(weight, v128.load(at, 16), s1);
      s2 = madd(weight, v128.load(at, 32), s2);
      s3 = madd(weight, v128.load(at, 48), s3);
      s4 = madd(weight, v128.load(at, 64), s4);
      s5 = madd(weight, v128.load(at, 80), s5);
      s6 = madd(weight, v128.load(at, 96), s6);
      s7 = madd(weight, v128.load(at, 112), s7);
    }
  }
  const to = target + (<usize>x << 4);
  v128.store(to, s0, 0);
  v128.store(to, s1, 16);
  v128.store(to, s2, 32);
  v128.store(to, s3, 48);
  v128.store(to, s4, 64);
  v128.store(to, s5, 80);
  v128.store(to, s6, 96);
  v128.store(to, s7, 112);
}
