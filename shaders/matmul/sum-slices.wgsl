// Second pass of split-k: adds up the parts of C that registers-8x4.wgsl wrote, one for each slice of k. One thread per
// element, in the order of the slices, so that the result is the same each time.
//
// parts  [slices, size]  f32
// c      [size]          f32; size is m·n

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  size: u32,
  slices: u32,
}

@group(0) @binding(0) var<storage, read> parts: array<f32>;
@group(0) @binding(1) var<storage, read_write> c: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let at = (group.x + problem.origin.x) * GROUP + thread;
  if (at >= problem.size) {
    return;
  }
  var sum = 0.0;
  for (var slice = 0u; slice < problem.slices; slice++) {
    sum += parts[slice * problem.size + at];
  }
  c[at] = sum;
}
