// Attention in three kernels 1 of 3: scores. One thread per query and key; threads of keys later than their query end at
// once. Every score goes to memory, and the matrix of them grows with the square of the sequence.
//
// q, k    [heads, t, d / 4]   vec4f
// scores  [heads, t, pitch]   f32; of row i the first i + 1 are written

const GROUP: u32 = 8; // queries and keys of a workgroup

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  t: u32,
  vectors: u32, // d / 4
  pitch: u32,
  scale: u32, // bits of an f32
}

@group(0) @binding(0) var<storage, read> q: array<vec4f>;
@group(0) @binding(1) var<storage, read> k: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> scores: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP, GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let at = group + problem.origin;
  let key = at.x * GROUP + local.x;
  let query = at.y * GROUP + local.y;
  if (query >= problem.t || key > query) {
    return;
  }
  let row = at.z * problem.t + query;
  let first = row * problem.vectors;
  let other = (at.z * problem.t + key) * problem.vectors;
  var score = 0.0;
  for (var c = 0u; c < problem.vectors; c++) {
    score += dot(q[first + c], k[other + c]);
  }
  scores[row * problem.pitch + key] = score * bitcast<f32>(problem.scale);
}
