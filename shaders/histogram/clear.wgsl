// Histogram, first of two passes of every rung: clear. Sets all counters to zero, as the next pass adds to them, and an
// output holds anything at first. It is a pass of its own because workgroups of one pass run in no promised order: none
// may count before all is clear.
//
// counts  [256, 4]  u32

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
}

@group(0) @binding(0) var<storage, read_write> counts: array<u32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  counts[(group.x + problem.origin.x) * GROUP + thread] = 0;
}
