// Puzzle 3, zip: two arrays in step. The guard is written already: threads without an element go home.
//
// a, b  [n]  f32
// out   [n]  f32; out[i] = a[i] * b[i]

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  n: u32,
}

@group(0) @binding(0) var<storage, read> a: array<f32>;
@group(0) @binding(1) var<storage, read> b: array<f32>;
@group(0) @binding(2) var<storage, read_write> out: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let i = (group.x + problem.origin.x) * GROUP + thread;
  if (i >= problem.n) {
    return;
  }
  //- // Your line: the product of both, not their sum.
  //- out[i] = a[i] + b[i];
  out[i] = a[i] * b[i]; //+
}
