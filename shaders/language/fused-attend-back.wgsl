// Language model, fused: derivatives by scores and by queries. A thread takes one query of one head through all keys that it
// sees: the derivatives by their shares and the mean of these; then those by the scores, which go to memory for the keys,
// and what they weigh, which is the query's and stays in registers.
//
// work  vec4f, sections: reads queries, keys and values [b · t, 3 width] at `qkv`, shares [b · t, heads, pitch] at `shares`
//       and [b · t, width] at `delta`; writes [b · t, heads, pitch] at `scores` and the first third of [b · t, 3 width] at
//       `to`
// Places and lengths count vectors, but for `rows`, `t` and `heads`.

const GROUP: u32 = 64;
const SIZE: u32 = 4; // of a head, in vectors

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  rows: u32, // b · t · heads
  t: u32,
  heads: u32,
  pitch: u32, // of a head's shares
  qkv: u32,
  shares: u32,
  scores: u32, // the derivatives
  delta: u32,
  to: u32,
  scale: u32, // bits of an f32
}

@group(0) @binding(0) var<storage, read_write> work: array<vec4f>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let index = (group.x + problem.origin.x) * GROUP + thread;
  if (index >= problem.rows) {
    return;
  }
  let row = index / problem.heads;
  let head = index % problem.heads * SIZE;
  let width = problem.heads * SIZE;
  let place = row % problem.t;
  let first = problem.qkv + (row - place) * 3 * width + head;
  var delta: array<vec4f, SIZE>;
  for (var c = 0u; c < SIZE; c++) {
    delta[c] = work[problem.delta + row * width + head + c];
  }
  let shares = problem.shares + index * problem.pitch;
  let scores = problem.scores + index * problem.pitch;
  let vectors = place / 4 + 1; // of shares that are seen in part
  var total = vec4f();
  for (var v = 0u; v < vectors; v++) {
    var four = vec4f();
    for (var i = 0u; i < 4 && 4 * v + i <= place; i++) {
      let value = first + (4 * v + i) * 3 * width + 2 * width;
      var sums = vec4f();
      for (var c = 0u; c < SIZE; c++) {
        sums = fma(delta[c], work[value + c], sums);
      }
      four[i] = sums.x + sums.y + (sums.z + sums.w);
    }
    work[scores + v] = four;
    total = fma(four, work[shares + v], total);
  }
  let mean = total.x + total.y + (total.z + total.w);
  var own: array<vec4f, SIZE>;
  for (var v = 0u; v < vectors; v++) {
    let slopes = work[shares + v] * (work[scores + v] - mean) * bitcast<f32>(problem.scale);
    work[scores + v] = slopes;
    for (var i = 0u; i < 4 && 4 * v + i <= place; i++) {
      let key = first + (4 * v + i) * 3 * width + width;
      for (var c = 0u; c < SIZE; c++) {
        own[c] = fma(vec4f(slopes[i]), work[key + c], own[c]);
      }
    }
  }
  for (var c = 0u; c < SIZE; c++) {
    work[problem.to + row * 3 * width + head + c] = own[c];
  }
}
