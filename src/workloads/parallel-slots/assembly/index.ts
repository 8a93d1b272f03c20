/**
 * Steps of x ← (x ⊕ (x >> 16))·M + A modulo 2³² for workgroups of 64 invocations, sixteen side by side: four vectors,
 * so that each one's arithmetic fills the others' waiting. start and end are u32 [groups, 64].
 */

@inline
function step(x: v128): v128 {
  const mixed = v128.xor(x, i32x4.shr_u(x, 16));
  return i32x4.add(i32x4.mul(mixed, i32x4.splat(0x7feb352d)), i32x4.splat(0x9e3779b9));
}

/** Workgroups [first, last): 256 bytes each. */
export function work(start: usize, end: usize, steps: i32, first: i32, last: i32): void {
  for (let at = <usize>first << 8; at < <usize>last << 8; at += 64) {
    let a = v128.load(start + at);
    let b = v128.load(start + at, 16);
    let c = v128.load(start + at, 32);
    let d = v128.load(start + at, 48);
    for (let n = 0; n < steps; n++) {
      a = step(a);
      b = step(b);
      c = step(c);
      d = step(d);
    }
    v128.store(end + at, a);
    v128.store(end + at, b, 16);
    v128.store(end + at, c, 32);
    v128.store(end + at, d, 48);
  }
}
