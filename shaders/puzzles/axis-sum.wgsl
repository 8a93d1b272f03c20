// Puzzle 16, axis sum: a table is added up along one of its axes, here down each column. One thread a column.
//
// a    [rows, columns]  f32, row-major
// out  [columns]        f32; the sum of each column

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  rows: u32,
  columns: u32,
}

@group(0) @binding(0) var<storage, read> a: array<f32>;
@group(0) @binding(1) var<storage, read_write> out: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let column = (group.x + problem.origin.x) * GROUP + thread;
  if (column >= problem.columns) {
    return;
  }
  var sum = 0.0;
  //- // Your loop: this is the top row only.
  //- sum += a[column];
  for (var row = 0u; row < problem.rows; row++) { //+
    sum += a[row * problem.columns + column]; //+
  } //+
  out[column] = sum;
}
