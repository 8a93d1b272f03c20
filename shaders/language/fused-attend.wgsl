// Language model, fused: attention in one. A thread takes one query of one head through all keys that it sees: scores, the
// largest of them, shares of 1, and what these weigh, which stays in registers. Shares go to memory once, for the way back.
//
// work  vec4f, sections: reads queries, keys and values [b · t, 3 width] at `qkv`, writes shares [b · t, heads, pitch] at
//       `scores` and what they weigh [b · t, width] at `to`
// Places and lengths count vectors, but for `rows`, `t` and `heads`. Of what is not seen the share is zero.

const GROUP: u32 = 64;
const SIZE: u32 = 4; // of a head, in vectors

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  rows: u32, // b · t · heads
  t: u32,
  heads: u32,
  pitch: u32, // of a head's shares
  qkv: u32,
  scores: u32,
  to: u32,
  scale: u32, // bits of an f32
}

@group(0) @binding(0) var<storage, read_write> work: array<vec4f>;
@group(1) @binding(0) var<uniform> problem: Problem;

fn scoreAt(query: ptr<function, array<vec4f, SIZE>>, key: u32) -> f32 {
  var sums = vec4f();
  for (var c = 0u; c < SIZE; c++) {
    sums = fma((*query)[c], work[key + c], sums);
  }
  return (sums.x + sums.y + (sums.z + sums.w)) * bitcast<f32>(problem.scale);
}

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let index = (group.x + problem.origin.x) * GROUP + thread;
  if (index >= problem.rows) {
    return;
  }
  let heads = problem.heads;
  let row = index / heads;
  let head = index % heads * SIZE;
  let width = heads * SIZE;
  let place = row % problem.t;
  let first = problem.qkv + (row - place) * 3 * width + head;
  var query: array<vec4f, SIZE>;
  for (var c = 0u; c < SIZE; c++) {
    query[c] = work[first + place * 3 * width + c];
  }
  let scores = problem.scores + index * problem.pitch;
  let vectors = place / 4 + 1; // of scores that are seen in part
  var most = -3e38;
  for (var v = 0u; v < vectors; v++) {
    var four = vec4f(-3e38);
    for (var i = 0u; i < 4 && 4 * v + i <= place; i++) {
      four[i] = scoreAt(&query, first + (4 * v + i) * 3 * width + width);
    }
    work[scores + v] = four;
    most = max(most, max(max(four.x, four.y), max(four.z, four.w)));
  }
  var total = vec4f();
  var sums: array<vec4f, SIZE>;
  for (var v = 0u; v < vectors; v++) {
    let powers = exp(work[scores + v] - most);
    work[scores + v] = powers;
    total += powers;
    for (var i = 0u; i < 4 && 4 * v + i <= place; i++) {
      let value = first + (4 * v + i) * 3 * width + 2 * width;
      for (var c = 0u; c < SIZE; c++) {
        sums[c] = fma(vec4f(powers[i]), work[value + c], sums[c]);
      }
    }
  }
  let all = total.x + total.y + (total.z + total.w);
  for (var c = 0u; c < SIZE; c++) {
    work[problem.to + row * width + head + c] = sums[c] / all;
  }
  for (var v = 0u; v < problem.pitch; v++) {
    work[scores + v] = select(vec4f(), work[scores + v] / all, vec4<bool>(v < vectors));
  }
}
