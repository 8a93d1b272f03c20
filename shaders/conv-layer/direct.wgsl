// Convolution layer 1 of 6: direct. One thread computes one element of the output: it goes through the window of its pixel,
// tap by tap and channel by channel.
//
// The plain way, and the yardstick for the other rungs. Neighbouring threads have neighbouring filters, so they read the
// same numbers of the input and neighbouring weights; still each multiply-add fetches two numbers.
//
// input    [n, height, width, channels]          f32
// weights  [k, k, channels / groups, filters]    f32; applied as they stand (correlation)
// output   [n, outHeight, outWidth, filters]     f32; `pixels` counts the first three sides
// Pixels beyond an edge are zero.

const GROUP_FILTERS: u32 = 16; // threads
const GROUP_PIXELS: u32 = 16;

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

@compute @workgroup_size(GROUP_FILTERS, GROUP_PIXELS)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let column = (group.x + problem.origin.x) * GROUP_FILTERS + local.x; // the filter
  let pixel = (group.y + problem.origin.y) * GROUP_PIXELS + local.y;
  let filters = problem.filters;
  if (pixel >= problem.pixels || column >= filters) {
    return;
  }
  let inGroup = problem.channels / problem.groups;
  let first = column / (filters / problem.groups) * inGroup; // the first channel that this filter sees
  let line = pixel / problem.outWidth;
  let picture = line / problem.outHeight;
  // Wraps below zero; what wraps is no smaller than a side.
  let top = (line - picture * problem.outHeight) * problem.stride - problem.padding;
  let left = (pixel - line * problem.outWidth) * problem.stride - problem.padding;
  var sum = 0.0;
  var weight = column;
  for (var i = 0u; i < problem.k; i++) {
    for (var j = 0u; j < problem.k; j++) {
      let y = top + i;
      let x = left + j;
      if (y < problem.height && x < problem.width) {
        let at = ((picture * problem.height + y) * problem.width + x) * problem.channels + first;
        for (var c = 0u; c < inGroup; c++) {
          sum += input[at + c] * weights[weight + c * filters];
        }
      }
      weight += inGroup * filters;
    }
  }
  output[pixel * filters + column] = sum;
}
