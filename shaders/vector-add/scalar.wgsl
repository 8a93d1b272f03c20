// Adding two arrays 1 of 4: scalar. One thread adds one element.
//
// The plain way, and the yardstick for the other rungs. Threads come in whole workgroups of 64, so where n is no
// multiple of 64 the last workgroup has threads beyond the end: the guard sends them home.
//
// a, b, c  [n]  f32; c = a + b

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  n: u32,
}

@group(0) @binding(0) var<storage, read> a: array<f32>;
@group(0) @binding(1) var<storage, read> b: array<f32>;
@group(0) @binding(2) var<storage, read_write> c: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let i = (group.x + problem.origin.x) * GROUP + thread;
  if (i >= problem.n) {
    return;
  }
  c[i] = a[i] + b[i];
}
