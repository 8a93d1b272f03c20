/** Layer norm: to = (from − mean) / deviation · gains + biases, and back. */
import { across, madd } from '../../simd/assembly/arithmetic';

const EPSILON: f32 = 1e-5;

/** Of `count` rows of d numbers; mean and 1 / deviation of each go to `stats`. */
export function normalize(from: usize, gains: usize, d: i32, stats: usize, to: usize, count: i32): void {
  const length = <usize>d << 2;
  const biases = gains + length;
  for (let row = 0; row < count; row++, from += length, to += length, stats += 16) {
    let sum = f32x4.splat(0);
    for (let at: usize = 0; at < length; at += 16) sum = f32x4.add(sum, v128.load(from + at));
    const mean = f32x4.splat(across(sum) / <f32>d);
    let squares = f32x4.splat(0);
    for (let at: usize = 0; at < length; at += 16) {
      const off = f32x4.sub(v128.load(from + at), mean);
      squares = madd(off, off, squares);
    }
    const scale: f32 = 1 / sqrt<f32>(across(squares) / <f32>d + EPSILON);
    store<f32>(stats, f32x4.extract_lane(mean, 0));
    store<f32>(stats, scale, 4);
    const by = f32x4.splat(scale);
    for (let at: usize = 0; at < length; at += 16) {
      const unit = f32x4.mul(f32x4.sub(v128.load(from + at), mean), by);
      v128.store(to + at, madd(unit, v128.load(gains + at), v128.load(biases + at)));
    }
  }
}

/** From derivatives by what `normalize` gave to those by what it was given; adds what is in `residual`, unless that is 0. */
export function normalizeBack(
  from: usize, gains: usize, d: i32, stats: usize, delta: usize, residual: usize, to: usize, count: i32,
): void {
  const length = <usize>d << 2;
  for (let row = 0; row < count; row++, from += length, delta += length, to += length, stats += 16) {
    const mean = v128.load32_splat(stats);
    const scale = v128.load32_splat(stats, 4);
    let sum = f32x4.splat(0), along = sum;
    for (let at: usize = 0; at < length; at += 16) {
      const slope = f32x4.mul(v128.load(delta + at), v128.load(gains + at));
      const unit = f32x4.mul(f32x4.sub(v128.load(from + at), mean), scale);
      sum = f32x4.add(sum, slope);
      along = madd(slope, unit, along);
    }
    const mean1 = f32x4.splat(across(sum) / <f32>d);
    const mean2 = f32x4.splat(across(along) / <f32>d);
    for (let at: usize = 0; at < length; at += 16) {
      const slope = f32x4.mul(v128.load(delta + at), v128.load(gains + at));
      const unit = f32x4.mul(f32x4.sub(v128.load(from + at), mean), scale);
      const rest = f32x4.sub(f32x4.sub(slope, mean1), f32x4.mul(unit, mean2));
      const before = residual ? v128.load(residual + at) : f32x4.splat(0);
      v128.store(to + at, madd(scale, rest, before));
    }
    if (residual) residual += length;
  }
}

/** Adds up the slopes of gains and biases over `count` rows, in front of each other at `gradient`. */
export function slopesOfNorm(from: usize, d: i32, stats: usize, delta: usize, gradient: usize, count: i32): void {
  const length = <usize>d << 2;
  memory.fill(gradient, 0, length);
  sumRows(delta, d, gradient + length, count);
  for (let row = 0; row < count; row++, from += length, delta += length, stats += 16) {
    const mean = v128.load32_splat(stats);
    const scale = v128.load32_splat(stats, 4);
    for (let at: usize = 0; at < length; at += 16) {
      const unit = f32x4.mul(f32x4.sub(v128.load(from + at), mean), scale);
      v128.store(gradient + at, madd(unit, v128.load(delta + at), v128.load(gradient + at)));
    }
  }
}

/** The sum of `count` rows of `columns` numbers. */
export function sumRows(from: usize, columns: i32, to: usize, count: i32): void {
  const length = <usize>columns << 2;
  memory.fill(to, 0, length);
  for (let row = 0; row < count; row++, from += length) addRow(from, length, to);
}

@inline
export function addRow(from: usize, length: usize, to: usize): void {
  for (let at: usize = 0; at < length; at += 16) v128.store(to + at, f32x4.add(v128.load(to + at), v128.load(from + at)));
}
