// Language model, fused: the chunks of attention put together. A thread computes four numbers of what a head gathers, and hands
// the same four of the newest token's key and value to whoever keeps the cache.
//
// parts  vec4f, [b · heads, chunks, 1 + SIZE]: the largest score of a chunk and the sum of all powers below it, then what they weigh
// work   vec4f, sections: reads queries, keys and values [b, 3 width] at `qkv`, writes [b, width] at `to`
// added  vec4f, [b, layers, 2 width]; of who writes on and on the cache itself, [b, layers, t, 2 width]
// place  [1]  u32, of who writes on and on; not looked at otherwise
// Places and lengths count vectors.

const GROUP: u32 = 32;
const SIZE: u32 = 4; // of a head
const WRITES: u32 = 0; // 1: the newest token's stand at `place` in the cache

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  t: u32,
  width: u32,
  layers: u32,
  layer: u32,
  chunks: u32,
  qkv: u32,
  to: u32,
}

@group(0) @binding(0) var<storage, read> parts: array<vec4f>;
@group(0) @binding(1) var<storage, read_write> work: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> added: array<vec4f>;
@group(0) @binding(3) var<storage, read> place: array<u32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let column = (group.x + problem.origin.x) * GROUP + thread;
  let row = group.y + problem.origin.y;
  let width = problem.width;
  if (column >= width) {
    return;
  }
  let first = (row * (width / SIZE) + column / SIZE) * problem.chunks * (1 + SIZE);
  var most = -3e38;
  for (var chunk = 0u; chunk < problem.chunks; chunk++) {
    most = max(most, parts[first + chunk * (1 + SIZE)].x);
  }
  var total = 0.0;
  var sums = vec4f();
  for (var chunk = 0u; chunk < problem.chunks; chunk++) {
    let at = first + chunk * (1 + SIZE);
    let factor = exp(parts[at].x - most);
    total += factor * parts[at].y;
    sums += factor * parts[at + 1 + column % SIZE];
  }
  work[problem.to + row * width + column] = sums / total;
  let own = problem.qkv + row * 3 * width + column;
  let layer = row * problem.layers + problem.layer;
  let to = select(layer, layer * problem.t + place[0], WRITES == 1) * 2 * width + column;
  added[to] = work[own + width];
  added[to + width] = work[own + 2 * width];
}
