// Matrix multiplication 8 of 11: registers, no workgroup memory. Each thread computes 8 rows × 4 columns of C and reads A
// and B straight from memory, as vec4f: along k for A, along n for B.
//
// Improves on registers-8x4 where the caches are good: 12 fetches of four numbers feed 128 multiply-adds, neighbouring
// threads share most of them, and nobody waits at a barrier or spends instructions on copying tiles.
//
// a  [m, ceil(k / 4)]                vec4f, row-major, zeros beyond k
// b  [ceil(k / 4) · 4, ceil(n / 4)]  vec4f, row-major, zeros in rows beyond k
// c  [m, n]                          f32, row-major
// Rows and columns beyond an edge repeat the last one and are not written.

const GROUP_COLUMNS: u32 = 16; // threads; each computes ROWS × 4
const GROUP_ROWS: u32 = 4;
const ROWS: u32 = 8;
// Known while compiling where they are not 0; else the uniform's.
const M: u32 = 0;
const K: u32 = 0;
const N: u32 = 0;

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

@compute @workgroup_size(GROUP_COLUMNS, GROUP_ROWS)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let column = (group.x + problem.origin.x) * GROUP_COLUMNS + local.x;
  let row = ((group.y + problem.origin.y) * GROUP_ROWS + local.y) * ROWS;
  let m = select(problem.m, M, M > 0);
  let n = select(problem.n, N, N > 0);
  let depth = (select(problem.k, K, K > 0) + 3) / 4; // vec4f in a row of A
  let pitch = (n + 3) / 4;
  let upper = min(vec4u(row) + vec4u(0, 1, 2, 3), vec4u(m - 1)) * depth;
  let lower = min(vec4u(row) + vec4u(4, 5, 6, 7), vec4u(m - 1)) * depth;
  var atB = min(column, pitch - 1);
  // Named, not an array: an array that a compiler does not unroll would live in memory.
  var c0 = vec4f(0);
  var c1 = vec4f(0);
  var c2 = vec4f(0);
  var c3 = vec4f(0);
  var c4 = vec4f(0);
  var c5 = vec4f(0);
  var c6 = vec4f(0);
  var c7 = vec4f(0);
  for (var p = 0u; p < depth; p++) {
    let b0 = b[atB];
    let b1 = b[atB + pitch];
    let b2 = b[atB + 2 * pitch];
    let b3 = b[atB + 3 * pitch];
    atB += 4 * pitch;
    c0 = add(c0, a[upper.x + p], b0, b1, b2, b3);
    c1 = add(c1, a[upper.y + p], b0, b1, b2, b3);
    c2 = add(c2, a[upper.z + p], b0, b1, b2, b3);
    c3 = add(c3, a[upper.w + p], b0, b1, b2, b3);
    c4 = add(c4, a[lower.x + p], b0, b1, b2, b3);
    c5 = add(c5, a[lower.y + p], b0, b1, b2, b3);
    c6 = add(c6, a[lower.z + p], b0, b1, b2, b3);
    c7 = add(c7, a[lower.w + p], b0, b1, b2, b3);
  }
  write(row, column * 4, m, n, c0);
  write(row + 1, column * 4, m, n, c1);
  write(row + 2, column * 4, m, n, c2);
  write(row + 3, column * 4, m, n, c3);
  write(row + 4, column * 4, m, n, c4);
  write(row + 5, column * 4, m, n, c5);
  write(row + 6, column * 4, m, n, c6);
  write(row + 7, column * 4, m, n, c7);
}
