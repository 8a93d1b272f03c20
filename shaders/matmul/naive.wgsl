// Matrix multiplication 1 of 11: naive. One thread per element of C. Each walks along a row of A and down a column of B
// and fetches both from memory.
//
// The yardstick for the rest, with the mistake that comes naturally: local id x counts rows. Neighbouring threads, which
// fetch together, then read A at addresses k floats apart and write C at addresses n floats apart. A fetch brings a whole
// run of bytes (32 to 128), of which each thread uses four.
//
// a  [m, k]  f32, row-major
// b  [k, n]  f32, row-major
// c  [m, n]  f32, row-major

const GROUP_ROWS: u32 = 8;
const GROUP_COLUMNS: u32 = 8;

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

@compute @workgroup_size(GROUP_ROWS, GROUP_COLUMNS)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let row = (group.x + problem.origin.x) * GROUP_ROWS + local.x;
  let column = (group.y + problem.origin.y) * GROUP_COLUMNS + local.y;
  if (row >= problem.m || column >= problem.n) {
    return;
  }
  var sum = 0.0;
  for (var p = 0u; p < problem.k; p++) {
    sum += a[row * problem.k + p] * b[p * problem.n + column];
  }
  c[row * problem.n + column] = sum;
}
