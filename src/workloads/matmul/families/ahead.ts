/** The text of ahead.wgsl: the kernel of registers, whose next tiles are fetched while these are multiplied. */
import { repeated } from '../../shader-text.ts';
import { add, bindings, KNOWN_SIZES, MAIN_ARGUMENTS, plus, write } from './parts.ts';

/** Of C, that a thread computes. */
const ROWS = 4;

/** Text by file below `shaders/`. */
export const aheadFamily: Readonly<Record<string, string>> = {
  'matmul/ahead.wgsl': `// Matrix multiplication 5 of 11: ahead. A workgroup computes a SIDE×SIDE block of C, each thread 4×4 of it in registers.
// Along k it walks in steps of DEPTH, through tiles in workgroup memory.
//
// Improves on registers: while a tile is multiplied the numbers of the next one are already on their way from memory, into
// two vec4f of registers a thread. Both tiles are filled with vec4f as they lie in memory, nothing turned around, and four
// steps of k are taken at once: 8 reads of vec4f from workgroup memory feed 64 multiply-adds.
//
// a  [m, ceil(k / 4)]  vec4f, row-major, zeros beyond k
// b  [k, ceil(n / 4)]  vec4f, row-major
// c  [m, n]            f32, row-major
// Steps beyond k enter the tiles as zeros; rows and columns beyond an edge repeat the last one and are not written.

const GROUP: u32 = 16; // threads along a side; each computes 4×4
${KNOWN_SIZES}

const SIDE: u32 = GROUP * 4;
const DEPTH: u32 = GROUP; // steps of k per tile: so many that each thread fetches one vec4f of A and one of B
const STEPS: u32 = DEPTH / 4;
// One vec4f more than a row of the tile: threads that read down a column then hit different banks.
const PITCH: u32 = STEPS + 1;

${bindings('vec4f')}

var<workgroup> tileA: array<vec4f, SIDE * PITCH>; // [row, four steps of k]
var<workgroup> tileB: array<vec4f, DEPTH * GROUP>; // [step of k, four columns]

${add(32)}

${write()}

@compute @workgroup_size(GROUP, GROUP)
${MAIN_ARGUMENTS}
  let top = (group.y + problem.origin.y) * SIDE;
  let left = (group.x + problem.origin.x) * GROUP;
  // What this thread fetches of each tile: a row of A and four steps of k; a step of k and four columns of B.
  let fromA = min(top + thread / STEPS, m - 1) * depth;
  let stepA = thread % STEPS;
  let fromB = min(left + local.x, pitch - 1);
  let stepB = local.y;
${repeated(ROWS, (i) => `  var c${i} = vec4f(0);`)}
  var nextA = select(vec4f(0), a[fromA + min(stepA, depth - 1)], stepA < depth);
  var nextB = select(vec4f(0), b[min(stepB, k - 1) * pitch + fromB], stepB < k);
  for (var first = 0u; first < depth; first += STEPS) {
    tileA[thread / STEPS * PITCH + stepA] = nextA;
    tileB[thread] = nextB;
    workgroupBarrier();
    let aheadA = first + STEPS + stepA;
    let aheadB = (first + STEPS) * 4 + stepB;
    nextA = select(vec4f(0), a[fromA + min(aheadA, depth - 1)], aheadA < depth);
    nextB = select(vec4f(0), b[min(aheadB, k - 1) * pitch + fromB], aheadB < k);
    for (var at = 0u; at < STEPS; at++) {
      let b0 = tileB[at * 4 * GROUP + local.x];
      let b1 = tileB[(at * 4 + 1) * GROUP + local.x];
      let b2 = tileB[(at * 4 + 2) * GROUP + local.x];
      let b3 = tileB[(at * 4 + 3) * GROUP + local.x];
${repeated(ROWS, (i) => `      c${i} = add(c${i}, tileA[${i === 0 ? 'local.y' : `(${plus('local.y', i, 'GROUP')})`} * PITCH + at], b0, b1, b2, b3);`)}
    }
    workgroupBarrier();
  }
  let row = top + local.y;
  let column = (left + local.x) * 4;
${repeated(ROWS, (i) => `  write(${plus('row', i, 'GROUP')}, column, m, n, c${i});`)}
}
`,
};
