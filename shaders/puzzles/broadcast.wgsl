// Puzzle 4, broadcast: a column and a row make a table. One thread for each of its places, numbered row by row.
//
// a    [rows]           f32
// b    [columns]        f32
// out  [rows, columns]  f32, row-major; out[row, column] = a[row] + b[column]

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  rows: u32,
  columns: u32,
}

@group(0) @binding(0) var<storage, read> a: array<f32>;
@group(0) @binding(1) var<storage, read> b: array<f32>;
@group(0) @binding(2) var<storage, read_write> out: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let i = (group.x + problem.origin.x) * GROUP + thread;
  if (i >= problem.rows * problem.columns) {
    return;
  }
  //- // Your two lines: in which row and in which column is place i?
  //- let row = 0u;
  //- let column = 0u;
  let row = i / problem.columns; //+
  let column = i % problem.columns; //+
  out[i] = a[row] + b[column];
}
