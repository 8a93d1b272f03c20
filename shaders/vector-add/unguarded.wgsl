// Adding two arrays 2 of 4: unguarded. As scalar.wgsl, without the guard.
//
// Shows what the guard is for, and what it costs. WebGPU promises that a thread beyond the
// end reads and writes nothing outside its buffers, but not where its accesses go: they may be dropped, or land on some
// element inside. Where an index is clamped to the last element, the surplus threads repeat the last sum, and c happens
// to be right; with any other operation (c += a, a histogram) it would not be. In CUDA or C they would write over
// somebody else's memory.
//
// a, b, c  [n]  f32; c = a + b

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
}

@group(0) @binding(0) var<storage, read> a: array<f32>;
@group(0) @binding(1) var<storage, read> b: array<f32>;
@group(0) @binding(2) var<storage, read_write> c: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let i = (group.x + problem.origin.x) * GROUP + thread;
  c[i] = a[i] + b[i];
}
