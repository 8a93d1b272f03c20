/**
 * The texts of subgroup-matrix.wgsl and subgroup-matrix-half.wgsl, and of each in the older spelling of loads and stores,
 * which browsers before had.
 */

interface Member {
  /** Of A and B in workgroup memory and in the matrices; sums are f32. */
  readonly component: 'f32' | 'f16';
  /** As `SubgroupMatrixSpelling` says. */
  readonly order: 'template' | 'argument';
  /** What it is and why it should be faster. */
  readonly header: string;
}

function matricesText({ component, order, header }: Member): string {
  const half = component === 'f16';
  const load = (type: string, pointer: string, offset: string, stride: string) =>
    order === 'template'
      ? `subgroupMatrixLoad<${type}, row_major>(${pointer}, ${offset}, ${stride})`
      : `subgroupMatrixLoad<${type}>(${pointer}, ${offset}, false, ${stride})`;
  const store = (pointer: string, offset: string, value: string, stride: string) =>
    order === 'template'
      ? `subgroupMatrixStore<row_major>(${pointer}, ${offset}, ${value}, ${stride});`
      : `subgroupMatrixStore(${pointer}, ${offset}, ${value}, false, ${stride});`;
  const number = (value: string) => (half ? `f16(${value})` : value);
  return `${header}
//
// a  [m, k]  f32, row-major
// b  [k, n]  f32, row-major
// c  [m, n]  f32, row-major
// What lies beyond an edge enters the tiles as zeros and is not written.

enable subgroups;
enable chromium_experimental_subgroup_matrix;
${half ? 'enable f16;\n' : ''}// Where in the tiles a subgroup loads and stores follows from which one it is. Its threads agree on that; a compiler that
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

alias Left = subgroup_matrix_left<${component}, STEPS, ROWS>;
alias Right = subgroup_matrix_right<${component}, COLUMNS, STEPS>;
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

var<workgroup> tileA: array<${component}, SIDE * DEPTH>; // [row, step of k]
var<workgroup> tileB: array<${component}, DEPTH * SIDE>; // [step of k, column]
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
      tileA[at] = ${number('number')};
    }
    for (var at = thread; at < DEPTH * SIDE; at += THREADS) {
      let step = first + at / SIDE;
      let column = left + at % SIDE;
      var number = 0.0;
      if (step < k && column < n) {
        number = b[step * n + column];
      }
      tileB[at] = ${number('number')};
    }
    workgroupBarrier();
    for (var step = 0u; step < DEPTH; step += STEPS) {
      var rights: array<Right, ACROSS>;
      for (var j = 0u; j < ACROSS; j++) {
        rights[j] = ${load('Right', '&tileB', 'step * SIDE + across + j * COLUMNS', 'SIDE')};
      }
      for (var i = 0u; i < DOWN; i++) {
        let one = ${load('Left', '&tileA', '(down + i * ROWS) * DEPTH + step', 'DEPTH')};
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
        ${store('&c', 'at', 'sums[i * ACROSS + j]', 'n')}
      }
    }
    return;
  }
  for (var i = 0u; i < DOWN; i++) {
    for (var j = 0u; j < ACROSS; j++) {
      ${store('&edge', 'quarter * CELLS', 'sums[i * ACROSS + j]', 'COLUMNS')}
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
`;
}

const HEADERS = {
  f32: `// Matrix multiplication with subgroup matrices: subgroup-matrix. The threads of a subgroup hold small matrices between them
// and multiply two at once, on hardware made for that. A workgroup copies tiles of A and B to workgroup memory, and
// each of its four subgroups computes a quarter of a tile of C, 32 × 32, as a block of such matrices.
//
// Improves on registers where the hardware has matrix units: one instruction for hundreds of multiply-adds, and no thread
// reads a number that another one needs too. Needs an experimental feature that browsers offer behind a flag.`,
  f16: `// Matrix multiplication with subgroup matrices, 16-bit inputs: subgroup-matrix-half. As subgroup-matrix, with A and B in
// 16-bit floats, rounded on their way to workgroup memory, and sums in 32 bits.
//
// Improves on subgroup-matrix where the matrix units take 16-bit inputs alone, as on most GPUs, or take them faster. The
// price is in the inputs: each is rounded to 11 bits, which the result shows. Needs \`shader-f16\` and an experimental
// feature that browsers offer behind a flag.`,
} as const;

const OLDER = '\n// In the older spelling of loads and stores, in which the order of rows is an argument.';

/** Text by file below `shaders/`. */
export const matricesFamily: Readonly<Record<string, string>> = {
  'matmul/subgroup-matrix.wgsl': matricesText({ component: 'f32', order: 'template', header: HEADERS.f32 }),
  'matmul/subgroup-matrix-older.wgsl': matricesText({
    component: 'f32',
    order: 'argument',
    header: HEADERS.f32 + OLDER,
  }),
  'matmul/subgroup-matrix-half.wgsl': matricesText({ component: 'f16', order: 'template', header: HEADERS.f16 }),
  'matmul/subgroup-matrix-half-older.wgsl': matricesText({
    component: 'f16',
    order: 'argument',
    header: HEADERS.f16 + OLDER,
  }),
};
