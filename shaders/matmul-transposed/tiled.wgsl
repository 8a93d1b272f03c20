// A·Bᵀ: tiled. A workgroup computes a TILE×TILE block of C. It walks along k in steps of TILE: each thread copies one
// number of A and one of B to workgroup memory, all wait, and each then adds TILE products.
//
// A row of b is a column of the product, so both tiles are fetched along rows: neighbours read neighbours. B's tile is
// turned as it is written, its rows one number longer than they need be: threads that write a column would otherwise all
// meet in one bank of workgroup memory.
//
// a  [m, k]  f32, row-major
// b  [n, k]  f32, row-major
// c  [m, n]  f32, row-major
// Elements beyond an edge enter a tile as zeros, in both tiles, so that they add nothing.

const TILE: u32 = 16;
const PITCH: u32 = TILE + 1;

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

var<workgroup> tileA: array<f32, TILE * TILE>;  // [row, p]
var<workgroup> tileB: array<f32, TILE * PITCH>; // [p, column]

@compute @workgroup_size(TILE, TILE)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let left = (group.x + problem.origin.x) * TILE;
  let column = left + local.x;
  let row = (group.y + problem.origin.y) * TILE + local.y;
  let own = left + local.y; // the row of b that this thread fetches from
  var sum = 0.0;
  for (var first = 0u; first < problem.k; first += TILE) {
    let along = first + local.x;
    var fromA = 0.0;
    var fromB = 0.0;
    if (row < problem.m && along < problem.k) {
      fromA = a[row * problem.k + along];
    }
    if (own < problem.n && along < problem.k) {
      fromB = b[own * problem.k + along];
    }
    tileA[local.y * TILE + local.x] = fromA;
    tileB[local.x * PITCH + local.y] = fromB;
    workgroupBarrier();
    for (var p = 0u; p < TILE; p++) {
      sum += tileA[local.y * TILE + p] * tileB[p * PITCH + local.x];
    }
    workgroupBarrier();
  }
  if (row < problem.m && column < problem.n) {
    c[row * problem.n + column] = sum;
  }
}
