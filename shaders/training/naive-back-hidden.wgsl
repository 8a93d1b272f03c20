// Training, the plain way, 4 of 5: back through the first layer. A thread computes one number of the gradient: of the
// weight from a pixel to a unit, or of a unit's bias.
//
// pictures  [m, 784]       f32, from 0 to 1
// step      [1]            u32, steps so far
// delta1    [b, pitch]     f32, derivatives by the hidden layer's sums
// gradient  [795, pitch]   f32, then twelve: as the weights lie; this launch writes the first 785 rows

const GROUP: u32 = 64;
const PIXELS: u32 = 784;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  b: u32,
  pitch: u32,
  m: u32,
}

@group(0) @binding(0) var<storage, read> pictures: array<f32>;
@group(0) @binding(1) var<storage, read> step: array<u32>;
@group(0) @binding(2) var<storage, read> delta1: array<f32>;
@group(0) @binding(3) var<storage, read_write> gradient: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let unit = (group.x + problem.origin.x) * GROUP + thread;
  let pixel = group.y + problem.origin.y;
  let pitch = problem.pitch;
  if (unit >= pitch) {
    return;
  }
  let first = (step[0] % problem.m) * problem.b;
  var sum = 0.0;
  for (var at = 0u; at < problem.b; at++) {
    var value = 1.0; // what a bias is multiplied by
    if (pixel < PIXELS) {
      value = pictures[(first + at) % problem.m * PIXELS + pixel];
    }
    sum += value * delta1[at * pitch + unit];
  }
  gradient[pixel * pitch + unit] = sum;
}
