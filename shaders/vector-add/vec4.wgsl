// Adding two arrays 3 of 4, first of two passes: vec4. One thread adds four neighbouring elements, bound as one vector.
//
// Improves on scalar: a load of 16 bytes asks for as much as four loads of 4, so a quarter of the instructions keeps as
// many bytes under way. The up to three elements that fill no vector are left to tail.wgsl, which runs only then.
//
// a, b, c  [floor(n / 4)]  vec4f; c = a + b

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  vectors: u32,
}

@group(0) @binding(0) var<storage, read> a: array<vec4f>;
@group(0) @binding(1) var<storage, read> b: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> c: array<vec4f>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let i = (group.x + problem.origin.x) * GROUP + thread;
  if (i >= problem.vectors) {
    return;
  }
  c[i] = a[i] + b[i];
}
