/** The text of registers-8x4.wgsl, registers-8x8.wgsl and half.wgsl: one kernel, blocks of another size or type. */
import { linesIf, repeated } from '../../shader-text.ts';
import { add, bindings, KNOWN_SIZES, MAIN_ARGUMENTS, plus, write } from './parts.ts';

interface Member {
  /** Columns of C that a thread computes, beside its eight rows. */
  readonly columns: 4 | 8;
  /** Bits of the numbers of A and B. */
  readonly bits: 16 | 32;
  /** Bits of the sums of one tile, where not 32; what the tiles give is added up in 32. */
  readonly sums?: 16;
  /** Workgroups along z share k between them. */
  readonly slices: boolean;
  /** What it is and why it should be faster. */
  readonly header: string;
}

const ROWS = 8;

function registersText({ columns, bits, sums: ofTile, slices, header }: Member): string {
  const vector = bits === 16 ? 'vec4h' : 'vec4f';
  const wide = (read: string) => (bits === 16 && !ofTile ? `vec4f(${read})` : read);
  // Where the sums of a tile have a name of their own.
  const short = (sums: string) => (ofTile ? `${sums}h` : sums);
  // A vec4f of sums, the rows of B that it takes, how far right of the first it lies, and where it is written.
  const parts =
    columns === 4
      ? [{ sums: 'c', ofB: 'b', offset: '', column: 'column' }]
      : [
          { sums: 'l', ofB: 'lb', offset: '', column: 'column' },
          { sums: 'r', ofB: 'rb', offset: ' + COLUMN_THREADS', column: 'right' },
        ];
  const each = (line: (part: (typeof parts)[number]) => string) => parts.map(line).join('\n');
  return `${header}
//
// a  [m, ceil(k / 4)]  ${vector}, row-major, zeros beyond k
// b  [k, ceil(n / 4)]  ${vector}, row-major
// c  ${slices ? '[slices, m, n]  ' : '[m, n]          '}  f32, row-major
// Steps beyond k enter the tiles as zeros; rows and columns beyond an edge repeat the last one and are not written.

${linesIf(bits === 16, 'enable f16;\n')}const TILE_ROWS: u32 = 64;
const TILE_COLUMNS: u32 = 64;
const DEPTH: u32 = 16; // steps of k per tile; a multiple of 4
${KNOWN_SIZES}

const ROW_THREADS: u32 = TILE_ROWS / ${ROWS};
const COLUMN_THREADS: u32 = TILE_COLUMNS / ${columns};
const THREADS: u32 = ROW_THREADS * COLUMN_THREADS;
const STEPS: u32 = DEPTH / 4;
// One ${vector} more than a row of the tile: threads that read down a column then hit different banks.
const PITCH_A: u32 = STEPS + 1;
const PITCH_B: u32 = TILE_COLUMNS / 4;

${bindings(vector, slices)}

var<workgroup> tileA: array<${vector}, TILE_ROWS * PITCH_A>; // [row, four steps of k]
var<workgroup> tileB: array<${vector}, DEPTH * PITCH_B>; // [step of k, four columns]

${add(bits, ofTile)}

${write(slices)}

@compute @workgroup_size(COLUMN_THREADS, ROW_THREADS)
${MAIN_ARGUMENTS}
  let top = (group.y + problem.origin.y) * TILE_ROWS;
  let left = (group.x + problem.origin.x) * TILE_COLUMNS / 4;
${linesIf(
  slices,
  `  let slice = group.z + problem.origin.z;
  let part = (depth + problem.slices - 1) / problem.slices;
  let end = min(slice * part + part, depth);`,
)}  // Named, not arrays: an array that a compiler does not unroll would live in memory.
${each(({ sums }) => repeated(ROWS, (i) => `  var ${sums}${i} = vec4f(0);`))}
  for (var first = ${slices ? 'slice * part; first < end' : '0u; first < depth'}; first += STEPS) {
    for (var at = thread; at < TILE_ROWS * STEPS; at += THREADS) {
      let row = min(top + at / STEPS, m - 1);
      let step = first + at % STEPS;
      var four = ${vector}(0);
      if (step < ${slices ? 'end' : 'depth'}) {
        four = a[row * depth + step];
      }
      tileA[at / STEPS * PITCH_A + at % STEPS] = four;
    }
    for (var at = thread; at < DEPTH * PITCH_B; at += THREADS) {
      let step = first * 4 + at / PITCH_B;
      var four = ${vector}(0);
      if (step < k) {
        four = b[step * pitch + min(left + at % PITCH_B, pitch - 1)];
      }
      tileB[at] = four;
    }
    workgroupBarrier();
${linesIf(
  ofTile === 16,
  repeated(ROWS, (i) => each(({ sums }) => `    var ${short(sums)}${i} = vec4h(0);`)),
)}    for (var step = 0u; step < STEPS; step++) {
      let atB = step * 4 * PITCH_B + local.x;
${each(({ ofB, offset }) =>
  repeated(4, (i) => `      let ${ofB}${i} = ${wide(`tileB[${plus('atB', i, 'PITCH_B')}${offset}]`)};`),
)}
${repeated(ROWS, (i) =>
  [
    `      let a${i} = tileA[${i === 0 ? 'local.y' : `(${plus('local.y', i, 'ROW_THREADS')})`} * PITCH_A + step];`,
    each(
      ({ sums, ofB }) =>
        `      ${short(sums)}${i} = add(${short(sums)}${i}, a${i}, ${ofB}0, ${ofB}1, ${ofB}2, ${ofB}3);`,
    ),
  ].join('\n'),
)}
    }
${linesIf(
  ofTile === 16,
  repeated(ROWS, (i) => each(({ sums }) => `    ${sums}${i} += vec4f(${short(sums)}${i});`)),
)}    workgroupBarrier();
  }
  let row = top + local.y;
  let column = (left + local.x) * 4;
${linesIf(columns === 8, '  let right = column + COLUMN_THREADS * 4;')}${repeated(ROWS, (i) =>
  each(
    ({ sums, column }) =>
      `  write(${slices ? 'slice, ' : ''}${plus('row', i, 'ROW_THREADS')}, ${column}, m, n, ${sums}${i});`,
  ),
)}
}
`;
}

/** Text by file below `shaders/`. */
export const registersFamily: Readonly<Record<string, string>> = {
  'matmul/registers-8x4.wgsl': registersText({
    columns: 4,
    bits: 32,
    slices: true,
    header: `// Matrix multiplication 6 of 11: register blocks of 8×4. A workgroup computes a TILE_ROWS × TILE_COLUMNS block of C, each
// thread 8 rows × 4 columns of it in registers. Along k it walks in steps of DEPTH, through tiles in workgroup memory.
//
// Improves on registers: 8 + 4 reads of vec4f from workgroup memory feed 128 multiply-adds, where registers needs 16 for
// as many, and both tiles are filled with vec4f as they lie in memory, nothing turned around. A tuner sets the tile.
//
// With \`slices\` above 1 the workgroups along z share k between them, and sum-slices.wgsl adds up what they wrote: a small
// C with a long k otherwise has too few workgroups to fill a GPU.`,
  }),
  'matmul/registers-8x8.wgsl': registersText({
    columns: 8,
    bits: 32,
    slices: false,
    header: `// Matrix multiplication 7 of 11: register blocks of 8×8. A workgroup computes a TILE_ROWS × TILE_COLUMNS block of C, each
// thread 8 rows × 8 columns of it in registers. Along k it walks in steps of DEPTH, through tiles in workgroup memory.
//
// Improves on registers-8x4: 8 + 8 reads of vec4f from workgroup memory feed 256 multiply-adds instead of 128 for 12, so
// that the multiply-adds and no longer the reads set the pace. It asks for about 110 registers a thread: where a GPU has
// fewer to give, or C is small, the rung below wins. A tuner sets the tile.`,
  }),
  'matmul/half.wgsl': registersText({
    columns: 8,
    bits: 16,
    slices: false,
    header: `// Matrix multiplication 11 of 11: half. As registers-8x8, with A and B in 16-bit floats (to-half.wgsl makes them) and sums
// in 32 bits. Needs the feature \`shader-f16\`.
//
// Improves on registers-8x8 where memory or workgroup memory is what limits it: every fetch and every read moves half the
// bytes. The price is in the inputs: each is rounded to 11 bits, which the result shows.`,
  }),
  'matmul/half-sums.wgsl': registersText({
    columns: 8,
    bits: 16,
    sums: 16,
    slices: false,
    header: `// Matrix multiplication 11 of 11, with 16-bit sums: half-sums. As half, with the sums of each tile of DEPTH steps in 16-bit
// floats as well; what the tiles give is added up in 32 bits. Needs the feature \`shader-f16\`.
//
// Improves on half where a GPU multiplies and adds twice as many numbers of 16 bits at a time: nothing is widened before a
// tile's end. The price is in the sums: each addition of a tile is rounded to 11 bits too, which the result shows.`,
  }),
};
