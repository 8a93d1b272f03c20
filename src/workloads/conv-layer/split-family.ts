/** The text of split.wgsl and of split-vectors.wgsl, which reads four channels and four filters at a time. */
import { repeated } from '../shader-text.ts';

interface Member {
  /** Channels and filters of a group come in fours, so that four of either are one fetch. */
  readonly vectors: boolean;
  /** What it is and why it should be faster. */
  readonly header: string;
}

const plusGroups = (i: number) => `${i === 1 ? '' : `${i} * `}GROUP`;

/** Pixels of a thread. */
const ROWS = 4;

const NUMBERS = `// One product of a pixel's window. What wraps below zero is no smaller than a side.
fn product(window: Window, part: u32, at: u32) -> f32 {
  let piece = at / LENGTH;
  let row = window.top + piece / PIECES;
  let place = window.left + piece % PIECES * CHANNELS + part * IN_GROUP + at % LENGTH;
  let inside = row < HEIGHT && place < LINE && at < PRODUCTS;
  return select(0, input[select(0, (window.picture + row) * LINE + place, inside)], inside);
}

// Four products that follow each other.
fn products(window: Window, part: u32, step: u32) -> vec4f {
  let at = step * 4;
  return vec4f(
    product(window, part, at),
    product(window, part, at + 1),
    product(window, part, at + 2),
    product(window, part, at + 3),
  );
}

// Four filters of one product.
fn filters(part: u32, at: u32, quad: u32) -> vec4f {
  let columns = part * OUT_GROUP + min(vec4u(quad * 4) + vec4u(0, 1, 2, 3), vec4u(OUT_GROUP - 1));
  let w = min(at, PRODUCTS - 1) * FILTERS + columns;
  return select(vec4f(0), vec4f(weights[w.x], weights[w.y], weights[w.z], weights[w.w]), at < PRODUCTS);
}

fn write(slice: u32, pixel: u32, part: u32, quad: u32, sums: vec4f) {
  let at = (slice * PIXELS + pixel) * FILTERS + part * OUT_GROUP + quad * 4;
  for (var i = 0u; i < 4 && pixel < PIXELS && quad * 4 + i < OUT_GROUP; i++) {
    output[at + i] = sums[i];
  }
}`;

const VECTORS = `// Four products of a pixel's window, of neighbouring channels. What wraps below zero is no smaller than a side.
fn products(window: Window, part: u32, step: u32) -> vec4f {
  let piece = step / LENGTH;
  let row = window.top + piece / PIECES;
  let place = window.left + piece % PIECES * CHANNELS + part * IN_GROUP + step % LENGTH;
  let inside = row < HEIGHT && place < LINE && step < PRODUCTS / 4;
  return select(vec4f(0), input[select(0, (window.picture + row) * LINE + place, inside)], inside);
}

// Four filters of one product.
fn filters(part: u32, at: u32, quad: u32) -> vec4f {
  let w = min(at, PRODUCTS - 1) * FILTERS + part * OUT_GROUP + min(quad, OUT_GROUP - 1);
  return select(vec4f(0), weights[w], at < PRODUCTS);
}

fn write(slice: u32, pixel: u32, part: u32, quad: u32, sums: vec4f) {
  if (pixel < PIXELS && quad < OUT_GROUP) {
    output[(slice * PIXELS + pixel) * FILTERS + part * OUT_GROUP + quad] = sums;
  }
}`;

/** Four products of a tile, written out. */
const multiplied = (at: number) => `    {
${repeated(4, (j) => `      let w${j} = columns[${at * 4 + j} * GROUP + local.x];`)}
${repeated(ROWS, (i) => `      c${i} = add(c${i}, windows[${i === 0 ? 'local.y' : `(local.y + ${plusGroups(i)})`} * PITCH + ${at}], w0, w1, w2, w3);`)}
    }`;

function splitText({ vectors, header }: Member): string {
  const type = vectors ? 'vec4f' : 'f32';
  const unit = vectors ? ' / 4' : '';
  return `${header}
//
// input    [n, height, width, channels]          ${type}
// weights  [k, k, channels / groups, filters]    ${vectors ? type : `${type}  `}; applied as they stand (correlation)
// output   [slices, n, outHeight, outWidth, filters]  ${type}
// Pixels beyond an edge are zero, as are products beyond the last; filters beyond an edge repeat the last one and are not
// written.${vectors ? ' Channels and filters are counted in vectors of four.' : ''}

const GROUP: u32 = 16; // threads along a side; each computes 4×4
const DEPTH: u32 = 16; // products per tile: so many that each thread fetches one vec4f of either tile
const STEPS: u32 = DEPTH / 4;
// One vec4f more than a row of the tile: threads that read down a column then hit different banks.
const PITCH: u32 = STEPS + 1;
const SIDE: u32 = GROUP * 4;

const PIXELS: u32 = 169;
const HEIGHT: u32 = 13;
const WIDTH: u32 = 13;
const ALL_CHANNELS: u32 = 16;
const OUT_HEIGHT: u32 = 13;
const OUT_WIDTH: u32 = 13;
const ALL_FILTERS: u32 = 32;
const K: u32 = 3;
const STRIDE: u32 = 1;
const PADDING: u32 = 1;
const GROUPS: u32 = 1;
const PRODUCTS: u32 = K * K * ALL_CHANNELS / GROUPS;
const CHANNELS: u32 = ALL_CHANNELS${unit};
const FILTERS: u32 = ALL_FILTERS${unit};
const IN_GROUP: u32 = CHANNELS / GROUPS;
const OUT_GROUP: u32 = FILTERS / GROUPS;
const LINE: u32 = WIDTH * CHANNELS;
// A row of a window lies in one piece where every filter sees all channels; else each of its taps does.
const PIECES: u32 = select(K, 1, GROUPS == 1);
const LENGTH: u32 = K * IN_GROUP / PIECES;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  slices: u32,
  part: u32, // steps of four products in a slice: whole tiles
}

@group(0) @binding(0) var<storage, read> input: array<${type}>;
@group(0) @binding(1) var<storage, read> weights: array<${type}>;
@group(0) @binding(2) var<storage, read_write> output: array<${type}>;
@group(1) @binding(0) var<uniform> problem: Problem;

var<workgroup> windows: array<vec4f, SIDE * PITCH>; // [pixel, four products]
var<workgroup> columns: array<vec4f, DEPTH * GROUP>; // [product, four filters]

// Where the window of a pixel begins: the rows of pictures before its own, the row in it, and the place in the row.
struct Window {
  picture: u32,
  top: u32,
  left: u32,
}

fn windowOf(pixel: u32) -> Window {
  let line = pixel / OUT_WIDTH;
  let picture = line / OUT_HEIGHT;
  let top = (line - picture * OUT_HEIGHT) * STRIDE - PADDING;
  return Window(picture * HEIGHT, top, ((pixel - line * OUT_WIDTH) * STRIDE - PADDING) * CHANNELS);
}

${vectors ? VECTORS : NUMBERS}

// Four products for four filters.
fn add(sums: vec4f, along: vec4f, w0: vec4f, w1: vec4f, w2: vec4f, w3: vec4f) -> vec4f {
  return sums + along.x * w0 + along.y * w1 + along.z * w2 + along.w * w3;
}

@compute @workgroup_size(GROUP, GROUP)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(local_invocation_id) local: vec3u,
  @builtin(local_invocation_index) thread: u32,
) {
  let place = group + problem.origin;
  let part = place.z / problem.slices; // of the channels and filters
  let slice = place.z - part * problem.slices;
  let top = place.y * SIDE;
  let left = place.x * GROUP;
  let end = min((slice + 1) * problem.part, (PRODUCTS + 3) / 4);
  // What this thread fetches of each tile: four products of a pixel; four filters of a product.
  let window = windowOf(min(top + thread / STEPS, PIXELS - 1));
  let step = thread % STEPS;
${repeated(ROWS, (i) => `  var c${i} = vec4f(0);`)}
  var first = slice * problem.part;
  var nextWindow = products(window, part, first + step);
  var nextColumn = filters(part, first * 4 + local.y, left + local.x);
  while (first < end) {
    windows[thread / STEPS * PITCH + step] = nextWindow;
    columns[thread] = nextColumn;
    workgroupBarrier();
    first += STEPS;
    nextWindow = products(window, part, first + step);
    nextColumn = filters(part, first * 4 + local.y, left + local.x);
${[0, 1, 2, 3].map(multiplied).join('\n')}
    workgroupBarrier();
  }
  let pixel = top + local.y;
${repeated(ROWS, (i) => `  write(slice, pixel${i === 0 ? '' : ` + ${plusGroups(i)}`}, part, left + local.x, c${i});`)}
}
`;
}

/** Text by file below `shaders/`. */
export const splitFamily: Readonly<Record<string, string>> = {
  'conv-layer/split.wgsl': splitText({
    vectors: false,
    header: `// Convolution layer 6 of 6: split, an implicit matrix multiplication whose products are shared out. As in tiled.wgsl a
// workgroup computes 64 pixels × 64 filters of a group of channels, but of a slice of the products alone: workgroups along z
// share them, and matmul/sum-slices.wgsl adds up what they wrote.
//
// Improves on tiled where a layer is small: one picture of 13×13 pixels and 384 filters is 18 tiles, and a large GPU has more
// than a hundred cores. The next tiles are fetched while these are multiplied, four products at a time, and the layer is
// known while compiling: finding a window anew takes no division.`,
  }),
  'conv-layer/split-vectors.wgsl': splitText({
    vectors: true,
    header: `// Convolution layer 6 of 6, in vectors: split-vectors. The kernel of split.wgsl for layers whose channels and filters come in
// fours, in each of their groups: four neighbouring channels, and four filters, are one fetch.
//
// Improves on split where it can be used: a quarter of the fetches from memory, and of the windows' places that must be found.`,
  }),
};
