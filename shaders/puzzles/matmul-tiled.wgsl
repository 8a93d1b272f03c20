// Puzzle 19, matrix product in tiles: a workgroup fetches a square of a and one of b, and each number serves eight threads.
//
// a    [rows, inner]     f32, row-major
// b    [inner, columns]  f32, row-major
// out  [rows, columns]   f32, row-major; out[row, column] = the sum over p of a[row, p] * b[p, column]

const TILE: u32 = 8;

var<workgroup> tileA: array<array<f32, TILE>, TILE>;
var<workgroup> tileB: array<array<f32, TILE>, TILE>;

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

@compute @workgroup_size(TILE, TILE)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let column = (group.x + problem.origin.x) * TILE + local.x;
  let row = (group.y + problem.origin.y) * TILE + local.y;
  var sum = 0.0;
  for (var first = 0u; first < problem.inner; first += TILE) {
    // Zeros beyond the edges: they add nothing.
    tileA[local.y][local.x] = 0.0;
    if (row < problem.rows && first + local.x < problem.inner) {
      tileA[local.y][local.x] = a[row * problem.inner + first + local.x];
    }
    tileB[local.y][local.x] = 0.0;
    if (first + local.y < problem.inner && column < problem.columns) {
      tileB[local.y][local.x] = b[(first + local.y) * problem.columns + column];
    }
    //- // Your lines: wait until both tiles are full; add up the eight products; wait until nobody reads them any more.
    //- sum += tileA[local.y][local.x] * tileB[local.y][local.x];
    workgroupBarrier(); //+
    for (var p = 0u; p < TILE; p++) { //+
      sum += tileA[local.y][p] * tileB[p][local.x]; //+
    } //+
    workgroupBarrier(); //+
  }
  if (row < problem.rows && column < problem.columns) {
    out[row * problem.columns + column] = sum;
  }
}
