// Language model, a kernel for each operation: what the cache gains. A thread copies one number of a token's key and value.
//
// work   f32, sections: reads queries, keys and values [3 width] of a sequence's token at `qkv`, the next sequence's `pitch` behind
// added  [b, layers, 2 width]  f32; of who writes on and on the cache itself, [b, layers, t, 2 width]
// place  [1]  u32, of who writes on and on; not looked at otherwise

const GROUP: u32 = 64;
const WRITES: u32 = 0; // 1: the newest token's stand at `place` in the cache

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  t: u32,
  width: u32,
  layers: u32,
  layer: u32,
  qkv: u32,
  pitch: u32,
}

@group(0) @binding(0) var<storage, read> work: array<f32>;
@group(0) @binding(1) var<storage, read_write> added: array<f32>;
@group(0) @binding(2) var<storage, read> place: array<u32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let column = (group.x + problem.origin.x) * GROUP + thread;
  let row = group.y + problem.origin.y;
  let width = problem.width;
  if (column >= 2 * width) {
    return;
  }
  let layer = row * problem.layers + problem.layer;
  let to = select(layer, layer * problem.t + place[0], WRITES == 1) * 2 * width;
  added[to + column] = work[problem.qkv + row * problem.pitch + width + column];
}
