// Adding two arrays 3 of 4, second of two passes: the up to three elements after the last whole vector of vec4.wgsl.
//
// a, b, c  [n]  f32; c = a + b from element `first` on

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at: always the only one
  first: u32,
  n: u32,
}

@group(0) @binding(0) var<storage, read> a: array<f32>;
@group(0) @binding(1) var<storage, read> b: array<f32>;
@group(0) @binding(2) var<storage, read_write> c: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(4)
fn main(@builtin(local_invocation_index) thread: u32) {
  let i = problem.first + thread;
  if (i >= problem.n) {
    return;
  }
  c[i] = a[i] + b[i];
}
