// Puzzle 15, transposition: rows become columns. A tile of 8 by 8 is turned over in workgroup memory, so that
// neighbouring threads read neighbours in a and write neighbours in out.
//
// a    [rows, columns]  f32, row-major
// out  [columns, rows]  f32, row-major; out[j, i] = a[i, j]

const TILE: u32 = 8;

var<workgroup> tile: array<array<f32, TILE>, TILE>;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  rows: u32,
  columns: u32,
}

@group(0) @binding(0) var<storage, read> a: array<f32>;
@group(0) @binding(1) var<storage, read_write> out: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(TILE, TILE)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let left = (group.x + problem.origin.x) * TILE;
  let top = (group.y + problem.origin.y) * TILE;
  if (left + local.x < problem.columns && top + local.y < problem.rows) {
    tile[local.y][local.x] = a[(top + local.y) * problem.columns + left + local.x];
  }
  workgroupBarrier();
  //- // Your lines: the tile lands where left and top have changed places, and so have the sides within it.
  //- let row = top + local.y; // of out
  //- let column = left + local.x;
  //- let value = tile[local.y][local.x];
  let row = left + local.y; // of out //+
  let column = top + local.x; //+
  let value = tile[local.x][local.y]; //+
  if (row < problem.columns && column < problem.rows) {
    out[row * problem.rows + column] = value;
  }
}
