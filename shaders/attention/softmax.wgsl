// Attention in three kernels 2 of 3: softmax. One thread per query turns its scores into weights, in place: exp of the
// distance to the largest, which cannot overflow, and the sum of all beside them, by which the last kernel divides.
// Behind a query's own key zeros are written up to the end of its block of 8 queries, so that the last kernel can take
// eight queries through the same keys.
//
// scores  [heads, t, pitch / 4]  vec4f
// totals  [heads, t]             f32

const GROUP: u32 = 64;
const BLOCK: u32 = 8; // queries
const UNSEEN: f32 = -3e38; // the score of a key that is later than the query

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  t: u32,
  pitch: u32,
  rows: u32, // heads times t
}

@group(0) @binding(0) var<storage, read_write> scores: array<vec4f>;
@group(0) @binding(1) var<storage, read_write> totals: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

fn seen(vector: u32, query: u32, value: vec4f) -> vec4f {
  return select(vec4f(UNSEEN), value, 4 * vector + vec4u(0, 1, 2, 3) <= vec4u(query));
}

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let row = (group.x + problem.origin.x) * GROUP + thread;
  if (row >= problem.rows) {
    return;
  }
  let query = row % problem.t;
  let first = row * (problem.pitch / 4);
  let whole = (query + 1) / 4; // vectors all of which are seen
  var most = seen(whole, query, scores[first + min(whole, problem.pitch / 4 - 1)]);
  for (var at = 0u; at < whole; at++) {
    most = max(most, scores[first + at]);
  }
  let largest = max(max(most.x, most.y), max(most.z, most.w));
  var total = vec4f(0);
  for (var at = 0u; at < whole; at++) {
    let weights = exp(scores[first + at] - largest);
    total += weights;
    scores[first + at] = weights;
  }
  let last = min(query | (BLOCK - 1), problem.t - 1) / 4;
  for (var at = whole; at <= last; at++) {
    let weights = exp(seen(at, query, scores[first + at]) - largest);
    total += weights;
    scores[first + at] = weights;
  }
  totals[row] = total.x + total.y + total.z + total.w;
}
