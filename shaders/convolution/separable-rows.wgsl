// Convolution 4 of 4, first of two passes: separable. Weights that are a column times a row need no K×K window: this
// pass correlates along the rows, separable-columns.wgsl correlates its result along the columns.
//
// Improves on the direct rungs: 2·K multiplications per pixel and channel instead of K². The price is a picture in
// between, kept in f32 so that it is rounded once, at the end: 16 bytes per pixel written and read again. It pays off
// once K² - 2·K multiplications cost more than that traffic.
//
// picture  [height, width]     rgba8 packed in a u32, red in the lowest byte
// factors  [2, K]              f32; the column first, then the row, which this pass uses
// between  [height, width, 4]  f32; red, green and blue in units of 0…255, and alpha as it was
// Pixels beyond an edge repeat the edge.

const K: u32 = 3;
const GROUP_X: u32 = 16;
const GROUP_Y: u32 = 16;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  width: u32,
  height: u32,
}

@group(0) @binding(0) var<storage, read> picture: array<u32>;
@group(0) @binding(1) var<storage, read> factors: array<f32>;
@group(0) @binding(2) var<storage, read_write> between: array<vec4f>;
@group(1) @binding(0) var<uniform> problem: Problem;

fn colour(pixel: u32) -> vec3f {
  return vec3f(vec3u(pixel & 0xff, (pixel >> 8) & 0xff, (pixel >> 16) & 0xff));
}

@compute @workgroup_size(GROUP_X, GROUP_Y)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let x = (group.x + problem.origin.x) * GROUP_X + local.x;
  let y = (group.y + problem.origin.y) * GROUP_Y + local.y;
  if (x >= problem.width || y >= problem.height) {
    return;
  }
  let line = y * problem.width;
  let left = i32(x) - i32(K / 2);
  var sum = vec3f(0);
  for (var j = 0u; j < K; j++) {
    let column = u32(clamp(left + i32(j), 0, i32(problem.width) - 1));
    sum += factors[K + j] * colour(picture[line + column]);
  }
  between[line + x] = vec4f(sum, f32(picture[line + x] >> 24));
}
