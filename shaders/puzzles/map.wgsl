// Puzzle 1, map: as many threads as elements, and each makes one of them.
//
// a    [n]  f32; n is a multiple of 64, so that no thread is left over
// out  [n]  f32; out[i] = a[i] + 10

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  n: u32,
}

@group(0) @binding(0) var<storage, read> a: array<f32>;
@group(0) @binding(1) var<storage, read_write> out: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let i = (group.x + problem.origin.x) * GROUP + thread;
  //- // Your line: not a copy of the element, but the element plus 10.
  //- out[i] = a[i];
  out[i] = a[i] + 10.0; //+
}
