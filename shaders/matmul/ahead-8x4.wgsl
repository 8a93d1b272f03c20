// Matrix multiplication 5 of 11, in blocks of 8×4: ahead-8x4. The kernel of ahead.wgsl, each thread 8×4 of C in registers:
// 256 threads have a tile of 128×64.
//
// Improves on ahead where workgroup memory sets the pace: 12 reads of vec4f feed 128 multiply-adds, where 4×4 needs 16 for as
// many, and a number that is fetched from memory serves up to twice as many of them. The price is half the workgroups.
//
// a  [m, ceil(k / 4)]  vec4f, row-major, zeros beyond k
// b  [k, ceil(n / 4)]  vec4f, row-major
// c  [m, n]            f32, row-major
// Steps beyond k enter the tiles as zeros; rows and columns beyond an edge repeat the last one and are not written.

const GROUP: u32 = 16; // threads along a side; each computes 8×4
// Known while compiling where they are not 0; else the uniform's.
const M: u32 = 0;
const K: u32 = 0;
const N: u32 = 0;

const TILE_ROWS: u32 = GROUP * 8;
const TILE_COLUMNS: u32 = GROUP * 4;
const DEPTH: u32 = GROUP; // steps of k per tile: so many that each thread fetches two vec4f of A and one of B
const STEPS: u32 = DEPTH / 4;
// One vec4f more than a row of the tile: threads that read down a column then hit different banks.
const PITCH: u32 = STEPS + 1;

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

var<workgroup> tileA: array<vec4f, TILE_ROWS * PITCH>; // [row, four steps of k]
var<workgroup> tileB: array<vec4f, DEPTH * GROUP>; // [step of k, four columns]

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
  let top = (group.y + problem.origin.y) * TILE_ROWS;
  let left = (group.x + problem.origin.x) * GROUP;
  // What this thread fetches of each tile: two rows of A and four steps of k; a step of k and four columns of B.
  let fromA0 = min(top + thread / STEPS, m - 1) * depth;
  let fromA1 = min(top + thread / STEPS + 4 * GROUP, m - 1) * depth;
  let stepA = thread % STEPS;
  let fromB = min(left + local.x, pitch - 1);
  let stepB = local.y;
  var c0 = vec4f(0);
  var c1 = vec4f(0);
  var c2 = vec4f(0);
  var c3 = vec4f(0);
  var c4 = vec4f(0);
  var c5 = vec4f(0);
  var c6 = vec4f(0);
  var c7 = vec4f(0);
  var nextA0 = select(vec4f(0), a[fromA0 + min(stepA, depth - 1)], stepA < depth);
  var nextA1 = select(vec4f(0), a[fromA1 + min(stepA, depth - 1)], stepA < depth);
  var nextB = select(vec4f(0), b[min(stepB, k - 1) * pitch + fromB], stepB < k);
  for (var first = 0u; first < depth; first += STEPS) {
    tileA[thread / STEPS * PITCH + stepA] = nextA0;
    tileA[(thread / STEPS + 4 * GROUP) * PITCH + stepA] = nextA1;
    tileB[thread] = nextB;
    workgroupBarrier();
    let aheadA = first + STEPS + stepA;
    let aheadB = (first + STEPS) * 4 + stepB;
    nextA0 = select(vec4f(0), a[fromA0 + min(aheadA, depth - 1)], aheadA < depth);
    nextA1 = select(vec4f(0), a[fromA1 + min(aheadA, depth - 1)], aheadA < depth);
    nextB = select(vec4f(0), b[min(aheadB, k - 1) * pitch + fromB], aheadB < k);
    for (var at = 0u; at < STEPS; at++) {
      let b0 = tileB[at * 4 * GROUP + local.x];
      let b1 = tileB[(at * 4 + 1) * GROUP + local.x];
      let b2 = tileB[(at * 4 + 2) * GROUP + local.x];
      let b3 = tileB[(at * 4 + 3) * GROUP + local.x];
      c0 = add(c0, tileA[local.y * PITCH + at], b0, b1, b2, b3);
      c1 = add(c1, tileA[(local.y + GROUP) * PITCH + at], b0, b1, b2, b3);
      c2 = add(c2, tileA[(local.y + 2 * GROUP) * PITCH + at], b0, b1, b2, b3);
      c3 = add(c3, tileA[(local.y + 3 * GROUP) * PITCH + at], b0, b1, b2, b3);
      c4 = add(c4, tileA[(local.y + 4 * GROUP) * PITCH + at], b0, b1, b2, b3);
      c5 = add(c5, tileA[(local.y + 5 * GROUP) * PITCH + at], b0, b1, b2, b3);
      c6 = add(c6, tileA[(local.y + 6 * GROUP) * PITCH + at], b0, b1, b2, b3);
      c7 = add(c7, tileA[(local.y + 7 * GROUP) * PITCH + at], b0, b1, b2, b3);
    }
    workgroupBarrier();
  }
  let row = top + local.y;
  let column = (left + local.x) * 4;
  write(row, column, m, n, c0);
  write(row + GROUP, column, m, n, c1);
  write(row + 2 * GROUP, column, m, n, c2);
  write(row + 3 * GROUP, column, m, n, c3);
  write(row + 4 * GROUP, column, m, n, c4);
  write(row + 5 * GROUP, column, m, n, c5);
  write(row + 6 * GROUP, column, m, n, c6);
  write(row + 7 * GROUP, column, m, n, c7);
}
