/** The text of ahead.wgsl and its larger blocks: the kernel of registers, whose next tiles are fetched while these are multiplied. */
import { linesIf, repeated } from '../../shader-text.ts';
import { add, bindings, KNOWN_SIZES, MAIN_ARGUMENTS, plus, write } from './parts.ts';

interface Member {
  /** Of C, that a thread computes. */
  readonly rows: 4 | 8;
  readonly columns: 4 | 8;
  /** What it is and why it should be faster. */
  readonly header: string;
}

const one = (side: 4 | 8) => (side === 4 ? 'one' : 'two');

/** The steps of four of the largest blocks' tile: a compiler that leaves them a loop makes more than a quarter fewer of them. */
const UNROLLED = [0, 1, 2, 3];

/** `i` times as many threads as stand along a side. */
const groups = (i: number) => (i === 1 ? 'GROUP' : `${i} * GROUP`);

function aheadText({ rows, columns, header }: Member): string {
  const square = rows === columns;
  const [tall, broad] = square ? ['SIDE', 'SIDE'] : ['TILE_ROWS', 'TILE_COLUMNS'];
  const sides = square
    ? `const SIDE: u32 = GROUP * ${rows};`
    : `const TILE_ROWS: u32 = GROUP * ${rows};\nconst TILE_COLUMNS: u32 = GROUP * ${columns};`;
  // The largest blocks leave no room for it: their tiles fill 16 KiB, which every device has, to the last byte.
  const padded = columns === 4;
  const pitch = padded ? 'PITCH' : 'STEPS';
  // Quarters of a tile: vectors of A that lie 4 · GROUP rows apart, and of B that lie GROUP vectors apart.
  const ofA = [...Array(rows / 4).keys()];
  const ofB = [...Array(columns / 4).keys()];
  const only = (all: readonly number[], i: number) => (all.length > 1 ? String(i) : '');
  const across = columns === 4 ? 'GROUP' : '2 * GROUP';
  const nextA = (i: number) => `nextA${only(ofA, i)}`;
  const nextB = (i: number) => `nextB${only(ofB, i)}`;
  const fromA = (i: number) => `fromA${only(ofA, i)}`;
  const fromB = (i: number) => `fromB${only(ofB, i)}`;
  const half = (q: number) => (columns === 4 ? '' : 'lr'[q]);
  const lines = (all: readonly number[], line: (i: number) => string) => all.map(line).join('\n');
  const fetch = (first: boolean) => {
    const [stepA, stepB] = first ? ['stepA', 'stepB'] : ['aheadA', 'aheadB'];
    const [indent, word] = first ? ['  ', 'var '] : ['    ', ''];
    return `${lines(ofA, (i) => `${indent}${word}${nextA(i)} = select(vec4f(0), a[${fromA(i)} + min(${stepA}, depth - 1)], ${stepA} < depth);`)}
${lines(ofB, (i) => `${indent}${word}${nextB(i)} = select(vec4f(0), b[min(${stepB}, k - 1) * pitch + ${fromB(i)}], ${stepB} < k);`)}`;
  };
  // Four steps of k; `at` is a variable of the shader, or a number where the loop is written out.
  const multiplied = (at: string) => {
    const step = (j: number) => (at === 'at' ? (j === 0 ? 'at * 4' : `(at * 4 + ${j})`) : `${Number(at) * 4 + j}`);
    const ofTileB = (j: number, q: number) => plus(`${step(j)} * ${across} + local.x`, q, 'GROUP');
    const ofTileA = (i: number) => `tileA[${i === 0 ? 'local.y' : `(local.y + ${groups(i)})`} * ${pitch} + ${at}]`;
    return `${repeated(4, (j) => lines(ofB, (q) => `      let ${half(q)}b${j} = tileB[${ofTileB(j, q)}];`))}
${repeated(rows, (i) => {
  if (columns === 4) return `      c${i} = add(c${i}, ${ofTileA(i)}, b0, b1, b2, b3);`;
  const sum = (q: number) => {
    const side = half(q);
    return `      ${side}${i} = add(${side}${i}, a${i}, ${side}b0, ${side}b1, ${side}b2, ${side}b3);`;
  };
  return `      let a${i} = ${ofTileA(i)};\n${lines(ofB, sum)}`;
})}`;
  };
  return `${header}
//
// a  [m, ceil(k / 4)]  vec4f, row-major, zeros beyond k
// b  [k, ceil(n / 4)]  vec4f, row-major
// c  [m, n]            f32, row-major
// Steps beyond k enter the tiles as zeros; rows and columns beyond an edge repeat the last one and are not written.

const GROUP: u32 = 16; // threads along a side; each computes ${rows}×${columns}${columns === 8 ? '. Four steps of four are written out, for no other GROUP' : ''}
${KNOWN_SIZES}

${sides}
const DEPTH: u32 = GROUP; // steps of k per tile: so many that each thread fetches ${one(rows)} vec4f of A and ${one(columns)} of B
const STEPS: u32 = DEPTH / 4;
${linesIf(
  padded,
  `// One vec4f more than a row of the tile: threads that read down a column then hit different banks.
const PITCH: u32 = STEPS + 1;`,
)}
${bindings('vec4f')}

var<workgroup> tileA: array<vec4f, ${tall} * ${pitch}>; // [row, four steps of k]
var<workgroup> tileB: array<vec4f, DEPTH * ${across}>; // [step of k, four columns]

${add(32)}

${write()}

@compute @workgroup_size(GROUP, GROUP)
${MAIN_ARGUMENTS}
  let top = (group.y + problem.origin.y) * ${tall};
  let left = (group.x + problem.origin.x) * ${square || columns === 4 ? across : broad};
  // What this thread fetches of each tile: ${rows === 4 ? 'a row' : 'two rows'} of A and four steps of k; a step of k and ${columns === 4 ? 'four' : 'eight'} columns of B.
${lines(ofA, (i) => `  let ${fromA(i)} = min(${plus('top + thread / STEPS', i, '4 * GROUP')}, m - 1) * depth;`)}
  let stepA = thread % STEPS;
${lines(ofB, (i) => `  let ${fromB(i)} = min(${plus('left + local.x', i, 'GROUP')}, pitch - 1);`)}
  let stepB = local.y;
${repeated(rows, (i) => lines(ofB, (q) => `  var ${half(q) || 'c'}${i} = vec4f(0);`))}
${fetch(true)}
  for (var first = 0u; first < depth; first += STEPS) {
${lines(ofA, (i) => `    tileA[${i === 0 ? 'thread / STEPS' : '(thread / STEPS + 4 * GROUP)'} * ${pitch} + stepA] = ${nextA(i)};`)}
${columns === 4 ? `    tileB[thread] = nextB;` : lines(ofB, (i) => `    tileB[${plus('stepB * 2 * GROUP + local.x', i, 'GROUP')}] = ${nextB(i)};`)}
    workgroupBarrier();
    let aheadA = first + STEPS + stepA;
    let aheadB = (first + STEPS) * 4 + stepB;
${fetch(false)}
${columns === 4 ? `    for (var at = 0u; at < STEPS; at++) {\n${multiplied('at')}\n    }` : UNROLLED.map((at) => `    {\n${multiplied(`${at}`)}\n    }`).join('\n')}
    workgroupBarrier();
  }
  let row = top + local.y;
  let column = (left + local.x) * 4;
${repeated(rows, (i) => lines(ofB, (q) => `  write(${plus('row', i, 'GROUP')}, ${q === 0 ? 'column' : 'column + 4 * GROUP'}, m, n, ${half(q) || 'c'}${i});`))}
}
`;
}

/** Text by file below `shaders/`. */
export const aheadFamily: Readonly<Record<string, string>> = {
  'matmul/ahead.wgsl': aheadText({
    rows: 4,
    columns: 4,
    header: `// Matrix multiplication 5 of 11: ahead. A workgroup computes a SIDE×SIDE block of C, each thread 4×4 of it in registers.
// Along k it walks in steps of DEPTH, through tiles in workgroup memory.
//
// Improves on registers: while a tile is multiplied the numbers of the next one are already on their way from memory, into
// two vec4f of registers a thread. Both tiles are filled with vec4f as they lie in memory, nothing turned around, and four
// steps of k are taken at once: 8 reads of vec4f from workgroup memory feed 64 multiply-adds.`,
  }),
  'matmul/ahead-8x4.wgsl': aheadText({
    rows: 8,
    columns: 4,
    header: `// Matrix multiplication 5 of 11, in blocks of 8×4: ahead-8x4. The kernel of ahead.wgsl, each thread 8×4 of C in registers:
// 256 threads have a tile of 128×64.
//
// Improves on ahead where workgroup memory sets the pace: 12 reads of vec4f feed 128 multiply-adds, where 4×4 needs 16 for as
// many, and a number that is fetched from memory serves up to twice as many of them. The price is half the workgroups.`,
  }),
  'matmul/ahead-8x8.wgsl': aheadText({
    rows: 8,
    columns: 8,
    header: `// Matrix multiplication 5 of 11, in blocks of 8×8: ahead-8x8. The kernel of ahead.wgsl, each thread 8×8 of C in registers:
// 256 threads have a tile of 128×128, for which both tiles in workgroup memory fill 16 KiB.
//
// Improves on ahead-8x4 where C is large: 16 reads of vec4f from workgroup memory feed 256 multiply-adds, and a number that is
// fetched from memory serves 128. A tile's steps are written out: an H100's compiler makes a third more of them than of a
// loop. It asks for about 110 registers a thread; a small C has too few tiles for a GPU's cores.`,
  }),
};
