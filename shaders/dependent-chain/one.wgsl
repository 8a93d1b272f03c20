// Dependent chains 1 of 2: one. A thread follows one chain.
//
// The plain way, and the yardstick. Every step needs the result of the step before, so a single chain keeps one thread
// of one core busy while the rest of the GPU has nothing to do; and that thread waits out the full time of each
// operation. Many chains fill the waiting: a core changes to another wave whenever one would wait. The step is not
// x = M · x + A, which a scan could spread over threads.
//
// start  [chains]  u32
// end    [chains]  u32; start after `steps` steps of x = (x ^ (x >> 16)) · M + A modulo 2^32

const GROUP: u32 = 64;
const M: u32 = 0x7feb352d;
const A: u32 = 0x9e3779b9;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  chains: u32,
  steps: u32,
}

@group(0) @binding(0) var<storage, read> start: array<u32>;
@group(0) @binding(1) var<storage, read_write> end: array<u32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let chain = (group.x + problem.origin.x) * GROUP + thread;
  if (chain >= problem.chains) {
    return;
  }
  var x = start[chain];
  for (var n = 0u; n < problem.steps; n++) {
    x = (x ^ (x >> 16)) * M + A;
  }
  end[chain] = x;
}
