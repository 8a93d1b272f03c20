// Matrix multiplication 4 of 11: registers. A workgroup of 256 threads computes a 64×64 block of C, each thread 4×4 of it
// in registers. Along k it walks in steps of DEPTH, through tiles in workgroup memory.
//
// Improves on tiled: a thread reads 4 + 4 numbers from workgroup memory for 16 multiply-adds, where tiled reads 32, and
// reads them as two vec4f. The wider block also cuts memory traffic to a quarter.
//
// a  [m, k]  f32, row-major
// b  [k, n]  f32, row-major
// c  [m, n]  f32, row-major
// Elements beyond k enter the tiles as zeros; rows and columns beyond an edge repeat the last one and are not written.

const GROUP: u32 = 16; // threads along a side; each computes 4×4
const DEPTH: u32 = 16; // steps of k per tile
// One vec4f more than a row of the tile: threads that write down a column then hit different banks.
const PITCH: u32 = GROUP + 1;
const SIDE: u32 = GROUP * 4;
const THREADS: u32 = GROUP * GROUP;

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

var<workgroup> tileA: array<vec4f, DEPTH * PITCH>; // [p, four rows of one column of A]
var<workgroup> tileB: array<vec4f, DEPTH * GROUP>; // [p, four columns of one row of B]

fn fourRows(row: u32, p: u32) -> vec4f {
  let k = problem.k;
  if (p >= k) {
    return vec4f(0);
  }
  let at = min(vec4u(row) + vec4u(0, 1, 2, 3), vec4u(problem.m - 1)) * k + p;
  return vec4f(a[at.x], a[at.y], a[at.z], a[at.w]);
}

fn fourColumns(p: u32, column: u32) -> vec4f {
  if (p >= problem.k) {
    return vec4f(0);
  }
  let at = min(vec4u(column) + vec4u(0, 1, 2, 3), vec4u(problem.n - 1)) + p * problem.n;
  return vec4f(b[at.x], b[at.y], b[at.z], b[at.w]);
}

fn write(row: u32, column: u32, sums: vec4f) {
  if (row >= problem.m) {
    return;
  }
  let at = row * problem.n + column;
  for (var i = 0u; i < 4 && column + i < problem.n; i++) {
    c[at + i] = sums[i];
  }
}

@compute @workgroup_size(GROUP, GROUP)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(local_invocation_id) local: vec3u,
  @builtin(local_invocation_index) thread: u32,
) {
  let corner = (group.xy + problem.origin.xy) * SIDE;
  var c0 = vec4f(0);
  var c1 = vec4f(0);
  var c2 = vec4f(0);
  var c3 = vec4f(0);
  for (var first = 0u; first < problem.k; first += DEPTH) {
    for (var at = thread; at < DEPTH * GROUP; at += THREADS) {
      let p = at % DEPTH;
      tileA[p * PITCH + at / DEPTH] = fourRows(corner.y + at / DEPTH * 4, first + p);
      tileB[at] = fourColumns(first + at / GROUP, corner.x + at % GROUP * 4);
    }
    workgroupBarrier();
    for (var p = 0u; p < DEPTH; p++) {
      let rows = tileA[p * PITCH + local.y];
      let columns = tileB[p * GROUP + local.x];
      c0 += rows.x * columns;
      c1 += rows.y * columns;
      c2 += rows.z * columns;
      c3 += rows.w * columns;
    }
    workgroupBarrier();
  }
  let row = corner.y + local.y * 4;
  let column = corner.x + local.x * 4;
  write(row, column, c0);
  write(row + 1, column, c1);
  write(row + 2, column, c2);
  write(row + 3, column, c3);
}
