/**
 * A step of an n-body simulation on 128-bit vectors.
 *
 * constants     f32 [2]: time step, square of the softening length
 * position      f32 [n, 4]: x, y, z, mass
 * velocity      f32 [n, 4]: x, y, z, 0
 * acceleration  f32 [n, 4]: x, y, z, 0
 *
 * Four bodies at a time, one in each lane, meet all others one by one. The cube of the distance is the square times its
 * root, so that a pair takes one root and one quotient, which are what it waits for.
 */
import { madd } from '../../simd/assembly/arithmetic';

/** Bodies beyond the last stand for it; they are not written. */
@inline
function placeOf(tensor: usize, body: i32, last: i32): usize {
  return tensor + (<usize>min(body, last) << 4);
}

/** Bodies [begin, end). */
export function accelerate(
  constants: usize, position: usize, velocity: usize, acceleration: usize, n: i32, begin: i32, end: i32,
): void {
  const softening = v128.load32_splat(constants, 4);
  const stop = position + (<usize>n << 4);
  const last = end - 1;
  for (let body = begin; body < end; body += 4) {
    const a = v128.load(placeOf(position, body, last));
    const b = v128.load(placeOf(position, body + 1, last));
    const c = v128.load(placeOf(position, body + 2, last));
    const d = v128.load(placeOf(position, body + 3, last));
    // From a body in each vector to a coordinate in each.
    const xyAB = i32x4.shuffle(a, b, 0, 4, 1, 5);
    const xyCD = i32x4.shuffle(c, d, 0, 4, 1, 5);
    const x = i32x4.shuffle(xyAB, xyCD, 0, 1, 4, 5);
    const y = i32x4.shuffle(xyAB, xyCD, 2, 3, 6, 7);
    const z = i32x4.shuffle(i32x4.shuffle(a, b, 2, 6, 3, 7), i32x4.shuffle(c, d, 2, 6, 3, 7), 0, 1, 4, 5);
    let ax = f32x4.splat(0), ay = ax, az = ax;
    for (let other = position; other < stop; other += 16) {
      const dx = f32x4.sub(v128.load32_splat(other), x);
      const dy = f32x4.sub(v128.load32_splat(other, 4), y);
      const dz = f32x4.sub(v128.load32_splat(other, 8), z);
      const square = madd(dx, dx, madd(dy, dy, madd(dz, dz, softening)));
      const pull = f32x4.div(v128.load32_splat(other, 12), f32x4.mul(square, f32x4.sqrt(square)));
      ax = madd(pull, dx, ax);
      ay = madd(pull, dy, ay);
      az = madd(pull, dz, az);
    }
    const zero = f32x4.splat(0);
    const xy01 = i32x4.shuffle(ax, ay, 0, 4, 1, 5);
    const z001 = i32x4.shuffle(az, zero, 0, 4, 1, 5);
    const xy23 = i32x4.shuffle(ax, ay, 2, 6, 3, 7);
    const z023 = i32x4.shuffle(az, zero, 2, 6, 3, 7);
    const to = acceleration + (<usize>body << 4);
    v128.store(to, i32x4.shuffle(xy01, z001, 0, 1, 4, 5));
    if (body + 1 < end) v128.store(to, i32x4.shuffle(xy01, z001, 2, 3, 6, 7), 16);
    if (body + 2 < end) v128.store(to, i32x4.shuffle(xy23, z023, 0, 1, 4, 5), 32);
    if (body + 3 < end) v128.store(to, i32x4.shuffle(xy23, z023, 2, 3, 6, 7), 48);
  }
}

/** Bodies [begin, end). The fourth numbers stay: a mass has no speed. */
export function move(
  constants: usize, position: usize, velocity: usize, acceleration: usize, n: i32, begin: i32, end: i32,
): void {
  const step = v128.load32_splat(constants);
  const places = i32x4(-1, -1, -1, 0);
  for (let at = <usize>begin << 4; at < <usize>end << 4; at += 16) {
    const speed = v128.load(velocity + at);
    const place = v128.load(position + at);
    const faster = madd(step, v128.load(acceleration + at), speed);
    v128.store(velocity + at, v128.bitselect(faster, speed, places));
    v128.store(position + at, v128.bitselect(madd(step, faster, place), place, places));
  }
}
