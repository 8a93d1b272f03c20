// Attention in register blocks 1 of 3: scores. Each thread computes the scores of 8 queries and 4 keys in registers, as
// registers-direct does in matrix multiplication; softmax.wgsl follows.
//
// Improves on scores: 12 fetches of four numbers feed 128 multiply-adds instead of 2 four, scores are written four at a
// time, and blocks all of whose keys are later than their queries end at once.
//
// q, k    [heads, t, d / 4]      vec4f
// scores  [heads, t, pitch / 4]  vec4f; what a query does not see is written where its block of 8 queries sees it
// Queries and keys beyond the last repeat it; queries are not written.

const GROUP_KEYS: u32 = 16; // threads; each has QUERIES × 4
const GROUP_QUERIES: u32 = 4;
const QUERIES: u32 = 8;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  t: u32,
  vectors: u32, // d / 4
  pitch: u32,
  scale: u32, // bits of an f32
}

@group(0) @binding(0) var<storage, read> q: array<vec4f>;
@group(0) @binding(1) var<storage, read> k: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> scores: array<vec4f>;
@group(1) @binding(0) var<uniform> problem: Problem;

// Four numbers of a query and of four keys, a column of `keys` for each number. fma is asked for by name: not every
// compiler joins a multiplication and an addition by itself.
fn add(sums: vec4f, query: vec4f, keys: mat4x4f) -> vec4f {
  let first = fma(vec4f(query.x), keys[0], sums);
  let second = fma(vec4f(query.y), keys[1], first);
  let third = fma(vec4f(query.z), keys[2], second);
  return fma(vec4f(query.w), keys[3], third);
}

fn write(head: u32, query: u32, block: u32, sums: vec4f) {
  if (query < problem.t) {
    scores[(head * problem.t + query) * (problem.pitch / 4) + block] = sums * bitcast<f32>(problem.scale);
  }
}

@compute @workgroup_size(GROUP_KEYS, GROUP_QUERIES)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let at = group + problem.origin;
  let block = at.x * GROUP_KEYS + local.x;
  let query = (at.y * GROUP_QUERIES + local.y) * QUERIES;
  let last = problem.t - 1;
  if (query > last || 4 * block > min(query + QUERIES - 1, last)) {
    return;
  }
  let vectors = problem.vectors;
  let first = at.z * problem.t;
  let keys = (first + min(vec4u(4 * block) + vec4u(0, 1, 2, 3), vec4u(last))) * vectors;
  let upper = (first + min(vec4u(query) + vec4u(0, 1, 2, 3), vec4u(last))) * vectors;
  let lower = (first + min(vec4u(query) + vec4u(4, 5, 6, 7), vec4u(last))) * vectors;
  // Named, not an array: an array that a compiler does not unroll would live in memory.
  var s0 = vec4f(0);
  var s1 = vec4f(0);
  var s2 = vec4f(0);
  var s3 = vec4f(0);
  var s4 = vec4f(0);
  var s5 = vec4f(0);
  var s6 = vec4f(0);
  var s7 = vec4f(0);
  for (var c = 0u; c < vectors; c++) {
    let four = transpose(mat4x4f(k[keys.x + c], k[keys.y + c], k[keys.z + c], k[keys.w + c]));
    s0 = add(s0, q[upper.x + c], four);
    s1 = add(s1, q[upper.y + c], four);
    s2 = add(s2, q[upper.z + c], four);
    s3 = add(s3, q[upper.w + c], four);
    s4 = add(s4, q[lower.x + c], four);
    s5 = add(s5, q[lower.y + c], four);
    s6 = add(s6, q[lower.z + c], four);
    s7 = add(s7, q[lower.w + c], four);
  }
  write(at.z, query, block, s0);
  write(at.z, query + 1, block, s1);
  write(at.z, query + 2, block, s2);
  write(at.z, query + 3, block, s3);
  write(at.z, query + 4, block, s4);
  write(at.z, query + 5, block, s5);
  write(at.z, query + 6, block, s6);
  write(at.z, query + 7, block, s7);
}
