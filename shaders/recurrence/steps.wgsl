// Recurrence 1 of 2: steps. A launch computes one step of all sequences, a thread one element of the new state.
//
// The plain way. An element of the new state needs the whole old one, so every workgroup has to have finished the step
// before: in WebGPU that is what the end of a launch is for. T steps are T launches, one after the other, and a launch of
// a narrow state keeps few threads busy for a short time.
//
// x  [b, t, d]  f32
// w  [d, d]     f32, from the old state to the new one
// u  [d, d]     f32, from the input to the state
// h  [b, t, d]  f32; the states tanh(h before · w + x · u), from one that is zero

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  t: u32,
  d: u32,
  step: u32, // the one that is computed
}

@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read> w: array<f32>;
@group(0) @binding(2) var<storage, read> u: array<f32>;
@group(0) @binding(3) var<storage, read_write> h: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let to = (group.x + problem.origin.x) * GROUP + thread;
  let sequence = group.y + problem.origin.y;
  let d = problem.d;
  if (to >= d) {
    return;
  }
  let now = (sequence * problem.t + problem.step) * d;
  var sum = 0.0;
  for (var k = 0u; k < d; k++) {
    sum += x[now + k] * u[k * d + to];
  }
  if (problem.step > 0) {
    let before = now - d;
    for (var k = 0u; k < d; k++) {
      sum += h[before + k] * w[k * d + to];
    }
  }
  // Beyond ±15 it is ±1, and some GPUs divide infinity by infinity there.
  h[now + to] = tanh(clamp(sum, -15.0, 15.0));
}
