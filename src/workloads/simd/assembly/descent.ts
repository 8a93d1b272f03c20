/** How parameters move: by Adam or SGD. */
import { madd } from './arithmetic';

/** 1 − (1 − q)^times by squaring: every term is positive, so that nothing cancels. */
function complement(q: f32, times: u32): f32 {
  let sum: f32 = 0;
  for (; times; times >>= 1) {
    if (times & 1) sum += q * (1 - sum);
    q *= 2 - q;
  }
  return sum;
}

/** What scales this step of Adam (see adam/adam.ts), or of SGD. */
let rate: v128 = f32x4.splat(0);
let spread: v128 = f32x4.splat(0);

/** Comes before `move`. @param now steps so far @param base the rate as it is set */
export function scale(now: i32, adam: i32, base: f32): void {
  rate = f32x4.splat(adam ? base / complement(0.1, now + 1) : base);
  spread = f32x4.splat(<f32>1 / sqrt<f32>(complement(0.001, now + 1)));
}

/** Moves four parameters against their gradient, `at` bytes from the start of each tensor. */
@inline
export function move(weights: usize, moment1: usize, moment2: usize, at: usize, gradient: v128, adam: i32): void {
  const to = weights + at;
  const w = v128.load(to);
  if (!adam) {
    v128.store(to, f32x4.sub(w, f32x4.mul(rate, gradient)));
    return;
  }
  const m = madd(f32x4.splat(0.9), v128.load(moment1 + at), f32x4.mul(f32x4.splat(0.1), gradient));
  const square = f32x4.mul(f32x4.mul(f32x4.splat(0.001), gradient), gradient);
  const v = madd(f32x4.splat(0.999), v128.load(moment2 + at), square);
  v128.store(moment1 + at, m);
  v128.store(moment2 + at, v);
  const divisor = madd(f32x4.sqrt(v), spread, f32x4.splat(1e-8));
  v128.store(to, f32x4.sub(w, f32x4.div(f32x4.mul(rate, m), divisor)));
}
