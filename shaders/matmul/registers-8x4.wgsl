// Matrix multiplication 6 of 11: register blocks of 8×4. A workgroup computes a TILE_ROWS × TILE_COLUMNS block of C, each
// thread 8 rows × 4 columns of it in registers. Along k it walks in steps of DEPTH, through tiles in workgroup memory.
//
// Improves on registers: 8 + 4 reads of vec4f from workgroup memory feed 128 multiply-adds, where registers needs 16 for
// as many, and both tiles are filled with vec4f as they lie in memory, nothing turned around. A tuner sets the tile.
//
// With `slices` above 1 the workgroups along z share k between them, and sum-slices.wgsl adds up what they wrote: a small
// C with a long k otherwise has too few workgroups to fill a GPU.
//
// a  [m, ceil(k / 4)]  vec4f, row-major, zeros beyond k
// b  [k, ceil(n / 4)]  vec4f, row-major
// c  [slices, m, n]    f32, row-major
// Steps beyond k enter the tiles as zeros; rows and columns beyond an edge repeat the last one and are not written.

const TILE_ROWS: u32 = 64;
const TILE_COLUMNS: u32 = 64;
const DEPTH: u32 = 16; // steps of k per tile; a multiple of 4
// Known while compiling where they are not 0; else the uniform's.
const M: u32 = 0;
const K: u32 = 0;
const N: u32 = 0;

const ROW_THREADS: u32 = TILE_ROWS / 8;
const COLUMN_THREADS: u32 = TILE_COLUMNS / 4;
const THREADS: u32 = ROW_THREADS * COLUMN_THREADS;
const STEPS: u32 = DEPTH / 4;
// One vec4f more than a row of the tile: threads that read down a column then hit different banks.
const PITCH_A: u32 = STEPS + 1;
const PITCH_B: u32 = TILE_COLUMNS / 4;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  m: u32,
  k: u32,
  n: u32,
  slices: u32,
}

@group(0) @binding(0) var<storage, read> a: array<vec4f>;
@group(0) @binding(1) var<storage, read> b: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> c: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

var<workgroup> tileA: array<vec4f, TILE_ROWS * PITCH_A>; // [row, four steps of k]
var<workgroup> tileB: array<vec4f, DEPTH * PITCH_B>; // [step of k, four columns]

// Four steps of k for four columns: sums + along · (four rows of B). A chain that compiles to fused multiply-adds.
fn add(sums: vec4f, along: vec4f, b0: vec4f, b1: vec4f, b2: vec4f, b3: vec4f) -> vec4f {
  return sums + along.x * b0 + along.y * b1 + along.z * b2 + along.w * b3;
}

fn write(slice: u32, row: u32, column: u32, m: u32, n: u32, sums: vec4f) {
  if (row >= m) {
    return;
  }
  for (var i = 0u; i < 4 && column + i < n; i++) {
    c[(slice * m + row) * n + column + i] = sums[i];
  }
}

@compute @workgroup_size(COLUMN_THREADS, ROW_THREADS)
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
  let left = (group.x + problem.origin.x) * TILE_COLUMNS / 4;
  let slice = group.z + problem.origin.z;
  let part = (depth + problem.slices - 1) / problem.slices;
  let end = min(slice * part + part, depth);
  // Named, not arrays: an array that a compiler does not unroll would live in memory.
  var c0 = vec4f(0);
  var c1 = vec4f(0);
  var c2 = vec4f(0);
  var c3 = vec4f(0);
  var c4 = vec4f(0);
  var c5 = vec4f(0);
  var c6 = vec4f(0);
  var c7 = vec4f(0);
  for (var first = slice * part; first < end; first += STEPS) {
    for (var at = thread; at < TILE_ROWS * STEPS; at += THREADS) {
      let row = min(top + at / STEPS, m - 1);
      let step = first + at % STEPS;
      var four = vec4f(0);
      if (step < end) {
        four = a[row * depth + step];
      }
      tileA[at / STEPS * PITCH_A + at % STEPS] = four;
    }
    for (var at = thread; at < DEPTH * PITCH_B; at += THREADS) {
      let step = first * 4 + at / PITCH_B;
      var four = vec4f(0);
      if (step < k) {
        four = b[step * pitch + min(left + at % PITCH_B, pitch - 1)];
      }
      tileB[at] = four;
    }
    workgroupBarrier();
    for (var step = 0u; step < STEPS; step++) {
      let atB = step * 4 * PITCH_B + local.x;
      let b0 = tileB[atB];
      let b1 = tileB[atB + PITCH_B];
      let b2 = tileB[atB + 2 * PITCH_B];
      let b3 = tileB[atB + 3 * PITCH_B];
      let a0 = tileA[local.y * PITCH_A + step];
      c0 = add(c0, a0, b0, b1, b2, b3);
      let a1 = tileA[(local.y + ROW_THREADS) * PITCH_A + step];
      c1 = add(c1, a1, b0, b1, b2, b3);
      let a2 = tileA[(local.y + 2 * ROW_THREADS) * PITCH_A + step];
      c2 = add(c2, a2, b0, b1, b2, b3);
      let a3 = tileA[(local.y + 3 * ROW_THREADS) * PITCH_A + step];
      c3 = add(c3, a3, b0, b1, b2, b3);
      let a4 = tileA[(local.y + 4 * ROW_THREADS) * PITCH_A + step];
      c4 = add(c4, a4, b0, b1, b2, b3);
      let a5 = tileA[(local.y + 5 * ROW_THREADS) * PITCH_A + step];
      c5 = add(c5, a5, b0, b1, b2, b3);
      let a6 = tileA[(local.y + 6 * ROW_THREADS) * PITCH_A + step];
      c6 = add(c6, a6, b0, b1, b2, b3);
      let a7 = tileA[(local.y + 7 * ROW_THREADS) * PITCH_A + step];
      c7 = add(c7, a7, b0, b1, b2, b3);
    }
    workgroupBarrier();
  }
  let row = top + local.y;
  let column = (left + local.x) * 4;
  write(slice, row, column, m, n, c0);
  write(slice, row + ROW_THREADS, column, m, n, c1);
  write(slice, row + 2 * ROW_THREADS, column, m, n, c2);
  write(slice, row + 3 * ROW_THREADS, column, m, n, c3);
  write(slice, row + 4 * ROW_THREADS, column, m, n, c4);
  write(slice, row + 5 * ROW_THREADS, column, m, n, c5);
  write(slice, row + 6 * ROW_THREADS, column, m, n, c6);
  write(slice, row + 7 * ROW_THREADS, column, m, n, c7);
}
