// Reduction 1 of 6, first of three passes: sets the total of atomic.wgsl to zero.
//
// A pass of its own: nothing makes the workgroups of one pass wait until another has cleared what they add to.
//
// total  [2]  u32; a number of 64 bits, its lower word first

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at: always the only one
}

@group(0) @binding(0) var<storage, read_write> total: array<u32, 2>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(1)
fn main(@builtin(workgroup_id) group: vec3u) {
  if (group.x + problem.origin.x == 0) {
    total[0] = 0;
    total[1] = 0;
  }
}
