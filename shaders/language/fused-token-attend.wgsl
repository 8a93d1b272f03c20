// Language model, fused: attention of the newest token, over some of those before it. A thread takes one head and CHUNK tokens,
// and keeps the largest score so far, the sum of all powers below it and what they weigh in registers.
// Source: M. Milakov and N. Gimelshein, "Online normalizer calculation for softmax" (arXiv 1805.02867).
//
// cache  vec4f, [b, layers, t, 2 width], keys and values; the newest token's are not in it yet
// work   vec4f, sections: reads queries, keys and values [b, 3 width] at `qkv`
// parts  vec4f, [b · heads, chunks, 1 + SIZE]: the largest score and the sum, then what they weigh
// place  [1]  u32, of who writes on and on; not looked at otherwise
// Places and lengths count vectors.

const GROUP: u32 = 32;
const SIZE: u32 = 4; // of a head
const CHUNK: u32 = 64; // tokens of a thread
const WRITES: u32 = 0; // 1: `place` tells how many tokens there are before the newest

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  rows: u32, // b · heads
  t: u32,
  heads: u32,
  layers: u32,
  layer: u32,
  chunks: u32,
  qkv: u32,
  scale: u32, // bits of an f32
}

@group(0) @binding(0) var<storage, read> cache: array<vec4f>;
@group(0) @binding(1) var<storage, read> work: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> parts: array<vec4f>;
@group(0) @binding(3) var<storage, read> place: array<u32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let chunk = (group.x + problem.origin.x) * GROUP + thread;
  let index = group.y + problem.origin.y;
  if (chunk >= problem.chunks) {
    return;
  }
  let width = problem.heads * SIZE;
  let row = index / problem.heads;
  let head = index % problem.heads * SIZE;
  let own = problem.qkv + row * 3 * width + head;
  let past = (row * problem.layers + problem.layer) * problem.t * 2 * width + head;
  var query: array<vec4f, SIZE>;
  for (var c = 0u; c < SIZE; c++) {
    query[c] = work[own + c] * bitcast<f32>(problem.scale);
  }
  let last = select(problem.t - 1, place[0], WRITES == 1);
  var most = -3e38;
  var total = 0.0;
  var sums: array<vec4f, SIZE>;
  for (var token = chunk * CHUNK; token < min((chunk + 1) * CHUNK, last + 1); token++) {
    let key = past + token * 2 * width;
    var products = vec4f();
    for (var c = 0u; c < SIZE; c++) {
      if (token < last) {
        products = fma(query[c], cache[key + c], products);
      } else {
        products = fma(query[c], work[own + width + c], products);
      }
    }
    let score = products.x + products.y + (products.z + products.w);
    let larger = max(most, score);
    let shrunk = exp(most - larger);
    let power = exp(score - larger);
    most = larger;
    total = total * shrunk + power;
    for (var c = 0u; c < SIZE; c++) {
      if (token < last) {
        sums[c] = fma(vec4f(power), cache[key + width + c], sums[c] * shrunk);
      } else {
        sums[c] = fma(vec4f(power), work[own + 2 * width + c], sums[c] * shrunk);
      }
    }
  }
  let to = (index * problem.chunks + chunk) * (1 + SIZE);
  parts[to] = vec4f(most, total, 0, 0);
  for (var c = 0u; c < SIZE; c++) {
    parts[to + 1 + c] = sums[c];
  }
}
