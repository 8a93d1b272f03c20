// N-body, second pass of split: adds up the parts of the accelerations that registers.wgsl wrote, one for each slice of
// the bodies. One thread per body, in the order of the slices, so that the result is the same each time.
//
// parts         [slices, n, 4]  f32: x, y, z, 0
// acceleration  [n, 4]          f32: x, y, z, 0

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  n: u32,
  slices: u32,
}

@group(0) @binding(0) var<storage, read> parts: array<vec4f>;
@group(0) @binding(1) var<storage, read_write> acceleration: array<vec4f>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let body = (group.x + problem.origin.x) * GROUP + thread;
  if (body >= problem.n) {
    return;
  }
  var sum = vec4f(0);
  for (var slice = 0u; slice < problem.slices; slice++) {
    sum += parts[slice * problem.n + body];
  }
  acceleration[body] = sum;
}
