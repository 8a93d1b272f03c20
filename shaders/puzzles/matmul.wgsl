// Puzzle 18, matrix product: one thread for each element of out, which is a row of a times a column of b.
//
// a    [rows, inner]     f32, row-major
// b    [inner, columns]  f32, row-major
// out  [rows, columns]   f32, row-major; out[row, column] = the sum over p of a[row, p] * b[p, column]

const SIDE: u32 = 8;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  rows: u32,
  columns: u32,
  inner: u32,
}

@group(0) @binding(0) var<storage, read> a: array<f32>;
@group(0) @binding(1) var<storage, read> b: array<f32>;
@group(0) @binding(2) var<storage, read_write> out: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(SIDE, SIDE)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let column = (group.x + problem.origin.x) * SIDE + local.x;
  let row = (group.y + problem.origin.y) * SIDE + local.y;
  if (row >= problem.rows || column >= problem.columns) {
    return;
  }
  var sum = 0.0;
  //- // Your loop: this is the first product; there are `inner` of them.
  //- sum += a[row * problem.inner] * b[column];
  for (var p = 0u; p < problem.inner; p++) { //+
    sum += a[row * problem.inner + p] * b[p * problem.columns + column]; //+
  } //+
  out[row * problem.columns + column] = sum;
}
