// Puzzle 20, the inner loop of attention: a query looks at one key after the other, and keeps a softmax going as it does.
//
// q, k, v  [n, 4]  f32, as n vectors of four
// out      [n, 4]  f32; the mean of all v[j], weighted by the softmax over j of dot(q[i], k[j]) / 2

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  n: u32,
}

@group(0) @binding(0) var<storage, read> q: array<vec4f>;
@group(0) @binding(1) var<storage, read> k: array<vec4f>;
@group(0) @binding(2) var<storage, read> v: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> out: array<vec4f>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let i = (group.x + problem.origin.x) * GROUP + thread;
  if (i >= problem.n) {
    return;
  }
  let query = q[i];
  var top = -1e30; // the largest score so far
  var total = 0.0; // of the weights so far
  var mixed = vec4f(); // the values so far, times their weights
  for (var j = 0u; j < problem.n; j++) {
    let score = dot(query, k[j]) / 2.0;
    let higher = max(top, score);
    let weight = exp(score - higher);
    //- // Your lines: when the top rises, everything so far counts for less: exp(top - higher) times as much.
    //- total += weight;
    //- mixed += weight * v[j];
    let shrink = exp(top - higher); //+
    total = total * shrink + weight; //+
    mixed = mixed * shrink + weight * v[j]; //+
    top = higher;
  }
  out[i] = mixed / total;
}
