// Convolution 7 of 7: texture. The plain loops of direct, but the picture is a texture: the texture units fetch and
// unpack its bytes, and keep them in a cache that is laid out in two dimensions.
//
// Improves on direct where these units are idle otherwise: no shifts and masks in the inner loop, and neighbours above
// and below are as near as those beside. Against kernels that keep pixels in registers it fetches K² times as often.
//
// picture  [height, width]  a texture of rgba8unorm: bytes come as 0…1
// weights  [K, K]           f32, row-major; applied as they stand (correlation)
// output   [height, width]  rgba8 packed in a u32; alpha is the picture's
// Pixels beyond an edge repeat the edge. Sums are f32 in units of 0…1, rounded to the nearest whole number of 1/255.

const K: u32 = 3;
const GROUP_X: u32 = 16;
const GROUP_Y: u32 = 16;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  width: u32,
  height: u32,
}

@group(0) @binding(0) var picture: texture_2d<f32>;
@group(0) @binding(1) var<storage, read> weights: array<f32>;
@group(0) @binding(2) var<storage, read_write> output: array<u32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP_X, GROUP_Y)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let x = (group.x + problem.origin.x) * GROUP_X + local.x;
  let y = (group.y + problem.origin.y) * GROUP_Y + local.y;
  if (x >= problem.width || y >= problem.height) {
    return;
  }
  let first = vec2i(vec2u(x, y)) - i32(K / 2);
  let last = vec2i(i32(problem.width), i32(problem.height)) - 1;
  var sum = vec3f(0);
  for (var i = 0u; i < K; i++) {
    for (var j = 0u; j < K; j++) {
      let place = clamp(first + vec2i(vec2u(j, i)), vec2i(0), last);
      sum += weights[i * K + j] * textureLoad(picture, place, 0).rgb;
    }
  }
  let alpha = textureLoad(picture, vec2u(x, y), 0).a;
  let byte = vec4u(clamp(vec4f(sum, alpha) * 255 + 0.5, vec4f(0), vec4f(255)));
  output[y * problem.width + x] = byte.r | (byte.g << 8) | (byte.b << 16) | (byte.a << 24);
}
