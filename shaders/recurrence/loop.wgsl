// Recurrence 2 of 2: loop. One launch; a workgroup stays with its sequence from the first step to the last.
//
// Improves on steps: a barrier inside a workgroup is far cheaper than the end of a launch, and the state stays in
// workgroup memory. Its price: WebGPU has no barrier between workgroups, so a sequence has one workgroup and no more. One
// sequence uses a single core of the GPU; many sequences use them all.
//
// x  [b, t, d]  f32
// w  [d, d]     f32, from the old state to the new one; d is 1024 at most
// u  [d, d]     f32, from the input to the state
// h  [b, t, d]  f32; the states tanh(h before · w + x · u), from one that is zero

const GROUP: u32 = 128;
const WIDEST: u32 = 1024;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  t: u32,
  d: u32,
}

@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read> w: array<f32>;
@group(0) @binding(2) var<storage, read> u: array<f32>;
@group(0) @binding(3) var<storage, read_write> h: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

var<workgroup> state: array<f32, WIDEST>;
var<workgroup> heard: array<f32, WIDEST>; // the input of this step

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let sequence = group.x + problem.origin.x;
  let d = problem.d;
  for (var i = thread; i < d; i += GROUP) {
    state[i] = 0.0;
  }
  for (var step = 0u; step < problem.t; step++) {
    let now = (sequence * problem.t + step) * d;
    for (var i = thread; i < d; i += GROUP) {
      heard[i] = x[now + i];
    }
    workgroupBarrier();
    // Up to eight elements of the new state belong to a thread.
    var next: array<f32, WIDEST / GROUP>;
    for (var mine = 0u; mine < WIDEST / GROUP; mine++) {
      let to = thread + mine * GROUP;
      if (to >= d) {
        break;
      }
      var sum = 0.0;
      for (var k = 0u; k < d; k++) {
        sum += heard[k] * u[k * d + to] + state[k] * w[k * d + to];
      }
      // Beyond ±15 it is ±1, and some GPUs divide infinity by infinity there.
      next[mine] = tanh(clamp(sum, -15.0, 15.0));
    }
    // Nobody may change the state before all have read it.
    workgroupBarrier();
    for (var mine = 0u; mine < WIDEST / GROUP; mine++) {
      let to = thread + mine * GROUP;
      if (to >= d) {
        break;
      }
      state[to] = next[mine];
      h[now + to] = next[mine];
    }
  }
}
