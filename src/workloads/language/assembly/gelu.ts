/** GELU: x times the gate 1 / (1 + e^-z), z = SLOPE · (x + CUBE · x³); see ../operations/gelu.ts. */
import { exp, madd } from '../../simd/assembly/arithmetic';

const SLOPE: f32 = 1.5957691216057308;
const CUBE: f32 = 0.044715;
/** No exponential goes further. */
const FURTHEST: f32 = 80;

@inline
function gateOf(x: v128): v128 {
  const one = f32x4.splat(1);
  const inner = madd(f32x4.mul(f32x4.mul(x, x), x), f32x4.splat(CUBE), x);
  const z = f32x4.mul(f32x4.splat(-SLOPE), inner);
  const power = exp(f32x4.min(f32x4.max(z, f32x4.splat(-FURTHEST)), f32x4.splat(FURTHEST)));
  return f32x4.div(one, f32x4.add(one, power));
}

/** @param length in bytes */
export function activate(from: usize, to: usize, length: usize): void {
  for (let at: usize = 0; at < length; at += 16) {
    const x = v128.load(from + at);
    v128.store(to + at, f32x4.mul(x, gateOf(x)));
  }
}

/** Turns the derivatives by what `activate` gave, which are in `delta`, into those by what it was given. */
export function activateBack(from: usize, delta: usize, length: usize): void {
  const one = f32x4.splat(1);
  for (let at: usize = 0; at < length; at += 16) {
    const x = v128.load(from + at);
    const gate = gateOf(x);
    const inner = f32x4.mul(f32x4.splat(SLOPE), madd(f32x4.mul(x, x), f32x4.splat(3 * CUBE), one));
    const steep = f32x4.mul(f32x4.mul(x, f32x4.mul(gate, f32x4.sub(one, gate))), inner);
    v128.store(delta + at, f32x4.mul(v128.load(delta + at), f32x4.add(gate, steep)));
  }
}
