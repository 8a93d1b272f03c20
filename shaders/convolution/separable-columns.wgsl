// Convolution 4 of 4, second of two passes: correlates along the columns what separable-rows.wgsl left, and rounds.
//
// Neighbouring threads read neighbouring pixels of one row at a time, so each fetch of a workgroup is contiguous although
// the filter runs down the picture.
//
// between  [height, width, 4]  f32; red, green and blue in units of 0…255, and alpha as it was
// factors  [2, K]              f32; the column, which this pass uses, then the row
// output   [height, width]     rgba8 packed in a u32, red in the lowest byte
// Pixels beyond an edge repeat the edge.

const K: u32 = 3;
const GROUP_X: u32 = 16;
const GROUP_Y: u32 = 16;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  width: u32,
  height: u32,
}

@group(0) @binding(0) var<storage, read> between: array<vec4f>;
@group(0) @binding(1) var<storage, read> factors: array<f32>;
@group(0) @binding(2) var<storage, read_write> output: array<u32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP_X, GROUP_Y)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let x = (group.x + problem.origin.x) * GROUP_X + local.x;
  let y = (group.y + problem.origin.y) * GROUP_Y + local.y;
  if (x >= problem.width || y >= problem.height) {
    return;
  }
  let top = i32(y) - i32(K / 2);
  var sum = vec3f(0);
  for (var i = 0u; i < K; i++) {
    let row = u32(clamp(top + i32(i), 0, i32(problem.height) - 1));
    sum += factors[i] * between[row * problem.width + x].rgb;
  }
  let at = y * problem.width + x;
  let byte = vec3u(clamp(sum + 0.5, vec3f(0), vec3f(255)));
  output[at] = byte.r | (byte.g << 8) | (byte.b << 16) | (u32(between[at].a) << 24);
}
