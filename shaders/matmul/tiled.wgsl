// Matrix multiplication 3 of 11: tiled. A workgroup computes a TILE×TILE block of C. It walks along k in steps of TILE:
// each thread copies one element of A and one of B to workgroup memory, all wait, and each then adds TILE products.
//
// Improves on coalesced: an element is fetched from memory once per workgroup and then used TILE times from workgroup
// memory, so memory traffic falls by a factor of TILE. Workgroup memory is now what limits it: two reads per
// multiply-add.
//
// a  [m, k]  f32, row-major
// b  [k, n]  f32, row-major
// c  [m, n]  f32, row-major
// Elements beyond an edge enter a tile as zeros, in both tiles, so that they add nothing.

const TILE: u32 = 16;

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

var<workgroup> tileA: array<f32, TILE * TILE>; // [row, p]
var<workgroup> tileB: array<f32, TILE * TILE>; // [p, column]

@compute @workgroup_size(TILE, TILE)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let column = (group.x + problem.origin.x) * TILE + local.x;
  let row = (group.y + problem.origin.y) * TILE + local.y;
  let place = local.y * TILE + local.x;
  var sum = 0.0;
  for (var first = 0u; first < problem.k; first += TILE) {
    let alongA = first + local.x;
    let alongB = first + local.y;
    var fromA = 0.0;
    var fromB = 0.0;
    if (row < problem.m && alongA < problem.k) {
      fromA = a[row * problem.k + alongA];
    }
    if (column < problem.n && alongB < problem.k) {
      fromB = b[alongB * problem.n + column];
    }
    tileA[place] = fromA;
    tileB[place] = fromB;
    workgroupBarrier();
    for (var p = 0u; p < TILE; p++) {
      sum += tileA[local.y * TILE + p] * tileB[p * TILE + local.x];
    }
    workgroupBarrier();
  }
  if (row < problem.m && column < problem.n) {
    c[row * problem.n + column] = sum;
  }
}
