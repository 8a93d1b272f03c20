// Language model, a kernel for each operation: the cache. A thread copies one number of a token's keys and values in a layer to
// where later tokens look for them.
//
// work   f32, sections: reads queries, keys and values [b · t, 3 width] at `qkv`, those of the next layer `apart` behind
// cache  [b, layers, t, 2 width]  f32

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  t: u32,
  width: u32,
  layers: u32,
  qkv: u32,
  apart: u32,
}

@group(0) @binding(0) var<storage, read> work: array<f32>;
@group(0) @binding(1) var<storage, read_write> cache: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let column = (group.x + problem.origin.x) * GROUP + thread;
  let row = group.y + problem.origin.y;
  let layer = group.z + problem.origin.z;
  let width = problem.width;
  if (column >= 2 * width) {
    return;
  }
  let at = row / problem.t;
  let to = ((at * problem.layers + layer) * problem.t + row % problem.t) * 2 * width;
  cache[to + column] = work[problem.qkv + layer * problem.apart + row * 3 * width + width + column];
}
