// Parallel slots 1 of 2: light. Each invocation takes the same number of dependent steps, however many workgroups run.
//
// A workgroup that finds a free slot on a core starts at once and costs no time of its own; when all slots are taken
// the next ones wait for a whole turn. So time over the number of workgroups is a staircase, whose first step is as
// wide as the GPU has slots. It has rounded edges where a core hides the waiting of one wave behind the work of
// another.
//
// start  [groups, 64]  u32
// end    [groups, 64]  u32; start after `steps` steps of x = (x ^ (x >> 16)) · M + A modulo 2^32

const GROUP: u32 = 64;
const M: u32 = 0x7feb352d;
const A: u32 = 0x9e3779b9;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  steps: u32,
}

@group(0) @binding(0) var<storage, read> start: array<u32>;
@group(0) @binding(1) var<storage, read_write> end: array<u32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let i = (group.x + problem.origin.x) * GROUP + thread;
  var x = start[i];
  for (var n = 0u; n < problem.steps; n++) {
    x = (x ^ (x >> 16)) * M + A;
  }
  end[i] = x;
}
