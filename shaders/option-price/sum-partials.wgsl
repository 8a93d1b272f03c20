// Option price 2 of 4, second of two passes: a thread adds up the 64 partial sums of a block.
//
// A sixteenth of what sum-paths.wgsl reads; still a launch of its own, and few threads: one for 1024 paths.
//
// partials  [blocks, 64]  vec4f
// sums      [blocks]      vec4f; what the call pays over the 1024 paths of a block, its squares, what the put pays, its
//                         squares

const GROUP: u32 = 64;
const PARTIALS: u32 = 64; // of a block

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  blocks: u32,
}

@group(0) @binding(0) var<storage, read> partials: array<vec4f>;
@group(0) @binding(1) var<storage, read_write> sums: array<vec4f>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let block = (group.x + problem.origin.x) * GROUP + thread;
  if (block >= problem.blocks) {
    return;
  }
  var sum = vec4f();
  for (var i = 0u; i < PARTIALS; i++) {
    sum += partials[block * PARTIALS + i];
  }
  sums[block] = sum;
}
