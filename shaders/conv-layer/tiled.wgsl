// Convolution layer 2 of 6: tiled, an implicit matrix multiplication. The windows of all pixels are the rows of a matrix that
// is never written out; its product with the weights is the output. A workgroup computes 64 pixels × 64 filters of a group
// of channels, each thread 4×4 of it in registers. Along the products it walks in steps of DEPTH, through tiles in workgroup
// memory, into which it gathers the windows from where they lie in the input.
//
// Improves on direct: a number is fetched from memory once per workgroup and used 64 times; from workgroup memory a thread
// reads 4 + 4 numbers for 16 multiply-adds. The price is a barrier twice a tile, and finding each window anew in each.
//
// input    [n, height, width, channels]          f32
// weights  [k, k, channels / groups, filters]    f32; applied as they stand (correlation)
// output   [n, outHeight, outWidth, filters]     f32; `pixels` counts the first three sides
// Pixels beyond an edge are zero, as are steps beyond the last; filters beyond an edge repeat the last one.

const GROUP: u32 = 16; // threads along a side; each computes 4×4
const DEPTH: u32 = 16; // steps per tile: with GROUP fours along a side, one fetch for each thread and tile
// One vec4f more than a row of the tile: threads that write down a column then hit different banks.
const PITCH: u32 = GROUP + 1;
const SIDE: u32 = GROUP * 4;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  pixels: u32,
  height: u32,
  width: u32,
  channels: u32,
  outHeight: u32,
  outWidth: u32,
  filters: u32,
  k: u32,
  stride: u32,
  padding: u32,
  groups: u32,
}

@group(0) @binding(0) var<storage, read> input: array<f32>;
@group(0) @binding(1) var<storage, read> weights: array<f32>;
@group(0) @binding(2) var<storage, read_write> output: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

var<workgroup> windows: array<vec4f, DEPTH * PITCH>; // [step, four pixels]
var<workgroup> columns: array<vec4f, DEPTH * GROUP>; // [step, four filters]

fn write(pixel: u32, column: u32, part: u32, sums: vec4f) {
  let outGroup = problem.filters / problem.groups;
  let at = pixel * problem.filters + part * outGroup + column;
  for (var i = 0u; i < 4 && pixel < problem.pixels && column + i < outGroup; i++) {
    output[at + i] = sums[i];
  }
}

@compute @workgroup_size(GROUP, GROUP)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(local_invocation_id) local: vec3u,
  @builtin(local_invocation_index) thread: u32,
) {
  let corner = (group.xy + problem.origin.xy) * SIDE;
  let part = group.z + problem.origin.z; // of the channels and filters
  let inGroup = problem.channels / problem.groups;
  let outGroup = problem.filters / problem.groups;
  let steps = problem.k * problem.k * inGroup;
  let filters = part * outGroup + min(vec4u(corner.x + thread % GROUP * 4) + vec4u(0, 1, 2, 3), vec4u(outGroup - 1));
  // The four pixels whose windows this thread gathers. What wraps below zero is no smaller than a side.
  let pixel = min(vec4u(corner.y + thread / DEPTH * 4) + vec4u(0, 1, 2, 3), vec4u(problem.pixels - 1));
  let line = pixel / problem.outWidth;
  let picture = line / problem.outHeight;
  let top = (line - picture * problem.outHeight) * problem.stride - problem.padding;
  let left = (pixel - line * problem.outWidth) * problem.stride - problem.padding;
  var c0 = vec4f(0);
  var c1 = vec4f(0);
  var c2 = vec4f(0);
  var c3 = vec4f(0);
  for (var first = 0u; first < steps; first += DEPTH) {
    let step = first + thread % DEPTH;
    let tap = step / inGroup;
    let y = top + tap / problem.k;
    let x = left + tap % problem.k;
    let inside = (y < vec4u(problem.height)) & (x < vec4u(problem.width)) & vec4<bool>(step < steps);
    let channel = part * inGroup + step % inGroup;
    let at = select(vec4u(0), ((picture * problem.height + y) * problem.width + x) * problem.channels + channel, inside);
    let four = select(vec4f(0), vec4f(input[at.x], input[at.y], input[at.z], input[at.w]), inside);
    windows[thread % DEPTH * PITCH + thread / DEPTH] = four;
    var weight = vec4f(0);
    if (first + thread / GROUP < steps) {
      let row = (first + thread / GROUP) * problem.filters;
      let w = filters + row;
      weight = vec4f(weights[w.x], weights[w.y], weights[w.z], weights[w.w]);
    }
    columns[thread] = weight;
    workgroupBarrier();
    for (var p = 0u; p < DEPTH; p++) {
      let fourPixels = windows[p * PITCH + local.y];
      let fourFilters = columns[p * GROUP + local.x];
      c0 += fourPixels.x * fourFilters;
      c1 += fourPixels.y * fourFilters;
      c2 += fourPixels.z * fourFilters;
      c3 += fourPixels.w * fourFilters;
    }
    workgroupBarrier();
  }
  let row = corner.y + local.y * 4;
  let column = corner.x + local.x * 4;
  write(row, column, part, c0);
  write(row + 1, column, part, c1);
  write(row + 2, column, part, c2);
  write(row + 3, column, part, c3);
}
