// Linear recurrence, the scan 3 of 3: apply. A thread does 64 steps of one channel again, from where they begin.
//
// Improves on the loop where there are few channels and many steps: 64 steps one after the other instead of all, in all
// chunks at once. The price is that gates and candidates are read twice. No workgroup waits for another within a launch.
//
// z      [t, c]       f32; gates
// v      [t, c]       f32; candidates
// carry  [chunks, c]  f32; what a chunk begins with
// h      [t, c]       f32; (1 - z) * h before + z * v

const GROUP: u32 = 64;
const CHUNK: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  t: u32,
  c: u32,
}

@group(0) @binding(0) var<storage, read> z: array<f32>;
@group(0) @binding(1) var<storage, read> v: array<f32>;
@group(0) @binding(2) var<storage, read> carry: array<f32>;
@group(0) @binding(3) var<storage, read_write> h: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let channel = (group.x + problem.origin.x) * GROUP + thread;
  if (channel >= problem.c) {
    return;
  }
  let chunk = group.y + problem.origin.y;
  var state = carry[chunk * problem.c + channel];
  for (var step = chunk * CHUNK; step < min((chunk + 1) * CHUNK, problem.t); step++) {
    let at = step * problem.c + channel;
    state = (1.0 - z[at]) * state + z[at] * v[at];
    h[at] = state;
  }
}
