// Language model, a kernel for each operation: scores of the newest token. A thread multiplies its query and one key, of a head.
//
// cache  [b, layers, t, 2 width]  f32, keys and values; the newest token's are not in it yet
// work   f32, sections: reads queries, keys and values [b, 3 width] at `qkv`, writes [b, heads, pitch] at `scores`
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
  scale: u32, // bits of an f32
}

@group(0) @binding(0) var<storage, read> cache: array<f32>;
@group(0) @binding(1) var<storage, read_write> work: array<f32>;
@group(0) @binding(2) var<storage, read> place: array<u32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let key = (group.x + problem.origin.x) * GROUP + thread;
  let row = group.y + problem.origin.y;
  let head = group.z + problem.origin.z;
  let last = select(problem.t - 1, place[0], WRITES == 1);
  if (key > last) {
    return;
  }
  let width = problem.width;
  let query = problem.qkv + row * 3 * width + head * problem.size;
  let past = ((row * problem.layers + problem.layer) * problem.t + key) * 2 * width + head * problem.size;
  var sum = 0.0;
  for (var c = 0u; c < problem.size; c++) {
    if (key < last) {
      sum += work[query + c] * cache[past + c];
    } else {
      sum += work[query + c] * work[query + width + c];
    }
  }
  let to = problem.scores + (row * width / problem.size + head) * problem.pitch + key;
  work[to] = sum * bitcast<f32>(problem.scale);
}
