/**
 * Two branches on 128-bit vectors: start, branch and end are u32 [n], branch is 0 or 1. Sixteen elements at a time, in
 * four vectors. Lanes cannot part ways: where the sixteen disagree, both branches are walked and the lanes choose at
 * the end. A GPU's waves do the same.
 */

@inline
function left(x: v128): v128 {
  const mixed = v128.xor(x, i32x4.shr_u(x, 16));
  return i32x4.add(i32x4.mul(mixed, i32x4.splat(0x7feb352d)), i32x4.splat(0x9e3779b9));
}

@inline
function right(x: v128): v128 {
  const sum = i32x4.add(i32x4.mul(x, i32x4.splat(0x846ca68b)), i32x4.splat(0x85ebca6b));
  return v128.xor(sum, i32x4.shr_u(sum, 15));
}

/** Elements [first, last). */
export function walk(start: usize, branch: usize, end: usize, steps: i32, first: i32, last: i32): void {
  let i = first;
  for (; i + 16 <= last; i += 16) {
    const at = <usize>i << 2;
    walkSixteen(start + at, branch + at, end + at, steps);
  }
  for (; i < last; i++) walkOne(start + (<usize>i << 2), branch + (<usize>i << 2), end + (<usize>i << 2), steps);
}

function walkSixteen(start: usize, branch: usize, end: usize, steps: i32): void {
  const zero = i32x4.splat(0);
  // All ones where a lane takes the right branch.
  const ma = i32x4.ne(v128.load(branch), zero);
  const mb = i32x4.ne(v128.load(branch, 16), zero);
  const mc = i32x4.ne(v128.load(branch, 32), zero);
  const md = i32x4.ne(v128.load(branch, 48), zero);
  const someRight = v128.any_true(v128.or(v128.or(ma, mb), v128.or(mc, md)));
  const allRight = i32x4.all_true(v128.and(v128.and(ma, mb), v128.and(mc, md)));
  let a = v128.load(start);
  let b = v128.load(start, 16);
  let c = v128.load(start, 32);
  let d = v128.load(start, 48);
  if (!allRight) {
    for (let n = 0; n < steps; n++) {
      a = left(a);
      b = left(b);
      c = left(c);
      d = left(d);
    }
  }
  if (someRight) {
    let e = v128.load(start);
    let f = v128.load(start, 16);
    let g = v128.load(start, 32);
    let h = v128.load(start, 48);
    for (let n = 0; n < steps; n++) {
      e = right(e);
      f = right(f);
      g = right(g);
      h = right(h);
    }
    a = v128.bitselect(e, a, ma);
    b = v128.bitselect(f, b, mb);
    c = v128.bitselect(g, c, mc);
    d = v128.bitselect(h, d, md);
  }
  v128.store(end, a);
  v128.store(end, b, 16);
  v128.store(end, c, 32);
  v128.store(end, d, 48);
}

function walkOne(start: usize, branch: usize, end: usize, steps: i32): void {
  let x = load<u32>(start);
  if (load<u32>(branch) == 0) {
    for (let n = 0; n < steps; n++) x = (x ^ (x >> 16)) * <u32>0x7feb352d + <u32>0x9e3779b9;
  } else {
    for (let n = 0; n < steps; n++) {
      x = x * <u32>0x846ca68b + <u32>0x85ebca6b;
      x ^= x >> 15;
    }
  }
  store<u32>(end, x);
}
