// Language model, a kernel for each operation: the weighted sum. A thread computes one number of what attention gathers for
// the newest token: the shares of its head times that number of the values.
//
// cache  [b, layers, t, 2 width]  f32, keys and values; the newest token's are not in it yet
// work   f32, sections: reads [b, 3 width] at `qkv` and [b, heads, pitch] at `scores`, writes [b, width] at `to`
// place  [1]  u32, of who writes on and on; not looked at otherwise

const GROUP: u32 = 64;
const WRITES: u32 = 0; // 1: `place` tells how many tokens there are before the newest

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  t: u32,
  width: u32,
  size: u32, // of a head
  pitch: u32, // of a head's scores
  layers: u32,
  layer: u32,
  qkv: u32,
  scores: u32,
  to: u32,
}

@group(0) @binding(0) var<storage, read> cache: array<f32>;
@group(0) @binding(1) var<storage, read_write> work: array<f32>;
@group(0) @binding(2) var<storage, read> place: array<u32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let column = (group.x + problem.origin.x) * GROUP + thread;
  let row = group.y + problem.origin.y;
  let width = problem.width;
  if (column >= width) {
    return;
  }
  let shares = problem.scores + (row * (width / problem.size) + column / problem.size) * problem.pitch;
  let values = (row * problem.layers + problem.layer) * problem.t * 2 * width + width + column;
  let last = select(problem.t - 1, place[0], WRITES == 1);
  var sum = work[shares + last] * work[problem.qkv + row * 3 * width + 2 * width + column];
  for (var key = 0u; key < last; key++) {
    sum += work[shares + key] * cache[values + key * 2 * width];
  }
  work[problem.to + row * width + column] = sum;
}
