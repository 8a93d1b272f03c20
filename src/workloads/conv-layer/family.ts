/** The text of registers.wgsl and of specialized.wgsl, which knows the layer while it is compiled. */
import { linesIf, repeated } from '../shader-text.ts';

interface Member {
  /** Sides are constants, and with them the lengths of the arrays; else the uniform's. */
  readonly sized: boolean;
  /** What it is and why it should be faster. */
  readonly header: string;
}

const ROWS = 8;

/** The sides, in the order of the uniform, and what they are in the file as it stands: a small layer. */
const SIDES = {
  pixels: 169,
  height: 15,
  width: 15,
  channels: 16,
  outHeight: 13,
  outWidth: 13,
  filters: 32,
  k: 3,
  stride: 1,
  groups: 1,
} as const;

type Side = keyof typeof SIDES;

/** `outWidth` as a module-scope constant: `OUT_WIDTH`. */
const constantName = (side: Side): string => side.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

const sideNames = Object.keys(SIDES) as readonly Side[];

/** Of the sized form: how long its loops are. */
const LOOPS = `  // How long the loops are. As constants they invite compilers to unroll what is long enough: Mesa's takes minutes then.
  k: u32,
  pieces: u32, // of a row of a window
  length: u32, // of a piece`;

function registersText({ sized, header }: Member): string {
  const the = (side: Side) => (sized ? constantName(side) : `problem.${side}`);
  const sizes = `const IN_GROUP: u32 = CHANNELS / GROUPS;
const QUADS: u32 = (FILTERS / GROUPS + 3) / 4;
const PICTURES: u32 = PIXELS / (OUT_HEIGHT * OUT_WIDTH);`;
  const lanes = (i: number) => `${i < 4 ? 'above' : 'below'}.${'xyzw'[i % 4]}`;
  return `${header}
//
// input    [n, height, width, channels]                      f32: with the padding written out (pad.wgsl)
// weights  [k, k, channels / groups, groups · quads]         vec4f: quads = ceil(filters / groups / 4)
// output   [n, outHeight, outWidth, filters]                 f32; \`pixels\` counts the first three sides
// Pixels and quads beyond an edge repeat the last one and are not written.

const GROUP_QUADS: u32 = 4; // threads; each computes ${ROWS} pixels × 8 filters: two quads that lie GROUP_QUADS apart
const GROUP_PIXELS: u32 = 16;
${linesIf(
  sized,
  `${sideNames.map((side) => `const ${constantName(side)}: u32 = ${SIDES[side]};`).join('\n')}
${sizes}`,
)}
struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
${sized ? `${LOOPS}\n` : linesIf(true, sideNames.map((side) => `  ${side}: u32,`).join('\n'))}}

@group(0) @binding(0) var<storage, read> input: array<f32${sized ? ', PICTURES * HEIGHT * WIDTH * CHANNELS' : ''}>;
@group(0) @binding(1) var<storage, read> weights: array<vec4f${sized ? ', K * K * IN_GROUP * GROUPS * QUADS' : ''}>;
@group(0) @binding(2) var<storage, read_write> output: array<f32${sized ? ', PIXELS * FILTERS' : ''}>;
@group(1) @binding(0) var<uniform> problem: Problem;

// Where the windows of four pixels begin.
fn windows(pixel: vec4u) -> vec4u {
  let line = pixel / ${the('outWidth')};
  let picture = line / ${the('outHeight')};
  let row = picture * ${the('height')} + (line - picture * ${the('outHeight')}) * ${the('stride')};
  return (row * ${the('width')} + (pixel - line * ${the('outWidth')}) * ${the('stride')}) * ${the('channels')};
}

// Two products for four filters; with four the kernel takes compilers twice as long. fma is asked for by name: not every
// compiler joins a multiplication and an addition.
fn add(sums: vec4f, x0: f32, x1: f32, w0: vec4f, w1: vec4f) -> vec4f {
  return fma(vec4f(x1), w1, fma(vec4f(x0), w0, sums));
}

fn write(pixel: u32, part: u32, quad: u32, sums: vec4f) {
  let outGroup = ${the('filters')} / ${the('groups')};
  let first = quad * 4;
  let at = pixel * ${the('filters')} + part * outGroup + first;
  if (pixel >= ${the('pixels')} || first >= outGroup) {
    return;
  }
  output[at] = sums.x;
  if (first + 1 < outGroup) {
    output[at + 1] = sums.y;
  }
  if (first + 2 < outGroup) {
    output[at + 2] = sums.z;
  }
  if (first + 3 < outGroup) {
    output[at + 3] = sums.w;
  }
}

@compute @workgroup_size(GROUP_QUADS, GROUP_PIXELS)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let place = group + problem.origin;
  let left = place.x * GROUP_QUADS * 2 + local.x;
  let first = (place.y * GROUP_PIXELS + local.y) * ${ROWS};
  let part = place.z; // of the channels and filters
${
  sized
    ? `  const inGroup = IN_GROUP;
  const quads = QUADS;`
    : `  let inGroup = problem.channels / problem.groups;
  let quads = (problem.filters / problem.groups + 3) / 4;`
}
  if (left >= quads || first >= ${the('pixels')}) {
    return;
  }
  let last = vec4u(${the('pixels')} - 1);
  let upper = windows(min(vec4u(first) + vec4u(0, 1, 2, 3), last)) + part * inGroup;
  let lower = windows(min(vec4u(first) + vec4u(4, 5, 6, 7), last)) + part * inGroup;
  let right = min(GROUP_QUADS, quads - 1 - left); // from the left quad
  ${sized ? 'const' : 'let'} pitch = ${the('groups')} * quads;
  // A row of a window lies in one piece where every filter sees all channels; else each of its taps does.
  let pieces = ${sized ? 'problem.pieces' : 'select(problem.k, 1, problem.groups == 1)'};
  let length = ${sized ? 'problem.length' : 'problem.k * inGroup / pieces'};
  var tap = part * quads + left;
  // Named, not arrays: an array that a compiler does not unroll would live in memory.
${repeated(ROWS, (i) => `  var l${i} = vec4f(0);\n  var r${i} = vec4f(0);`)}
  for (var row = 0u; row < problem.k; row++) {
    for (var piece = 0u; piece < pieces; piece++) {
      let above = upper + (row * ${the('width')} + piece) * ${the('channels')};
      let below = lower + (row * ${the('width')} + piece) * ${the('channels')};
      var step = 0u;
      for (; step + 2 <= length; step += 2) {
        let lw0 = weights[tap];
        let lw1 = weights[tap + pitch];
        let rw0 = weights[tap + right];
        let rw1 = weights[tap + pitch + right];
        tap += 2 * pitch;
${repeated(
  ROWS,
  (i) => `        let x${i} = input[${lanes(i)} + step];
        let y${i} = input[${lanes(i)} + step + 1];
        l${i} = add(l${i}, x${i}, y${i}, lw0, lw1);
        r${i} = add(r${i}, x${i}, y${i}, rw0, rw1);`,
)}
      }
      if (step < length) {
        let lw = weights[tap];
        let rw = weights[tap + right];
        tap += pitch;
${repeated(
  ROWS,
  (i) => `        let a${i} = input[${lanes(i)} + step];
        l${i} += a${i} * lw;
        r${i} += a${i} * rw;`,
)}
      }
    }
  }
${repeated(
  ROWS,
  (i) => `  write(first${i > 0 ? ` + ${i}` : ''}, part, left, l${i});
  write(first${i > 0 ? ` + ${i}` : ''}, part, left + GROUP_QUADS, r${i});`,
)}
}
`;
}

/** Text by file below `shaders/`. */
export const convLayerFamily: Readonly<Record<string, string>> = {
  'conv-layer/registers.wgsl': registersText({
    sized: false,
    header: `// Convolution layer 3 of 6: register blocks. Each thread computes 8 pixels × 8 filters in registers and reads windows and
// weights straight from memory: a weight serves eight pixels, a number of a window eight filters.
//
// Improves on tiled where the caches are good: 8 + 8 fetched numbers feed 64 multiply-adds, neighbouring threads share
// most of them, and nobody waits at a barrier. On a software adapter, where a fetch costs as much as nine multiply-adds,
// eight filters to a thread are what matters most.`,
  }),
  'conv-layer/specialized.wgsl': registersText({
    sized: true,
    header: `// Convolution layer 4 of 6: specialized. The kernel of registers.wgsl, built for one layer: the arrays have a known
// length, and every stride is a constant.
//
// Improves on registers where fetches are what costs: WebGPU keeps each index inside its array, and a length that the
// compiler knows need not be fetched, or even compared with, each time. The price is a build for every layer.`,
  }),
};
