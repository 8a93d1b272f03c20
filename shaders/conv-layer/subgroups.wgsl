// Convolution layer 5 of 6: subgroups. Each thread computes 8 pixels × 4 filters, and all threads of a workgroup compute the
// same pixels. Lanes 0 to 3 of a subgroup hold four steps of a window between them, fetched at once; subgroupBroadcast hands
// each to everybody. Built for one layer, as specialized.wgsl. Needs the feature `subgroups` and at least four lanes.
//
// Improves on specialized where fetches are what costs: 8 of the windows and 16 of the weights feed 128 multiply-adds, and
// half as many sums are easier to keep in registers.
//
// input    [n, height, width, channels]          f32: with the padding written out (pad.wgsl)
// weights  [k, k, channels / groups, filters]    f32
// output   [n, outHeight, outWidth, filters]     f32; PIXELS counts the first three sides
// Pixels and filters beyond an edge repeat the last one and are not written.

enable subgroups;

const GROUP: u32 = 16; // threads; each computes 8 × 4, its filters GROUP apart so that neighbours read neighbours
const PIXELS: u32 = 169;
const HEIGHT: u32 = 15;
const WIDTH: u32 = 15;
const CHANNELS: u32 = 16;
const OUT_HEIGHT: u32 = 13;
const OUT_WIDTH: u32 = 13;
const FILTERS: u32 = 32;
const K: u32 = 3;
const STRIDE: u32 = 1;
const GROUPS: u32 = 1;

const IN_GROUP: u32 = CHANNELS / GROUPS;
const OUT_GROUP: u32 = FILTERS / GROUPS;
const PICTURES: u32 = PIXELS / (OUT_HEIGHT * OUT_WIDTH);

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  // How long the loops are. As constants they invite compilers to unroll what is long enough: Mesa's takes minutes then.
  k: u32,
  pieces: u32, // of a row of a window
  length: u32, // of a piece
}

@group(0) @binding(0) var<storage, read> input: array<f32, PICTURES * HEIGHT * WIDTH * CHANNELS>;
@group(0) @binding(1) var<storage, read> weights: array<f32, K * K * IN_GROUP * FILTERS>;
@group(0) @binding(2) var<storage, read_write> output: array<f32, PIXELS * FILTERS>;
@group(1) @binding(0) var<uniform> problem: Problem;

// Where the windows of four pixels begin.
fn windows(pixel: vec4u) -> vec4u {
  let line = pixel / OUT_WIDTH;
  let picture = line / OUT_HEIGHT;
  let row = picture * HEIGHT + (line - picture * OUT_HEIGHT) * STRIDE;
  return (row * WIDTH + (pixel - line * OUT_WIDTH) * STRIDE) * CHANNELS;
}

fn fourFilters(at: vec4u, row: u32) -> vec4f {
  return vec4f(weights[row + at.x], weights[row + at.y], weights[row + at.z], weights[row + at.w]);
}

// Four steps: `along` is one number of a window in each of lanes 0 to 3. fma is asked for by name: not every compiler
// joins a multiplication and an addition by itself.
fn add(sums: vec4f, along: f32, w0: vec4f, w1: vec4f, w2: vec4f, w3: vec4f) -> vec4f {
  let first = fma(vec4f(subgroupBroadcast(along, 0u)), w0, sums);
  let second = fma(vec4f(subgroupBroadcast(along, 1u)), w1, first);
  let third = fma(vec4f(subgroupBroadcast(along, 2u)), w2, second);
  return fma(vec4f(subgroupBroadcast(along, 3u)), w3, third);
}

fn write(pixel: u32, part: u32, column: u32, sums: vec4f) {
  let at = pixel * FILTERS + part * OUT_GROUP + column;
  for (var i = 0u; i < 4 && pixel < PIXELS && column + i * GROUP < OUT_GROUP; i++) {
    output[at + i * GROUP] = sums[i];
  }
}

@compute @workgroup_size(GROUP)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(local_invocation_id) local: vec3u,
  @builtin(subgroup_invocation_id) lane: u32,
) {
  let place = group + problem.origin;
  let column = place.x * GROUP * 4 + local.x;
  let pixel = place.y * 8;
  let part = place.z; // of the channels and filters
  let columns = min(vec4u(column) + vec4u(0, 1, 2, 3) * GROUP, vec4u(OUT_GROUP - 1)) + part * OUT_GROUP;
  let last = vec4u(PIXELS - 1);
  let upper = windows(min(vec4u(pixel) + vec4u(0, 1, 2, 3), last)) + part * IN_GROUP;
  let lower = windows(min(vec4u(pixel) + vec4u(4, 5, 6, 7), last)) + part * IN_GROUP;
  // Named, not an array: an array that a compiler does not unroll would live in memory.
  var c0 = vec4f(0);
  var c1 = vec4f(0);
  var c2 = vec4f(0);
  var c3 = vec4f(0);
  var c4 = vec4f(0);
  var c5 = vec4f(0);
  var c6 = vec4f(0);
  var c7 = vec4f(0);
  // A row of a window lies in one piece where every filter sees all channels; else each of its taps does.
  let pieces = problem.pieces;
  let length = problem.length;
  let whole = length / 4 * 4;
  for (var i = 0u; i < problem.k * pieces; i++) {
    let start = (i / pieces * WIDTH + i % pieces) * CHANNELS;
    let tap = i * length * FILTERS;
    for (var p = 0u; p < whole; p += 4) {
      let w0 = fourFilters(columns, tap + p * FILTERS);
      let w1 = fourFilters(columns, tap + (p + 1) * FILTERS);
      let w2 = fourFilters(columns, tap + (p + 2) * FILTERS);
      let w3 = fourFilters(columns, tap + (p + 3) * FILTERS);
      let mine = start + p + (lane & 3);
      c0 = add(c0, input[upper.x + mine], w0, w1, w2, w3);
      c1 = add(c1, input[upper.y + mine], w0, w1, w2, w3);
      c2 = add(c2, input[upper.z + mine], w0, w1, w2, w3);
      c3 = add(c3, input[upper.w + mine], w0, w1, w2, w3);
      c4 = add(c4, input[lower.x + mine], w0, w1, w2, w3);
      c5 = add(c5, input[lower.y + mine], w0, w1, w2, w3);
      c6 = add(c6, input[lower.z + mine], w0, w1, w2, w3);
      c7 = add(c7, input[lower.w + mine], w0, w1, w2, w3);
    }
    for (var p = whole; p < length; p++) {
      let w = fourFilters(columns, tap + p * FILTERS);
      c0 += input[upper.x + start + p] * w;
      c1 += input[upper.y + start + p] * w;
      c2 += input[upper.z + start + p] * w;
      c3 += input[upper.w + start + p] * w;
      c4 += input[lower.x + start + p] * w;
      c5 += input[lower.y + start + p] * w;
      c6 += input[lower.z + start + p] * w;
      c7 += input[lower.w + start + p] * w;
    }
  }
  write(pixel, part, column, c0);
  write(pixel + 1, part, column, c1);
  write(pixel + 2, part, column, c2);
  write(pixel + 3, part, column, c3);
  write(pixel + 4, part, column, c4);
  write(pixel + 5, part, column, c5);
  write(pixel + 6, part, column, c6);
  write(pixel + 7, part, column, c7);
}
