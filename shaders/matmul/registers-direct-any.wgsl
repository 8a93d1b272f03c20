// Matrix multiplication 5 of 5, for any size: registers, no workgroup memory. As registers-direct.wgsl, 8 rows × 4
// columns of C per thread, for k or n that is no multiple of 4: rows then start where a vec4f may not, and every number
// is fetched by itself. 12 fetches feed 32 multiply-adds.
//
// Improves on registers as registers-direct.wgsl does, by less: four times as many fetches.
//
// a  [m, k]  f32, row-major
// b  [k, n]  f32, row-major
// c  [m, n]  f32, row-major
// Rows and columns beyond an edge repeat the last one and are not written.

const GROUP_COLUMNS: u32 = 16; // threads; each computes ROWS × 4
const GROUP_ROWS: u32 = 4;
const ROWS: u32 = 8;

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

fn write(row: u32, columns: vec4u, sums: vec4f) {
  if (row >= problem.m) {
    return;
  }
  for (var i = 0u; i < 4 && columns[i] < problem.n; i++) {
    c[row * problem.n + columns[i]] = sums[i];
  }
}

@compute @workgroup_size(GROUP_COLUMNS, GROUP_ROWS)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  // A thread's four columns lie GROUP_COLUMNS apart: neighbouring threads read and write neighbouring elements.
  let corner = (group.x + problem.origin.x) * GROUP_COLUMNS * 4 + local.x;
  let columns = vec4u(corner) + vec4u(0, 1, 2, 3) * GROUP_COLUMNS;
  let row = ((group.y + problem.origin.y) * GROUP_ROWS + local.y) * ROWS;
  var upper = min(vec4u(row) + vec4u(0, 1, 2, 3), vec4u(problem.m - 1)) * problem.k;
  var lower = min(vec4u(row) + vec4u(4, 5, 6, 7), vec4u(problem.m - 1)) * problem.k;
  var atB = min(columns, vec4u(problem.n - 1));
  // Named, not an array: an array that a compiler does not unroll would live in memory.
  var c0 = vec4f(0);
  var c1 = vec4f(0);
  var c2 = vec4f(0);
  var c3 = vec4f(0);
  var c4 = vec4f(0);
  var c5 = vec4f(0);
  var c6 = vec4f(0);
  var c7 = vec4f(0);
  for (var p = 0u; p < problem.k; p++) {
    let b4 = vec4f(b[atB.x], b[atB.y], b[atB.z], b[atB.w]);
    c0 += a[upper.x] * b4;
    c1 += a[upper.y] * b4;
    c2 += a[upper.z] * b4;
    c3 += a[upper.w] * b4;
    c4 += a[lower.x] * b4;
    c5 += a[lower.y] * b4;
    c6 += a[lower.z] * b4;
    c7 += a[lower.w] * b4;
    upper += 1;
    lower += 1;
    atB += problem.n;
  }
  write(row, columns, c0);
  write(row + 1, columns, c1);
  write(row + 2, columns, c2);
  write(row + 3, columns, c3);
  write(row + 4, columns, c4);
  write(row + 5, columns, c5);
  write(row + 6, columns, c6);
  write(row + 7, columns, c7);
}
