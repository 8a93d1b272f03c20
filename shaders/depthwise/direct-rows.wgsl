// Depthwise convolution 3 of 5: direct-rows. Each thread computes four neighbouring pixels of a row with a window that
// slides along the row in registers.
//
// Improves on tiled: a fetched pixel serves four sums from registers, which are faster than workgroup memory, so a row
// costs K + 3 loads for four pixels instead of 4·K, each weight is read once for four pixels, and no barrier makes
// threads wait. Fewer threads are left, which small images feel.
//
// image    [height, width]  vec4f: the four channels of a pixel
// weights  [K, K]           vec4f: one weight for each channel; applied as they stand (correlation)
// output   [height, width]  vec4f
// Pixels beyond an edge are zero.

const K: u32 = 3;
const GROUP_X: u32 = 16;
const GROUP_Y: u32 = 8;
const PIXELS: u32 = 4; // per thread: the number of sums written out below

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  width: u32,
  height: u32,
}

@group(0) @binding(0) var<storage, read> image: array<vec4f>;
@group(0) @binding(1) var<storage, read> weights: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> output: array<vec4f>;
@group(1) @binding(0) var<uniform> problem: Problem;

/// The pixel at column `x`, which may have wrapped below zero, of the row that starts at `line`.
fn fetch(line: u32, x: u32) -> vec4f {
  if (x < problem.width) {
    return image[line + x];
  }
  return vec4f(0);
}

fn write(x: u32, line: u32, sum: vec4f) {
  if (x < problem.width) {
    output[line + x] = sum;
  }
}

@compute @workgroup_size(GROUP_X, GROUP_Y)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let x = ((group.x + problem.origin.x) * GROUP_X + local.x) * PIXELS;
  let y = (group.y + problem.origin.y) * GROUP_Y + local.y;
  if (x >= problem.width || y >= problem.height) {
    return;
  }
  let left = x - K / 2;
  let top = y - K / 2;
  var sum0 = vec4f(0);
  var sum1 = vec4f(0);
  var sum2 = vec4f(0);
  var sum3 = vec4f(0);
  for (var i = 0u; i < K; i++) {
    if (top + i >= problem.height) {
      continue;
    }
    let line = (top + i) * problem.width;
    var a = fetch(line, left);
    var b = fetch(line, left + 1);
    var c = fetch(line, left + 2);
    for (var j = 0u; j < K; j++) {
      let d = fetch(line, left + 3 + j);
      let weight = weights[i * K + j];
      sum0 += weight * a;
      sum1 += weight * b;
      sum2 += weight * c;
      sum3 += weight * d;
      a = b;
      b = c;
      c = d;
    }
  }
  let line = y * problem.width;
  write(x, line, sum0);
  write(x + 1, line, sum1);
  write(x + 2, line, sum2);
  write(x + 3, line, sum3);
}
