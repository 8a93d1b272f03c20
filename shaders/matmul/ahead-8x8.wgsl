// Matrix multiplication 5 of 11, in blocks of 8×8: ahead-8x8. The kernel of ahead.wgsl, each thread 8×8 of C in registers:
// 256 threads have a tile of 128×128, for which both tiles in workgroup memory fill 16 KiB.
//
// Improves on ahead-8x4 where C is large: 16 reads of vec4f from workgroup memory feed 256 multiply-adds, and a number that is
// fetched from memory serves 128. A tile's steps are written out: an H100's compiler makes a third more of them than of a
// loop. It asks for about 110 registers a thread; a small C has too few tiles for a GPU's cores.
//
// a  [m, ceil(k / 4)]  vec4f, row-major, zeros beyond k
// b  [k, ceil(n / 4)]  vec4f, row-major
// c  [m, n]            f32, row-major
// Steps beyond k enter the tiles as zeros; rows and columns beyond an edge repeat the last one and are not written.

const GROUP: u32 = 16; // threads along a side; each computes 8×8. Four steps of four are written out, for no other GROUP
// Known while compiling where they are not 0; else the uniform's.
const M: u32 = 0;
const K: u32 = 0;
const N: u32 = 0;

const SIDE: u32 = GROUP * 8;
const DEPTH: u32 = GROUP; // steps of k per tile: so many that each thread fetches two vec4f of A and two of B
const STEPS: u32 = DEPTH / 4;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  m: u32,
  k: u32,
  n: u32,
}

@group(0) @binding(0) var<storage, read> a: array<vec4f>;
@group(0) @binding(1) var<storage, read> b: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> c: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

var<workgroup> tileA: array<vec4f, SIDE * STEPS>; // [row, four steps of k]
var<workgroup> tileB: array<vec4f, DEPTH * 2 * GROUP>; // [step of k, four columns]

// Four steps of k for four columns: sums + along · (four rows of B). A chain that compiles to fused multiply-adds.
fn add(sums: vec4f, along: vec4f, b0: vec4f, b1: vec4f, b2: vec4f, b3: vec4f) -> vec4f {
  return sums + along.x * b0 + along.y * b1 + along.z * b2 + along.w * b3;
}

fn write(row: u32, column: u32, m: u32, n: u32, sums: vec4f) {
  if (row >= m) {
    return;
  }
  for (var i = 0u; i < 4 && column + i < n; i++) {
    c[row * n + column + i] = sums[i];
  }
}

@compute @workgroup_size(GROUP, GROUP)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(local_invocation_id) local: vec3u,
  @builtin(local_invocation_index) thread: u32,
) {
  let m = select(problem.m, M, M > 0);
  let n = select(problem.n, N, N > 0);
  let k = select(problem.k, K, K > 0);
  let depth = (k + 3) / 4;
  let pitch = (n + 3) / 4;
  let top = (group.y + problem.origin.y) * SIDE;
  let left = (group.x + problem.origin.x) * 2 * GROUP;
  // What this thread fetches of each tile: two rows of A and four steps of k; a step of k and eight columns of B.
  let fromA0 = min(top + thread / STEPS, m - 1) * depth;
  let fromA1 = min(top + thread / STEPS + 4 * GROUP, m - 1) * depth;
  let stepA = thread % STEPS;
  let fromB0 = min(left + local.x, pitch - 1);
  let fromB1 = min(left + local.x + GROUP, pitch - 1);
  let stepB = local.y;
  var l0 = vec4f(0);
  var r0 = vec4f(0);
  var l1 = vec4f(0);
  var r1 = vec4f(0);
  var l2 = vec4f(0);
  var r2 = vec4f(0);
  var l3 = vec4f(0);
  var r3 = vec4f(0);
  var l4 = vec4f(0);
  var r4 = vec4f(0);
  var l5 = vec4f(0);
  var r5 = vec4f(0);
  var l6 = vec4f(0);
  var r6 = vec4f(0);
  var l7 = vec4f(0);
  var r7 = vec4f(0);
  var nextA0 = select(vec4f(0), a[fromA0 + min(stepA, depth - 1)], stepA < depth);
  var nextA1 = select(vec4f(0), a[fromA1 + min(stepA, depth - 1)], stepA < depth);
  var nextB0 = select(vec4f(0), b[min(stepB, k - 1) * pitch + fromB0], stepB < k);
  var nextB1 = select(vec4f(0), b[min(stepB, k - 1) * pitch + fromB1], stepB < k);
  for (var first = 0u; first < depth; first += STEPS) {
    tileA[thread / STEPS * STEPS + stepA] = nextA0;
    tileA[(thread / STEPS + 4 * GROUP) * STEPS + stepA] = nextA1;
    tileB[stepB * 2 * GROUP + local.x] = nextB0;
    tileB[stepB * 2 * GROUP + local.x + GROUP] = nextB1;
    workgroupBarrier();
    let aheadA = first + STEPS + stepA;
    let aheadB = (first + STEPS) * 4 + stepB;
    nextA0 = select(vec4f(0), a[fromA0 + min(aheadA, depth - 1)], aheadA < depth);
    nextA1 = select(vec4f(0), a[fromA1 + min(aheadA, depth - 1)], aheadA < depth);
    nextB0 = select(vec4f(0), b[min(aheadB, k - 1) * pitch + fromB0], aheadB < k);
    nextB1 = select(vec4f(0), b[min(aheadB, k - 1) * pitch + fromB1], aheadB < k);
    {
      let lb0 = tileB[0 * 2 * GROUP + local.x];
      let rb0 = tileB[0 * 2 * GROUP + local.x + GROUP];
      let lb1 = tileB[1 * 2 * GROUP + local.x];
      let rb1 = tileB[1 * 2 * GROUP + local.x + GROUP];
      let lb2 = tileB[2 * 2 * GROUP + local.x];
      let rb2 = tileB[2 * 2 * GROUP + local.x + GROUP];
      let lb3 = tileB[3 * 2 * GROUP + local.x];
      let rb3 = tileB[3 * 2 * GROUP + local.x + GROUP];
      let a0 = tileA[local.y * STEPS + 0];
      l0 = add(l0, a0, lb0, lb1, lb2, lb3);
      r0 = add(r0, a0, rb0, rb1, rb2, rb3);
      let a1 = tileA[(local.y + GROUP) * STEPS + 0];
      l1 = add(l1, a1, lb0, lb1, lb2, lb3);
      r1 = add(r1, a1, rb0, rb1, rb2, rb3);
      let a2 = tileA[(local.y + 2 * GROUP) * STEPS + 0];
      l2 = add(l2, a2, lb0, lb1, lb2, lb3);
      r2 = add(r2, a2, rb0, rb1, rb2, rb3);
      let a3 = tileA[(local.y + 3 * GROUP) * STEPS + 0];
      l3 = add(l3, a3, lb0, lb1, lb2, lb3);
      r3 = add(r3, a3, rb0, rb1, rb2, rb3);
      let a4 = tileA[(local.y + 4 * GROUP) * STEPS + 0];
      l4 = add(l4, a4, lb0, lb1, lb2, lb3);
      r4 = add(r4, a4, rb0, rb1, rb2, rb3);
      let a5 = tileA[(local.y + 5 * GROUP) * STEPS + 0];
      l5 = add(l5, a5, lb0, lb1, lb2, lb3);
      r5 = add(r5, a5, rb0, rb1, rb2, rb3);
      let a6 = tileA[(local.y + 6 * GROUP) * STEPS + 0];
      l6 = add(l6, a6, lb0, lb1, lb2, lb3);
      r6 = add(r6, a6, rb0, rb1, rb2, rb3);
      let a7 = tileA[(local.y + 7 * GROUP) * STEPS + 0];
      l7 = add(l7, a7, lb0, lb1, lb2, lb3);
      r7 = add(r7, a7, rb0, rb1, rb2, rb3);
    }
    {
      let lb0 = tileB[4 * 2 * GROUP + local.x];
      let rb0 = tileB[4 * 2 * GROUP + local.x + GROUP];
      let lb1 = tileB[5 * 2 * GROUP + local.x];
      let rb1 = tileB[5 * 2 * GROUP + local.x + GROUP];
      let lb2 = tileB[6 * 2 * GROUP + local.x];
      let rb2 = tileB[6 * 2 * GROUP + local.x + GROUP];
      let lb3 = tileB[7 * 2 * GROUP + local.x];
      let rb3 = tileB[7 * 2 * GROUP + local.x + GROUP];
      let a0 = tileA[local.y * STEPS + 1];
      l0 = add(l0, a0, lb0, lb1, lb2, lb3);
      r0 = add(r0, a0, rb0, rb1, rb2, rb3);
      let a1 = tileA[(local.y + GROUP) * STEPS + 1];
      l1 = add(l1, a1, lb0, lb1, lb2, lb3);
      r1 = add(r1, a1, rb0, rb1, rb2, rb3);
      let a2 = tileA[(local.y + 2 * GROUP) * STEPS + 1];
      l2 = add(l2, a2, lb0, lb1, lb2, lb3);
      r2 = add(r2, a2, rb0, rb1, rb2, rb3);
      let a3 = tileA[(local.y + 3 * GROUP) * STEPS + 1];
      l3 = add(l3, a3, lb0, lb1, lb2, lb3);
      r3 = add(r3, a3, rb0, rb1, rb2, rb3);
      let a4 = tileA[(local.y + 4 * GROUP) * STEPS + 1];
      l4 = add(l4, a4, lb0, lb1, lb2, lb3);
      r4 = add(r4, a4, rb0, rb1, rb2, rb3);
      let a5 = tileA[(local.y + 5 * GROUP) * STEPS + 1];
      l5 = add(l5, a5, lb0, lb1, lb2, lb3);
      r5 = add(r5, a5, rb0, rb1, rb2, rb3);
      let a6 = tileA[(local.y + 6 * GROUP) * STEPS + 1];
      l6 = add(l6, a6, lb0, lb1, lb2, lb3);
      r6 = add(r6, a6, rb0, rb1, rb2, rb3);
      let a7 = tileA[(local.y + 7 * GROUP) * STEPS + 1];
      l7 = add(l7, a7, lb0, lb1, lb2, lb3);
      r7 = add(r7, a7, rb0, rb1, rb2, rb3);
    }
    {
      let lb0 = tileB[8 * 2 * GROUP + local.x];
      let rb0 = tileB[8 * 2 * GROUP + local.x + GROUP];
      let lb1 = tileB[9 * 2 * GROUP + local.x];
      let rb1 = tileB[9 * 2 * GROUP + local.x + GROUP];
      let lb2 = tileB[10 * 2 * GROUP + local.x];
      let rb2 = tileB[10 * 2 * GROUP + local.x + GROUP];
      let lb3 = tileB[11 * 2 * GROUP + local.x];
      let rb3 = tileB[11 * 2 * GROUP + local.x + GROUP];
      let a0 = tileA[local.y * STEPS + 2];
      l0 = add(l0, a0, lb0, lb1, lb2, lb3);
      r0 = add(r0, a0, rb0, rb1, rb2, rb3);
      let a1 = tileA[(local.y + GROUP) * STEPS + 2];
      l1 = add(l1, a1, lb0, lb1, lb2, lb3);
      r1 = add(r1, a1, rb0, rb1, rb2, rb3);
      let a2 = tileA[(local.y + 2 * GROUP) * STEPS + 2];
      l2 = add(l2, a2, lb0, lb1, lb2, lb3);
      r2 = add(r2, a2, rb0, rb1, rb2, rb3);
      let a3 = tileA[(local.y + 3 * GROUP) * STEPS + 2];
      l3 = add(l3, a3, lb0, lb1, lb2, lb3);
      r3 = add(r3, a3, rb0, rb1, rb2, rb3);
      let a4 = tileA[(local.y + 4 * GROUP) * STEPS + 2];
      l4 = add(l4, a4, lb0, lb1, lb2, lb3);
      r4 = add(r4, a4, rb0, rb1, rb2, rb3);
      let a5 = tileA[(local.y + 5 * GROUP) * STEPS + 2];
      l5 = add(l5, a5, lb0, lb1, lb2, lb3);
      r5 = add(r5, a5, rb0, rb1, rb2, rb3);
      let a6 = tileA[(local.y + 6 * GROUP) * STEPS + 2];
      l6 = add(l6, a6, lb0, lb1, lb2, lb3);
      r6 = add(r6, a6, rb0, rb1, rb2, rb3);
      let a7 = tileA[(local.y + 7 * GROUP) * STEPS + 2];
      l7 = add(l7, a7, lb0, lb1, lb2, lb3);
      r7 = add(r7, a7, rb0, rb1, rb2, rb3);
    }
    {
      let lb0 = tileB[12 * 2 * GROUP + local.x];
      let rb0 = tileB[12 * 2 * GROUP + local.x + GROUP];
      let lb1 = tileB[13 * 2 * GROUP + local.x];
      let rb1 = tileB[13 * 2 * GROUP + local.x + GROUP];
      let lb2 = tileB[14 * 2 * GROUP + local.x];
      let rb2 = tileB[14 * 2 * GROUP + local.x + GROUP];
      let lb3 = tileB[15 * 2 * GROUP + local.x];
      let rb3 = tileB[15 * 2 * GROUP + local.x + GROUP];
      let a0 = tileA[local.y * STEPS + 3];
      l0 = add(l0, a0, lb0, lb1, lb2, lb3);
      r0 = add(r0, a0, rb0, rb1, rb2, rb3);
      let a1 = tileA[(local.y + GROUP) * STEPS + 3];
      l1 = add(l1, a1, lb0, lb1, lb2, lb3);
      r1 = add(r1, a1, rb0, rb1, rb2, rb3);
      let a2 = tileA[(local.y + 2 * GROUP) * STEPS + 3];
      l2 = add(l2, a2, lb0, lb1, lb2, lb3);
      r2 = add(r2, a2, rb0, rb1, rb2, rb3);
      let a3 = tileA[(local.y + 3 * GROUP) * STEPS + 3];
      l3 = add(l3, a3, lb0, lb1, lb2, lb3);
      r3 = add(r3, a3, rb0, rb1, rb2, rb3);
      let a4 = tileA[(local.y + 4 * GROUP) * STEPS + 3];
      l4 = add(l4, a4, lb0, lb1, lb2, lb3);
      r4 = add(r4, a4, rb0, rb1, rb2, rb3);
      let a5 = tileA[(local.y + 5 * GROUP) * STEPS + 3];
      l5 = add(l5, a5, lb0, lb1, lb2, lb3);
      r5 = add(r5, a5, rb0, rb1, rb2, rb3);
      let a6 = tileA[(local.y + 6 * GROUP) * STEPS + 3];
      l6 = add(l6, a6, lb0, lb1, lb2, lb3);
      r6 = add(r6, a6, rb0, rb1, rb2, rb3);
      let a7 = tileA[(local.y + 7 * GROUP) * STEPS + 3];
      l7 = add(l7, a7, lb0, lb1, lb2, lb3);
      r7 = add(r7, a7, rb0, rb1, rb2, rb3);
    }
    workgroupBarrier();
  }
  let row = top + local.y;
  let column = (left + local.x) * 4;
  write(row, column, m, n, l0);
  write(row, column + 4 * GROUP, m, n, r0);
  write(row + GROUP, column, m, n, l1);
  write(row + GROUP, column + 4 * GROUP, m, n, r1);
  write(row + 2 * GROUP, column, m, n, l2);
  write(row + 2 * GROUP, column + 4 * GROUP, m, n, r2);
  write(row + 3 * GROUP, column, m, n, l3);
  write(row + 3 * GROUP, column + 4 * GROUP, m, n, r3);
  write(row + 4 * GROUP, column, m, n, l4);
  write(row + 4 * GROUP, column + 4 * GROUP, m, n, r4);
  write(row + 5 * GROUP, column, m, n, l5);
  write(row + 5 * GROUP, column + 4 * GROUP, m, n, r5);
  write(row + 6 * GROUP, column, m, n, l6);
  write(row + 6 * GROUP, column + 4 * GROUP, m, n, r6);
  write(row + 7 * GROUP, column, m, n, l7);
  write(row + 7 * GROUP, column + 4 * GROUP, m, n, r7);
}
