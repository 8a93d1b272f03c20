// Linear recurrence, the loop. A thread follows one channel from the first step to the last.
//
// The plain way: channels do not depend on each other, steps do. Neighbouring threads read neighbouring numbers. There
// are as many threads as channels, and a longer sequence makes each of them work longer.
//
// z  [t, c]  f32; gates
// v  [t, c]  f32; candidates
// h  [t, c]  f32; (1 - z) * h before + z * v, from zero

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  t: u32,
  c: u32,
}

@group(0) @binding(0) var<storage, read> z: array<f32>;
@group(0) @binding(1) var<storage, read> v: array<f32>;
@group(0) @binding(2) var<storage, read_write> h: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let channel = (group.x + problem.origin.x) * GROUP + thread;
  if (channel >= problem.c) {
    return;
  }
  var state = 0.0;
  for (var step = 0u; step < problem.t; step++) {
    let at = step * problem.c + channel;
    state = (1.0 - z[at]) * state + z[at] * v[at];
    h[at] = state;
  }
}
