// Attention 4 of 4: subgroups. One subgroup takes four queries through all keys that they see: each lane has a key's
// scores, subgroupMax and subgroupShuffle tell the others, and each lane gathers every LANES-th number of the output. The
// running maximum and sum are those of fused. Needs the feature `subgroups`.
//
// Improves on fused where barriers are dear: lanes of a subgroup hear each other without workgroup memory. The price is
// that keys and values are fetched for four queries instead of 32.
//
// q, k       [heads, t, d / 4]  vec4f
// v, output  [heads, t, d]      f32
// Queries and keys beyond the last repeat it; such queries are not written, such keys are not seen.

enable subgroups;

const LANES: u32 = 4; // of a workgroup; a subgroup has as many at least, so that a workgroup is one
const D: u32 = 64;
const COLUMNS: u32 = (D + LANES - 1) / LANES;
const UNSEEN: f32 = -3e38; // the score of a key that is later than the query

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  t: u32,
  scale: u32, // bits of an f32
}

@group(0) @binding(0) var<storage, read> q: array<vec4f>;
@group(0) @binding(1) var<storage, read> k: array<vec4f>;
@group(0) @binding(2) var<storage, read> v: array<f32>;
@group(0) @binding(3) var<storage, read_write> output: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(LANES)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(subgroup_invocation_id) lane: u32) {
  let at = group + problem.origin;
  let base = at.y * problem.t;
  let end = problem.t - 1;
  let rows = min(vec4u(at.x * 4) + vec4u(0, 1, 2, 3), vec4u(end));
  let lines = (base + rows) * (D / 4);
  var most = vec4f(UNSEEN);
  var total = vec4f(0); // of this lane's keys
  var sums: array<vec4f, COLUMNS>; // [number of the output] of four queries
  for (var first = 0u; first <= rows.w; first += LANES) {
    let key = first + lane;
    let line = (base + min(key, end)) * (D / 4);
    var scores = vec4f(0);
    for (var c = 0u; c < D / 4; c++) {
      scores += k[line + c] * mat4x4f(q[lines.x + c], q[lines.y + c], q[lines.z + c], q[lines.w + c]);
    }
    scores = select(vec4f(UNSEEN), scores * bitcast<f32>(problem.scale), vec4u(key) <= rows);
    let next = max(most, subgroupMax(scores));
    let factor = exp(most - next);
    let weights = exp(scores - next);
    most = next;
    total = total * factor + weights;
    for (var n = 0u; n < COLUMNS; n++) {
      sums[n] *= factor;
    }
    for (var i = 0u; i < min(LANES, rows.w + 1 - first); i++) {
      let weight = subgroupShuffle(weights, i);
      let values = (base + first + i) * D;
      for (var n = 0u; n < COLUMNS; n++) {
        sums[n] += weight * v[values + min(n * LANES + lane, D - 1)];
      }
    }
  }
  let totals = subgroupAdd(total);
  for (var n = 0u; n < COLUMNS; n++) {
    let column = n * LANES + lane;
    if (column >= D) {
      break;
    }
    // A query beyond the last is the last once more: it writes the same.
    for (var i = 0u; i < 4; i++) {
      output[(base + rows[i]) * D + column] = sums[n][i] / totals[i];
    }
  }
}
