// Training, fused, back from the hidden layer to the features.
//
// Improves on the plain way: a thread has four features of four pictures, so that a weight fetched serves four of them.
//
// weights   [1163, pitch], of which the first 1152 rows are the features'; more lie behind  f32 as vec4f
// work      hidden [b, pitch], delta1 [b, pitch], and more  f32 as vec4f, one after the other
// features  [b, 1152]  f32 as vec4f
// deltas    [b, 1152]  f32 as vec4f, derivatives by the sums that made the features, 0 where one is asleep

const GROUP: u32 = 32;
const FEATURES: u32 = 288; // vectors
const ROWS: u32 = 4;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  b: u32,
  vectors: u32, // in a row of weights
}

@group(0) @binding(0) var<storage, read> weights: array<vec4f>;
@group(0) @binding(1) var<storage, read> work: array<vec4f>;
@group(0) @binding(2) var<storage, read> features: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> deltas: array<vec4f>;
@group(1) @binding(0) var<uniform> problem: Problem;

// Four products more. A chain that compiles to fused multiply-adds.
fn add(sum: f32, a: vec4f, w: vec4f) -> f32 {
  return fma(a.x, w.x, fma(a.y, w.y, fma(a.z, w.z, fma(a.w, w.w, sum))));
}

fn addFour(sums: vec4f, delta: vec4f, w: mat4x4f) -> vec4f {
  return vec4f(add(sums.x, w[0], delta), add(sums.y, w[1], delta), add(sums.z, w[2], delta), add(sums.w, w[3], delta));
}

fn write(at: u32, feature: u32, sums: vec4f) {
  if (at < problem.b) {
    let own = at * FEATURES + feature;
    deltas[own] = select(vec4f(), sums, features[own] > vec4f());
  }
}

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let feature = (group.x + problem.origin.x) * GROUP + thread;
  let at = (group.y + problem.origin.y) * ROWS;
  let vectors = problem.vectors;
  // Beyond the last picture it is the last again; what comes of it is left out.
  let rows = (problem.b + min(at + vec4u(0, 1, 2, 3), vec4u(problem.b - 1))) * vectors;
  let first = 4 * feature * vectors;
  var a = vec4f();
  var b = vec4f();
  var c = vec4f();
  var d = vec4f();
  for (var i = 0u; i < vectors; i++) {
    let row = first + i;
    let w = mat4x4f(weights[row], weights[row + vectors], weights[row + 2 * vectors], weights[row + 3 * vectors]);
    a = addFour(a, work[rows.x + i], w);
    b = addFour(b, work[rows.y + i], w);
    c = addFour(c, work[rows.z + i], w);
    d = addFour(d, work[rows.w + i], w);
  }
  write(at, feature, a);
  write(at + 1, feature, b);
  write(at + 2, feature, c);
  write(at + 3, feature, d);
}
