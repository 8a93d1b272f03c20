/**
 * Chains of x ← (x ⊕ (x >> 16))·M + A modulo 2³², sixteen side by side: four vectors, so that each one's arithmetic
 * fills the others' waiting. start and end are u32 [chains].
 */

const M: i32 = 0x7feb352d;
const A: i32 = 0x9e3779b9;

@inline
function step(x: v128): v128 {
  const mixed = v128.xor(x, i32x4.shr_u(x, 16));
  return i32x4.add(i32x4.mul(mixed, i32x4.splat(M)), i32x4.splat(A));
}

/** Chains [first, last). */
export function follow(start: usize, end: usize, steps: i32, first: i32, last: i32): void {
  let chain = first;
  for (; chain + 16 <= last; chain += 16) {
    const from = start + (<usize>chain << 2);
    const to = end + (<usize>chain << 2);
    let a = v128.load(from);
    let b = v128.load(from, 16);
    let c = v128.load(from, 32);
    let d = v128.load(from, 48);
    for (let n = 0; n < steps; n++) {
      a = step(a);
      b = step(b);
      c = step(c);
      d = step(d);
    }
    v128.store(to, a);
    v128.store(to, b, 16);
    v128.store(to, c, 32);
    v128.store(to, d, 48);
  }
  for (; chain + 4 <= last; chain += 4) {
    let a = v128.load(start + (<usize>chain << 2));
    for (let n = 0; n < steps; n++) a = step(a);
    v128.store(end + (<usize>chain << 2), a);
  }
  for (; chain < last; chain++) {
    let x = load<u32>(start + (<usize>chain << 2));
    for (let n = 0; n < steps; n++) x = (x ^ (x >> 16)) * <u32>M + <u32>A;
    store<u32>(end + (<usize>chain << 2), x);
  }
}
