// Matrix multiplication with subgroup matrices: subgroup-matrix. The threads of a subgroup hold small matrices between them
// and multiply two at once, on hardware made for that. A workgroup copies tiles of A and B to workgroup memory, and
// each of its four subgroups computes a quarter of a tile of C, 32 × 32, as a block of such matrices.
//
// Improves on registers where the hardware has matrix units: one instruction for hundreds of multiply-adds, and no thread
// reads a number that another one needs too. Needs an experimental feature that browsers offer behind a flag.
// In the older spelling of loads and stores, in which the order of rows is an argument.
//
// a  [m, k]  f32, row-major
// b  [k, n]  f32, row-major
// c  [m, n]  f32, row-major
// What lies beyond an edge enters the tiles as zeros and is not written.

enable subgroups;
enable chromium_experimental_subgroup_matrix;
// Where in the tiles a subgroup loads and stores follows from which one it is. Its threads agree on that; a compiler that
// follows what all threads of a workgroup agree on cannot see it.
diagnostic(off, chromium.subgroup_matrix_uniformity);

const LANES: u32 = 32; // the most threads that a subgroup of the device may have
const ROWS: u32 = 8; // of the matrices of A and C, which the device must multiply in this shape
const COLUMNS: u32 = 8; // of those of B and C
const STEPS: u32 = 8; // of k in those of A and B
const DEPTH: u32 = 16; // steps of k per tile; a multiple of STEPS

const SIDE: u32 = 64; // rows and columns of C that a workgroup computes
const QUARTER: u32 = SIDE / 2; // those of one of its four subgroups
const THREADS: u32 = 4 * LANES;
const DOWN: u32 = QUARTER / ROWS;
const ACROSS: u32 = QUARTER / COLUMNS;
const CELLS: u32 = ROWS * COLUMNS;

alias Left = subgroup_matrix_left<f32, STEPS, ROWS>;
alias Right = subgroup_matrix_right<f32, COLUMNS, STEPS>;
alias Result = subgroup_matrix_result<f32, COLUMNS, ROWS>;

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

var<workgroup> tileA: array<f32, SIDE * DEPTH>; // [row, step of k]
var<workgroup> tileB: array<f32, DEPTH * SIDE>; // [step of k, column]
var<workgroup> edge: array<f32, 4 * CELLS>; // one matrix of C of each subgroup, on its way over an edge

@compute @workgroup_size(THREADS)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(local_invocation_index) thread: u32,
  @builtin(subgroup_id) subgroup: u32,
) {
  let m = problem.m;
  let k = problem.k;
  let n = problem.n;
  let top = (group.y + problem.origin.y) * SIDE;
  let left = (group.x + problem.origin.x) * SIDE;
  // Where subgroups have fewer threads than they may have there are more than four of them: the others do the same again.
  let quarter = subgroup % 4;
  let down = quarter / 2 * QUARTER;
  let across = quarter % 2 * QUARTER;
  var sums: array<Result, DOWN * ACROSS>;
  for (var first = 0u; first < k; first += DEPTH) {
    for (var at = thread; at < SIDE * DEPTH; at += THREADS) {
      let row = top + at / DEPTH;
      let step = first + at % DEPTH;
      var number = 0.0;
      if (row < m && step < k) {
        number = a[row * k + step];
      }
      tileA[at] = number;
    }
    for (var at = thread; at < DEPTH * SIDE; at += THREADS) {
      let step = first + at / SIDE;
      let column = left + at % SIDE;
      var number = 0.0;
      if (step < k && column < n) {
        number = b[step * n + column];
      }
      tileB[at] = number;
    }
    workgroupBarrier();
    for (var step = 0u; step < DEPTH; step += STEPS) {
      var rights: array<Right, ACROSS>;
      for (var j = 0u; j < ACROSS; j++) {
        rights[j] = subgroupMatrixLoad<Right>(&tileB, step * SIDE + across + j * COLUMNS, false, SIDE);
      }
      for (var i = 0u; i < DOWN; i++) {
        let one = subgroupMatrixLoad<Left>(&tileA, (down + i * ROWS) * DEPTH + step, false, DEPTH);
        for (var j = 0u; j < ACROSS; j++) {
          sums[i * ACROSS + j] = subgroupMatrixMultiplyAccumulate(one, rights[j], sums[i * ACROSS + j]);
        }
      }
    }
    workgroupBarrier();
  }
  if (top + SIDE <= m && left + SIDE <= n) {
    for (var i = 0u; i < DOWN; i++) {
      for (var j = 0u; j < ACROSS; j++) {
        let at = (top + down + i * ROWS) * n + left + across + j * COLUMNS;
        subgroupMatrixStore(&c, at, sums[i * ACROSS + j], false, n);
      }
    }
    return;
  }
  for (var i = 0u; i < DOWN; i++) {
    for (var j = 0u; j < ACROSS; j++) {
      subgroupMatrixStore(&edge, quarter * CELLS, sums[i * ACROSS + j], false, COLUMNS);
      workgroupBarrier();
      for (var at = thread; at < 4 * CELLS; at += THREADS) {
        let whose = at / CELLS;
        let row = top + whose / 2 * QUARTER + i * ROWS + at % CELLS / COLUMNS;
        let column = left + whose % 2 * QUARTER + j * COLUMNS + at % COLUMNS;
        if (row < m && column < n) {
          c[row * n + column] = edge[at];
        }
      }
      workgroupBarrier();
    }
  }
}
