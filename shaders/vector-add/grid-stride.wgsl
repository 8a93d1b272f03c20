// Adding two arrays 4 of 4: grid-stride. A fixed number of threads walks through the arrays, all of them side by side:
// each adds an element, jumps ahead by the number of threads, and so on until the end.
//
// Differs from scalar in who repeats the work: the loop in the kernel instead of the scheduler, which otherwise starts
// n / 64 workgroups. At every step neighbouring threads still touch neighbouring elements. It pays off where starting a
// workgroup costs more than its 64 additions, or where threads prepare something that can be used again.
// The number of workgroups comes as a number of its own: num_workgroups would count those of this dispatch only.
//
// a, b, c  [n]  f32; c = a + b

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  n: u32,
  groups: u32, // workgroups of the whole pass
}

@group(0) @binding(0) var<storage, read> a: array<f32>;
@group(0) @binding(1) var<storage, read> b: array<f32>;
@group(0) @binding(2) var<storage, read_write> c: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let stride = problem.groups * GROUP;
  for (var i = (group.x + problem.origin.x) * GROUP + thread; i < problem.n; i += stride) {
    c[i] = a[i] + b[i];
  }
}
