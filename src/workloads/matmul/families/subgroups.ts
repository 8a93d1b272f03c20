/**
 * The text of subgroups.wgsl, of subgroups-sized.wgsl, which knows m, k and n while it is compiled, and of
 * subgroups-lanes.wgsl, which says as well how many threads a subgroup shall have.
 */
import { linesIf, repeated } from '../../shader-text.ts';

interface Member {
  /** Sizes are constants, and with them the lengths of the arrays; else the uniform's. */
  readonly sized: boolean;
  /** Subgroups are of a size that it sets. */
  readonly lanes?: boolean;
  /** What it is and why it should be faster. */
  readonly header: string;
}

const ROWS = 8;

function subgroupsText({ sized, lanes = false, header }: Member): string {
  const [m, k, n] = sized ? ['M', 'K', 'N'] : ['m', 'k', 'n'];
  const array = (rows: string, columns: string) => (sized ? `array<f32, ${rows} * ${columns}>` : 'array<f32>');
  const known = (size: string, constant: string) => `select(problem.${size}, ${constant}, ${constant} > 0)`;
  // Constants are multiplied while compiling; the others as few times as may be.
  const rowOfB = (i: number) =>
    i === 0 ? `p * ${n}` : sized ? `(p + ${i}) * N` : `p * n + ${i === 1 ? '' : `${i} * `}n`;
  const rowOfA = (i: number) => `${i < 4 ? 'upper' : 'lower'}.${'xyzw'[i % 4]}`;
  return `${header}
//
// a  [${m}, ${k}]  f32, row-major
// b  [${k}, ${n}]  f32, row-major
// c  [${m}, ${n}]  f32, row-major
// Rows and columns beyond an edge repeat the last one and are not written.

enable subgroups;
${linesIf(lanes, 'enable subgroup_size_control;')}
const GROUP: u32 = 16; // threads; each computes ROWS × 4, its columns GROUP apart so that neighbours read neighbours
const ROWS: u32 = ${ROWS};
${linesIf(lanes, 'const LANES: u32 = 16; // threads of a subgroup: a power of two that the device can do, and that divides GROUP')}${linesIf(!sized, "// Known while compiling where they are not 0; else the uniform's.")}${['M', 'K', 'N'].map((size) => `const ${size}: u32 = ${sized ? 512 : 0};`).join('\n')}

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
${linesIf(!sized, '  m: u32,\n  k: u32,\n  n: u32,')}}

@group(0) @binding(0) var<storage, read> a: ${array('M', 'K')};
@group(0) @binding(1) var<storage, read> b: ${array('K', 'N')};
@group(0) @binding(2) var<storage, read_write> c: ${array('M', 'N')};
@group(1) @binding(0) var<uniform> problem: Problem;

fn fourColumns(at: vec4u, row: u32) -> vec4f {
  return vec4f(b[row + at.x], b[row + at.y], b[row + at.z], b[row + at.w]);
}

// Four steps of k: \`along\` is one number of A in each of lanes 0 to 3. fma is asked for by name: not every compiler joins
// a multiplication and an addition by itself.
fn add(sums: vec4f, along: f32, b0: vec4f, b1: vec4f, b2: vec4f, b3: vec4f) -> vec4f {
  let first = fma(vec4f(subgroupBroadcast(along, 0u)), b0, sums);
  let second = fma(vec4f(subgroupBroadcast(along, 1u)), b1, first);
  let third = fma(vec4f(subgroupBroadcast(along, 2u)), b2, second);
  return fma(vec4f(subgroupBroadcast(along, 3u)), b3, third);
}

fn write(row: u32, column: u32, ${sized ? '' : 'm: u32, n: u32, '}sums: vec4f) {
  if (row >= ${m}) {
    return;
  }
  for (var i = 0u; i < 4 && column + i * GROUP < ${n}; i++) {
    c[row * ${n} + column + i * GROUP] = sums[i];
  }
}

@compute @workgroup_size(GROUP)${lanes ? ' @subgroup_size(LANES)' : ''}
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(local_invocation_id) local: vec3u,
  @builtin(subgroup_invocation_id) lane: u32,
) {
${linesIf(
  !sized,
  `  let m = ${known('m', 'M')};
  let k = ${known('k', 'K')};
  let n = ${known('n', 'N')};`,
)}  let column = (group.x + problem.origin.x) * GROUP * 4 + local.x;
  let row = (group.y + problem.origin.y) * ROWS;
  let columns = min(vec4u(column) + vec4u(0, 1, 2, 3) * GROUP, vec4u(${n} - 1));
  let upper = min(vec4u(row) + vec4u(0, 1, 2, 3), vec4u(${m} - 1)) * ${k};
  let lower = min(vec4u(row) + vec4u(4, 5, 6, 7), vec4u(${m} - 1)) * ${k};
  // Named, not an array: an array that a compiler does not unroll would live in memory.
${repeated(ROWS, (i) => `  var c${i} = vec4f(0);`)}
  ${sized ? 'const' : 'let'} whole = ${k} - ${k} % 4;
  for (var p = 0u; p < whole; p += 4) {
${repeated(4, (i) => `    let b${i} = fourColumns(columns, ${rowOfB(i)});`)}
    let mine = p + (lane & 3);
${repeated(ROWS, (i) => `    c${i} = add(c${i}, a[${rowOfA(i)} + mine], b0, b1, b2, b3);`)}
  }
  for (var p = whole; p < ${k}; p++) {
    let b0 = fourColumns(columns, ${rowOfB(0)});
${repeated(ROWS, (i) => `    c${i} += a[${rowOfA(i)} + p] * b0;`)}
  }
${repeated(ROWS, (i) => `  write(row${i > 0 ? ` + ${i}` : ''}, column, ${sized ? '' : 'm, n, '}c${i});`)}
}
`;
}

/** Text by file below `shaders/`. */
export const subgroupsFamily: Readonly<Record<string, string>> = {
  'matmul/subgroups.wgsl': subgroupsText({
    sized: false,
    header: `// Matrix multiplication 9 of 11: subgroups. Each thread computes 8 rows × 4 columns of C, and all threads of a workgroup
// compute the same rows. Lanes 0 to 3 of a subgroup hold four steps of a row of A between them, fetched at once;
// subgroupBroadcast hands each to everybody. Needs the feature \`subgroups\` and at least four lanes.
//
// Improves on registers-direct where fetches are what costs (a software adapter spends as much on one as on nine
// multiply-adds): 8 of A and 16 of B feed 128 multiply-adds, no barrier, no workgroup memory, any m, k and n.`,
  }),
  'matmul/subgroups-sized.wgsl': subgroupsText({
    sized: true,
    header: `// Matrix multiplication 10 of 11: subgroups-sized. The kernel of subgroups.wgsl, built for one m, k and n: the arrays have
// a known length, and every bound and stride is a constant.
//
// Improves on subgroups where fetches are what costs: WebGPU keeps each index inside its array, and a length that the
// compiler knows need not be fetched, or even compared with, each time. The price is a build for every shape. Needs the
// feature \`subgroups\` and at least four lanes.`,
  }),
  'matmul/subgroups-lanes.wgsl': subgroupsText({
    sized: true,
    lanes: true,
    header: `// Matrix multiplication with subgroups of a size that is asked for: subgroups-lanes. The kernel of subgroups-sized.wgsl on a
// GPU whose subgroups may have more threads or fewer.
//
// Improves on subgroups-sized where the compiler's choice of a size is not the best one for it: more threads share what
// four lanes fetched, fewer leave each more registers. Needs the feature \`subgroup-size-control\`.`,
  }),
};
