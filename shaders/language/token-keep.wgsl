// Language model, drawing a token: top-k. A thread counts how many logits are larger than its own, and stops at k of them: no
// sorting, and nobody waits for anybody. Those that are not kept become the least that there is.
//
// logits  [b, vocabulary]  f32
// kept    [b, vocabulary]  f32
// sampling  [2]  f32, its second k (below 1: all), of who writes on and on; not looked at otherwise

const GROUP: u32 = 64;
const WRITES: u32 = 0; // 1: `sampling` tells k
const LEAST: f32 = -1e38; // below any logit; by a temperature it can be divided and stays a number

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  vocabulary: u32,
  k: u32,
}

@group(0) @binding(0) var<storage, read> logits: array<f32>;
@group(0) @binding(1) var<storage, read_write> kept: array<f32>;
@group(0) @binding(2) var<storage, read> sampling: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let token = (group.x + problem.origin.x) * GROUP + thread;
  let row = group.y + problem.origin.y;
  let vocabulary = problem.vocabulary;
  if (token >= vocabulary) {
    return;
  }
  let first = row * vocabulary;
  let own = logits[first + token];
  let told = select(u32(sampling[1]), vocabulary, sampling[1] < 1);
  let k = select(problem.k, told, WRITES == 1);
  var larger = 0u;
  // All are kept without being counted.
  let end = select(0u, vocabulary, k < vocabulary);
  for (var other = 0u; other < end && larger < k; other++) {
    larger += select(0u, 1u, logits[first + other] > own);
  }
  kept[first + token] = select(LEAST, own, larger < k);
}
