// Attention 3 of 4: fused. One workgroup takes 32 queries of a head through all keys that they see, 16 at a time: keys in
// workgroup memory, scores of the tile, values in the place of the keys, weighted sums in registers. A running maximum and
// a running sum bring what has been gathered to each new maximum, so that no score is ever in memory.
//
// Improves on blocks where memory is slow beside arithmetic: the matrix of scores, which grows with the square of the
// sequence, is neither written nor read. Method: T. Dao et al., "FlashAttention", NeurIPS 2022.
//
// q, k, v, output  [heads, t, d / 4]  vec4f
// Queries and keys beyond the last repeat it; such queries are not written, such keys are not seen.

const VECTORS: u32 = 16; // d / 4
const QUERIES: u32 = 32;
const KEYS: u32 = 16;
const SIDE: u32 = 8; // threads across and down; each has 4 queries, 2 keys of a tile and every eighth vector of the output
const COLUMNS: u32 = (VECTORS + SIDE - 1) / SIDE;
// One vector more than a row: threads that read down a column then hit different banks.
const PITCH: u32 = VECTORS + 1;
const UNSEEN: f32 = -3e38; // the score of a key that is later than the query

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  t: u32,
  scale: u32, // bits of an f32
}

@group(0) @binding(0) var<storage, read> q: array<vec4f>;
@group(0) @binding(1) var<storage, read> k: array<vec4f>;
@group(0) @binding(2) var<storage, read> v: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> output: array<vec4f>;
@group(1) @binding(0) var<uniform> problem: Problem;

var<workgroup> tile: array<vec4f, KEYS * PITCH>; // keys, then their values
var<workgroup> scores: array<vec2f, QUERIES * SIDE>; // [query][two keys]
var<workgroup> weights: array<vec2f, QUERIES * SIDE>;

// The largest score of a query in the tile.
fn largest(query: u32) -> f32 {
  var most = scores[query * SIDE];
  for (var i = 1u; i < SIDE; i++) {
    most = max(most, scores[query * SIDE + i]);
  }
  return max(most.x, most.y);
}

@compute @workgroup_size(SIDE, SIDE)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(local_invocation_id) local: vec3u,
  @builtin(local_invocation_index) thread: u32,
) {
  let at = group + problem.origin;
  let base = at.y * problem.t;
  let end = problem.t - 1;
  let top = at.x * QUERIES;
  let mine = local.y * 4; // of the workgroup's queries
  let rows = min(vec4u(top + mine) + vec4u(0, 1, 2, 3), vec4u(end));
  let lines = (base + rows) * VECTORS;
  var most = vec4f(UNSEEN);
  var total = vec4f(0);
  var output0: array<vec4f, COLUMNS>;
  var output1: array<vec4f, COLUMNS>;
  var output2: array<vec4f, COLUMNS>;
  var output3: array<vec4f, COLUMNS>;
  for (var first = 0u; first <= min(top + QUERIES - 1, end); first += KEYS) {
    for (var n = thread; n < KEYS * VECTORS; n += SIDE * SIDE) {
      let key = min(first + n / VECTORS, end);
      tile[n / VECTORS * PITCH + n % VECTORS] = k[(base + key) * VECTORS + n % VECTORS];
    }
    workgroupBarrier();
    var left = vec4f(0); // four queries and the first of two keys
    var right = vec4f(0);
    for (var c = 0u; c < VECTORS; c++) {
      let queries = mat4x4f(q[lines.x + c], q[lines.y + c], q[lines.z + c], q[lines.w + c]);
      left += tile[2 * local.x * PITCH + c] * queries;
      right += tile[(2 * local.x + 1) * PITCH + c] * queries;
    }
    let key = first + 2 * local.x;
    left = select(vec4f(UNSEEN), left * bitcast<f32>(problem.scale), vec4u(key) <= rows);
    right = select(vec4f(UNSEEN), right * bitcast<f32>(problem.scale), vec4u(key + 1) <= rows);
    for (var i = 0u; i < 4; i++) {
      scores[(mine + i) * SIDE + local.x] = vec2f(left[i], right[i]);
    }
    workgroupBarrier();
    for (var n = thread; n < KEYS * VECTORS; n += SIDE * SIDE) {
      let key = min(first + n / VECTORS, end);
      tile[n / VECTORS * PITCH + n % VECTORS] = v[(base + key) * VECTORS + n % VECTORS];
    }
    let next = max(most, vec4f(largest(mine), largest(mine + 1), largest(mine + 2), largest(mine + 3)));
    left = exp(left - next);
    right = exp(right - next);
    for (var i = 0u; i < 4; i++) {
      weights[(mine + i) * SIDE + local.x] = vec2f(left[i], right[i]);
    }
    let factor = exp(most - next);
    most = next;
    total *= factor;
    for (var n = 0u; n < COLUMNS; n++) {
      output0[n] *= factor.x;
      output1[n] *= factor.y;
      output2[n] *= factor.z;
      output3[n] *= factor.w;
    }
    workgroupBarrier();
    for (var pair = 0u; pair < min(SIDE, (end - first) / 2 + 1); pair++) {
      let w0 = weights[mine * SIDE + pair];
      let w1 = weights[(mine + 1) * SIDE + pair];
      let w2 = weights[(mine + 2) * SIDE + pair];
      let w3 = weights[(mine + 3) * SIDE + pair];
      total += vec4f(w0.x + w0.y, w1.x + w1.y, w2.x + w2.y, w3.x + w3.y);
      for (var n = 0u; n < COLUMNS; n++) {
        let column = min(n * SIDE + local.x, VECTORS - 1);
        let one = tile[2 * pair * PITCH + column];
        let other = tile[(2 * pair + 1) * PITCH + column];
        output0[n] += w0.x * one + w0.y * other;
        output1[n] += w1.x * one + w1.y * other;
        output2[n] += w2.x * one + w2.y * other;
        output3[n] += w3.x * one + w3.y * other;
      }
    }
    workgroupBarrier();
  }
  for (var n = 0u; n < COLUMNS; n++) {
    let column = n * SIDE + local.x;
    if (column >= VECTORS) {
      break;
    }
    // A query beyond the last is the last once more: it writes the same.
    output[lines.x + column] = output0[n] / total.x;
    output[lines.y + column] = output1[n] / total.y;
    output[lines.z + column] = output2[n] / total.z;
    output[lines.w + column] = output3[n] / total.w;
  }
}
