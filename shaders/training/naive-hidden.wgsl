// Training, the plain way, 1 of 5: hidden. A thread computes one number of the hidden layer: relu(picture · weights).
//
// The next launch needs all of it; in WebGPU the end of a launch is the only barrier between all workgroups.
//
// pictures  [m, 784]       f32, from 0 to 1
// weights   [795, pitch]   f32: a row for each pixel, one of the hidden layer's biases, one for each class; then the
//                          classes' biases. pitch is the width of the hidden layer in whole vectors.
// step      [1]            u32, steps so far: this one takes pictures (step · b + i) mod m
// hidden    [b, pitch]     f32

const GROUP: u32 = 64;
const PIXELS: u32 = 784;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  b: u32,
  pitch: u32,
  m: u32,
}

@group(0) @binding(0) var<storage, read> pictures: array<f32>;
@group(0) @binding(1) var<storage, read> weights: array<f32>;
@group(0) @binding(2) var<storage, read> step: array<u32>;
@group(0) @binding(3) var<storage, read_write> hidden: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let unit = (group.x + problem.origin.x) * GROUP + thread;
  let at = group.y + problem.origin.y;
  let pitch = problem.pitch;
  if (unit >= pitch) {
    return;
  }
  let picture = ((step[0] % problem.m) * problem.b + at) % problem.m * PIXELS;
  var sum = weights[PIXELS * pitch + unit];
  for (var pixel = 0u; pixel < PIXELS; pixel++) {
    sum += pictures[picture + pixel] * weights[pixel * pitch + unit];
  }
  hidden[at * pitch + unit] = max(sum, 0.0);
}
