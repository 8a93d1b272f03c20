// Dependent chains 2 of 2: four. A thread follows four chains, as the lanes of a vector.
//
// Improves on one where a core has few other waves to change to: the four chains do not depend on each other, so their
// operations follow each other closely. Where there are waves in plenty nothing is won, and few chains make few
// threads.
//
// start  [chains]  u32
// end    [chains]  u32; start after `steps` steps of x = (x ^ (x >> 16)) · M + A modulo 2^32

const GROUP: u32 = 64;
const CHAINS: u32 = 4; // per thread: the lanes of the vector below
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
  let first = ((group.x + problem.origin.x) * GROUP + thread) * CHAINS;
  if (first >= problem.chains) {
    return;
  }
  // A chain that is not there repeats the last one and is not written.
  let chain = min(vec4u(first, first + 1, first + 2, first + 3), vec4u(problem.chains - 1));
  var x = vec4u(start[chain.x], start[chain.y], start[chain.z], start[chain.w]);
  for (var n = 0u; n < problem.steps; n++) {
    x = (x ^ (x >> vec4u(16))) * M + A;
  }
  for (var i = 0u; i < min(CHAINS, problem.chains - first); i++) {
    end[first + i] = x[i];
  }
}
