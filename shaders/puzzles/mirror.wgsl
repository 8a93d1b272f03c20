// Puzzle 5, a map of two dimensions: threads in squares of 8 by 8 over a picture, which is mirrored left to right.
//
// a    [rows, columns]  f32, row-major
// out  [rows, columns]  f32, row-major; out[y, x] = a[y, columns - 1 - x]

const SIDE: u32 = 8;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  rows: u32,
  columns: u32,
}

@group(0) @binding(0) var<storage, read> a: array<f32>;
@group(0) @binding(1) var<storage, read_write> out: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(SIDE, SIDE)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let x = (group.x + problem.origin.x) * SIDE + local.x;
  let y = (group.y + problem.origin.y) * SIDE + local.y;
  //- // Your lines: threads outside of the picture go home; the others read from the place across.
  //- let across = y * problem.columns + x;
  if (x >= problem.columns || y >= problem.rows) { //+
    return; //+
  } //+
  let across = y * problem.columns + (problem.columns - 1u - x); //+
  out[y * problem.columns + x] = a[across];
}
