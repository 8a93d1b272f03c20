// Training, the plain way, before the layers of filters. A thread writes one number of a picture within a border of zeros, so
// that every window of the first layer lies in what it reads.
//
// The pictures of the batch lie one after the other from here on.
//
// pictures  [m, 28, 28]  f32, from 0 to 1
// step      [1]          u32, steps so far: this one takes pictures (step · b + i) mod m
// padded    [b, 30, 30]  f32

const GROUP: u32 = 64;
const SIDE: u32 = 28;
const PADDED: u32 = 30;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  b: u32,
  m: u32,
}

@group(0) @binding(0) var<storage, read> pictures: array<f32>;
@group(0) @binding(1) var<storage, read> step: array<u32>;
@group(0) @binding(2) var<storage, read_write> padded: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let number = (group.x + problem.origin.x) * GROUP + thread;
  let at = group.y + problem.origin.y;
  if (number >= PADDED * PADDED) {
    return;
  }
  let picture = ((step[0] % problem.m) * problem.b + at) % problem.m * SIDE * SIDE;
  // Below 0 it is a large number.
  let row = number / PADDED - 1;
  let column = number % PADDED - 1;
  var pixel = 0.0;
  if (row < SIDE && column < SIDE) {
    pixel = pictures[picture + row * SIDE + column];
  }
  padded[at * PADDED * PADDED + number] = pixel;
}
