// Matrix multiplication 2 of 11: coalesced. One thread per element of C, as in naive, but local id x counts columns.
//
// Improves on naive: neighbouring threads read neighbouring elements of B and write neighbouring elements of C, so one
// wide fetch serves all of them, and they share a single element of A. Same arithmetic, same number of fetches asked
// for, fewer bytes moved. Still, every element of A and B is fetched once per thread that needs it.
//
// a  [m, k]  f32, row-major
// b  [k, n]  f32, row-major
// c  [m, n]  f32, row-major

const GROUP_COLUMNS: u32 = 16;
const GROUP_ROWS: u32 = 16;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  m: u32,
  k: u32,
  n: u32,
}

@group(0) @binding(0) var<storage, read> a: array<f32>;
@group(0) @binding(1) var<storage, read> b: array<f32>;
@group(0) @binding(2) var<storage, read_write> c: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP_COLUMNS, GROUP_ROWS)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let column = (group.x + problem.origin.x) * GROUP_COLUMNS + local.x;
  let row = (group.y + problem.origin.y) * GROUP_ROWS + local.y;
  if (row >= problem.m || column >= problem.n) {
    return;
  }
  var sum = 0.0;
  for (var p = 0u; p < problem.k; p++) {
    sum += a[row * problem.k + p] * b[p * problem.n + column];
  }
  c[row * problem.n + column] = sum;
}
