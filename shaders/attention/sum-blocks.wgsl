// Attention in register blocks 3 of 3: the weighted sum. Each thread computes 4 numbers of the output of 8 queries in
// registers, and reads no key later than they are.
//
// Improves on weighted-sum: for four keys 12 fetches of four numbers feed 128 multiply-adds, where it takes 8 fetches for
// 16.
//
// weights  [heads, t, pitch / 4]  vec4f; zero where a query does not see what its block of 8 queries sees
// totals   [heads, t]             f32
// v        [heads, t, d / 4]      vec4f
// output   [heads, t, d / 4]      vec4f
// Queries and keys beyond the last repeat it; queries are not written, and such keys have no weight.

const GROUP_COLUMNS: u32 = 16; // threads; each has QUERIES × 4
const GROUP_QUERIES: u32 = 4;
const QUERIES: u32 = 8;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  t: u32,
  vectors: u32, // d / 4
  pitch: u32,
}

@group(0) @binding(0) var<storage, read> weights: array<vec4f>;
@group(0) @binding(1) var<storage, read> totals: array<f32>;
@group(0) @binding(2) var<storage, read> v: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> output: array<vec4f>;
@group(1) @binding(0) var<uniform> problem: Problem;

// Weights of four keys and their values. fma is asked for by name: not every compiler joins a multiplication and an
// addition by itself.
fn add(sums: vec4f, along: vec4f, v0: vec4f, v1: vec4f, v2: vec4f, v3: vec4f) -> vec4f {
  let first = fma(vec4f(along.x), v0, sums);
  let second = fma(vec4f(along.y), v1, first);
  let third = fma(vec4f(along.z), v2, second);
  return fma(vec4f(along.w), v3, third);
}

fn write(head: u32, query: u32, column: u32, sums: vec4f) {
  if (query < problem.t) {
    let row = head * problem.t + query;
    output[row * problem.vectors + column] = sums / totals[row];
  }
}

@compute @workgroup_size(GROUP_COLUMNS, GROUP_QUERIES)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let at = group + problem.origin;
  let column = at.x * GROUP_COLUMNS + local.x;
  let query = (at.y * GROUP_QUERIES + local.y) * QUERIES;
  let last = problem.t - 1;
  let vectors = problem.vectors;
  if (query > last || column >= vectors) {
    return;
  }
  let first = at.z * problem.t;
  let values = first * vectors + column;
  let upper = (first + min(vec4u(query) + vec4u(0, 1, 2, 3), vec4u(last))) * (problem.pitch / 4);
  let lower = (first + min(vec4u(query) + vec4u(4, 5, 6, 7), vec4u(last))) * (problem.pitch / 4);
  // Named, not an array: an array that a compiler does not unroll would live in memory.
  var o0 = vec4f(0);
  var o1 = vec4f(0);
  var o2 = vec4f(0);
  var o3 = vec4f(0);
  var o4 = vec4f(0);
  var o5 = vec4f(0);
  var o6 = vec4f(0);
  var o7 = vec4f(0);
  let blocks = min(query + QUERIES - 1, last) / 4 + 1;
  for (var block = 0u; block < blocks; block++) {
    let keys = values + min(vec4u(4 * block) + vec4u(0, 1, 2, 3), vec4u(last)) * vectors;
    let v0 = v[keys.x];
    let v1 = v[keys.y];
    let v2 = v[keys.z];
    let v3 = v[keys.w];
    o0 = add(o0, weights[upper.x + block], v0, v1, v2, v3);
    o1 = add(o1, weights[upper.y + block], v0, v1, v2, v3);
    o2 = add(o2, weights[upper.z + block], v0, v1, v2, v3);
    o3 = add(o3, weights[upper.w + block], v0, v1, v2, v3);
    o4 = add(o4, weights[lower.x + block], v0, v1, v2, v3);
    o5 = add(o5, weights[lower.y + block], v0, v1, v2, v3);
    o6 = add(o6, weights[lower.z + block], v0, v1, v2, v3);
    o7 = add(o7, weights[lower.w + block], v0, v1, v2, v3);
  }
  write(at.z, query, column, o0);
  write(at.z, query + 1, column, o1);
  write(at.z, query + 2, column, o2);
  write(at.z, query + 3, column, o3);
  write(at.z, query + 4, column, o4);
  write(at.z, query + 5, column, o5);
  write(at.z, query + 6, column, o6);
  write(at.z, query + 7, column, o7);
}
