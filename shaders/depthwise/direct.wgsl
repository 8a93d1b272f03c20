// Depthwise convolution 1 of 5: direct. One thread computes the four channels of one pixel and fetches its whole K×K
// neighbourhood from memory.
//
// The plain way, and the yardstick for the other rungs. A pixel's channels are one vec4f, so each tap is one load and
// four multiply-adds. K is a constant, so that the compiler may unroll both loops.
//
// image    [height, width]  vec4f: the four channels of a pixel
// weights  [K, K]           vec4f: one weight for each channel; applied as they stand (correlation)
// output   [height, width]  vec4f
// Pixels beyond an edge are zero.

const K: u32 = 3;
const GROUP_X: u32 = 16;
const GROUP_Y: u32 = 16;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  width: u32,
  height: u32,
}

@group(0) @binding(0) var<storage, read> image: array<vec4f>;
@group(0) @binding(1) var<storage, read> weights: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> output: array<vec4f>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP_X, GROUP_Y)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let x = (group.x + problem.origin.x) * GROUP_X + local.x;
  let y = (group.y + problem.origin.y) * GROUP_Y + local.y;
  if (x >= problem.width || y >= problem.height) {
    return;
  }
  // Wraps below zero; what wraps is no smaller than a side.
  let left = x - K / 2;
  let top = y - K / 2;
  var sum = vec4f(0);
  for (var i = 0u; i < K; i++) {
    let row = top + i;
    if (row >= problem.height) {
      continue;
    }
    for (var j = 0u; j < K; j++) {
      let column = left + j;
      if (column < problem.width) {
        sum += weights[i * K + j] * image[row * problem.width + column];
      }
    }
  }
  output[y * problem.width + x] = sum;
}
