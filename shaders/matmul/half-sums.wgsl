// Matrix multiplication 11 of 11, with 16-bit sums: half-sums. As half, with the sums of each tile of DEPTH steps in 16-bit
// floats as well; what the tiles give is added up in 32 bits. Needs the feature `shader-f16`.
//
// Improves on half where a GPU multiplies and adds twice as many numbers of 16 bits at a time: nothing is widened before a
// tile's end. The price is in the sums: each addition of a tile is rounded to 11 bits too, which the result shows.
//
// a  [m, ceil(k / 4)]  vec4h, row-major, zeros beyond k
// b  [k, ceil(n / 4)]  vec4h, row-major
// c  [m, n]            f32, row-major
// Steps beyond k enter the tiles as zeros; rows and columns beyond an edge repeat the last one and are not written.

enable f16;

const TILE_ROWS: u32 = 64;
const TILE_COLUMNS: u32 = 64;
const DEPTH: u32 = 16; // steps of k per tile; a multiple of 4
// Known while compiling where they are not 0; else the uniform's.
const M: u32 = 0;
const K: u32 = 0;
const N: u32 = 0;

const ROW_THREADS: u32 = TILE_ROWS / 8;
const COLUMN_THREADS: u32 = TILE_COLUMNS / 8;
const THREADS: u32 = ROW_THREADS * COLUMN_THREADS;
const STEPS: u32 = DEPTH / 4;
// One vec4h more than a row of the tile: threads that read down a column then hit different banks.
const PITCH_A: u32 = STEPS + 1;
const PITCH_B: u32 = TILE_COLUMNS / 4;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  m: u32,
  k: u32,
  n: u32,
}

@group(0) @binding(0) var<storage, read> a: array<vec4h>;
@group(0) @binding(1) var<storage, read> b: array<vec4h>;
@group(0) @binding(2) var<storage, read_write> c: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

var<workgroup> tileA: array<vec4h, TILE_ROWS * PITCH_A>; // [row, four steps of k]
var<workgroup> tileB: array<vec4h, DEPTH * PITCH_B>; // [step of k, four columns]

// Four steps of k for four columns, in 16 bits.
fn add(sums: vec4h, along: vec4h, b0: vec4h, b1: vec4h, b2: vec4h, b3: vec4h) -> vec4h {
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
  // Named, not arrays: an array that a compiler does not unroll would live in memory.
  var l0 = vec4f(0);
  var l1 = vec4f(0);
  var l2 = vec4f(0);
  var l3 = vec4f(0);
  var l4 = vec4f(0);
  var l5 = vec4f(0);
  var l6 = vec4f(0);
  var l7 = vec4f(0);
  var r0 = vec4f(0);
  var r1 = vec4f(0);
  var r2 = vec4f(0);
  var r3 = vec4f(0);
  var r4 = vec4f(0);
  var r5 = vec4f(0);
  var r6 = vec4f(0);
  var r7 = vec4f(0);
  for (var first = 0u; first < depth; first += STEPS) {
    for (var at = thread; at < TILE_ROWS * STEPS; at += THREADS) {
      let row = min(top + at / STEPS, m - 1);
      let step = first + at % STEPS;
      var four = vec4h(0);
      if (step < depth) {
        four = a[row * depth + step];
      }
      tileA[at / STEPS * PITCH_A + at % STEPS] = four;
    }
    for (var at = thread; at < DEPTH * PITCH_B; at += THREADS) {
      let step = first * 4 + at / PITCH_B;
      var four = vec4h(0);
      if (step < k) {
        four = b[step * pitch + min(left + at % PITCH_B, pitch - 1)];
      }
      tileB[at] = four;
    }
    workgroupBarrier();
    var lh0 = vec4h(0);
    var rh0 = vec4h(0);
    var lh1 = vec4h(0);
    var rh1 = vec4h(0);
    var lh2 = vec4h(0);
    var rh2 = vec4h(0);
    var lh3 = vec4h(0);
    var rh3 = vec4h(0);
    var lh4 = vec4h(0);
    var rh4 = vec4h(0);
    var lh5 = vec4h(0);
    var rh5 = vec4h(0);
    var lh6 = vec4h(0);
    var rh6 = vec4h(0);
    var lh7 = vec4h(0);
    var rh7 = vec4h(0);
    for (var step = 0u; step < STEPS; step++) {
      let atB = step * 4 * PITCH_B + local.x;
      let lb0 = tileB[atB];
      let lb1 = tileB[atB + PITCH_B];
      let lb2 = tileB[atB + 2 * PITCH_B];
      let lb3 = tileB[atB + 3 * PITCH_B];
      let rb0 = tileB[atB + COLUMN_THREADS];
      let rb1 = tileB[atB + PITCH_B + COLUMN_THREADS];
      let rb2 = tileB[atB + 2 * PITCH_B + COLUMN_THREADS];
      let rb3 = tileB[atB + 3 * PITCH_B + COLUMN_THREADS];
      let a0 = tileA[local.y * PITCH_A + step];
      lh0 = add(lh0, a0, lb0, lb1, lb2, lb3);
      rh0 = add(rh0, a0, rb0, rb1, rb2, rb3);
      let a1 = tileA[(local.y + ROW_THREADS) * PITCH_A + step];
      lh1 = add(lh1, a1, lb0, lb1, lb2, lb3);
      rh1 = add(rh1, a1, rb0, rb1, rb2, rb3);
      let a2 = tileA[(local.y + 2 * ROW_THREADS) * PITCH_A + step];
      lh2 = add(lh2, a2, lb0, lb1, lb2, lb3);
      rh2 = add(rh2, a2, rb0, rb1, rb2, rb3);
      let a3 = tileA[(local.y + 3 * ROW_THREADS) * PITCH_A + step];
      lh3 = add(lh3, a3, lb0, lb1, lb2, lb3);
      rh3 = add(rh3, a3, rb0, rb1, rb2, rb3);
      let a4 = tileA[(local.y + 4 * ROW_THREADS) * PITCH_A + step];
      lh4 = add(lh4, a4, lb0, lb1, lb2, lb3);
      rh4 = add(rh4, a4, rb0, rb1, rb2, rb3);
      let a5 = tileA[(local.y + 5 * ROW_THREADS) * PITCH_A + step];
      lh5 = add(lh5, a5, lb0, lb1, lb2, lb3);
      rh5 = add(rh5, a5, rb0, rb1, rb2, rb3);
      let a6 = tileA[(local.y + 6 * ROW_THREADS) * PITCH_A + step];
      lh6 = add(lh6, a6, lb0, lb1, lb2, lb3);
      rh6 = add(rh6, a6, rb0, rb1, rb2, rb3);
      let a7 = tileA[(local.y + 7 * ROW_THREADS) * PITCH_A + step];
      lh7 = add(lh7, a7, lb0, lb1, lb2, lb3);
      rh7 = add(rh7, a7, rb0, rb1, rb2, rb3);
    }
    l0 += vec4f(lh0);
    r0 += vec4f(rh0);
    l1 += vec4f(lh1);
    r1 += vec4f(rh1);
    l2 += vec4f(lh2);
    r2 += vec4f(rh2);
    l3 += vec4f(lh3);
    r3 += vec4f(rh3);
    l4 += vec4f(lh4);
    r4 += vec4f(rh4);
    l5 += vec4f(lh5);
    r5 += vec4f(rh5);
    l6 += vec4f(lh6);
    r6 += vec4f(rh6);
    l7 += vec4f(lh7);
    r7 += vec4f(rh7);
    workgroupBarrier();
  }
  let row = top + local.y;
  let column = (left + local.x) * 4;
  let right = column + COLUMN_THREADS * 4;
  write(row, column, m, n, l0);
  write(row, right, m, n, r0);
  write(row + ROW_THREADS, column, m, n, l1);
  write(row + ROW_THREADS, right, m, n, r1);
  write(row + 2 * ROW_THREADS, column, m, n, l2);
  write(row + 2 * ROW_THREADS, right, m, n, r2);
  write(row + 3 * ROW_THREADS, column, m, n, l3);
  write(row + 3 * ROW_THREADS, right, m, n, r3);
  write(row + 4 * ROW_THREADS, column, m, n, l4);
  write(row + 4 * ROW_THREADS, right, m, n, r4);
  write(row + 5 * ROW_THREADS, column, m, n, l5);
  write(row + 5 * ROW_THREADS, right, m, n, r5);
  write(row + 6 * ROW_THREADS, column, m, n, l6);
  write(row + 6 * ROW_THREADS, right, m, n, r6);
  write(row + 7 * ROW_THREADS, column, m, n, l7);
  write(row + 7 * ROW_THREADS, right, m, n, r7);
}
