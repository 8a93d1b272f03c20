// Attention in three kernels 3 of 3: the weighted sum. One thread per query and four numbers of its output: it walks
// along the query's weights and down the values of all keys that the query sees.
//
// weights  [heads, t, pitch]   f32
// totals   [heads, t]          f32
// v        [heads, t, d / 4]   vec4f
// output   [heads, t, d / 4]   vec4f

const GROUP_COLUMNS: u32 = 16; // threads; each has four numbers of the output
const GROUP_ROWS: u32 = 4;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  t: u32,
  vectors: u32, // d / 4
  pitch: u32,
}

@group(0) @binding(0) var<storage, read> weights: array<f32>;
@group(0) @binding(1) var<storage, read> totals: array<f32>;
@group(0) @binding(2) var<storage, read> v: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> output: array<vec4f>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP_COLUMNS, GROUP_ROWS)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let at = group + problem.origin;
  let column = at.x * GROUP_COLUMNS + local.x;
  let query = at.y * GROUP_ROWS + local.y;
  if (query >= problem.t || column >= problem.vectors) {
    return;
  }
  let row = at.z * problem.t + query;
  let first = at.z * problem.t * problem.vectors + column;
  var sum = vec4f(0);
  for (var key = 0u; key <= query; key++) {
    sum += weights[row * problem.pitch + key] * v[first + key * problem.vectors];
  }
  output[row * problem.vectors + column] = sum / totals[row];
}
