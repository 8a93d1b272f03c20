// Convolution 2 of 7: tiled. A workgroup first copies its tile of the picture, and a rim of K/2 pixels around it, into
// workgroup memory; then each thread computes one pixel from there.
//
// Improves on direct: each pixel is fetched from memory and unpacked to floats about once per tile instead of K² times,
// and the edges are clamped while copying, not in the inner loop. The price is a barrier, and workgroup memory (14.4 KB
// at K = 15), which limits how many workgroups share a core. With a small K there is little reuse to pay for it.
//
// picture  [height, width]  rgba8 packed in a u32, red in the lowest byte
// weights  [K, K]           f32, row-major; applied as they stand (correlation)
// output   [height, width]  rgba8 packed in a u32; alpha is the picture's
// Pixels beyond an edge repeat the edge. Sums are f32 in units of 0…255, rounded to the nearest whole number.

const K: u32 = 3;
const GROUP_X: u32 = 16;
const GROUP_Y: u32 = 16;
const TILE_X: u32 = GROUP_X + K - 1;
const TILE_Y: u32 = GROUP_Y + K - 1;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  width: u32,
  height: u32,
}

@group(0) @binding(0) var<storage, read> picture: array<u32>;
@group(0) @binding(1) var<storage, read> weights: array<f32>;
@group(0) @binding(2) var<storage, read_write> output: array<u32>;
@group(1) @binding(0) var<uniform> problem: Problem;

var<workgroup> tile: array<vec4f, TILE_X * TILE_Y>;

fn colour(pixel: u32) -> vec4f {
  return vec4f(vec4u(pixel & 0xff, (pixel >> 8) & 0xff, (pixel >> 16) & 0xff, 0));
}

fn pack(sum: vec3f, alpha: u32) -> u32 {
  let byte = vec3u(clamp(sum + 0.5, vec3f(0), vec3f(255)));
  return byte.r | (byte.g << 8) | (byte.b << 16) | (alpha & 0xff000000);
}

@compute @workgroup_size(GROUP_X, GROUP_Y)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(local_invocation_id) local: vec3u,
  @builtin(local_invocation_index) thread: u32,
) {
  let corner = (group.xy + problem.origin.xy) * vec2u(GROUP_X, GROUP_Y);
  let first = vec2i(corner) - i32(K / 2);
  let last = vec2i(i32(problem.width), i32(problem.height)) - 1;
  for (var at = thread; at < TILE_X * TILE_Y; at += GROUP_X * GROUP_Y) {
    let place = vec2u(clamp(first + vec2i(vec2u(at % TILE_X, at / TILE_X)), vec2i(0), last));
    tile[at] = colour(picture[place.y * problem.width + place.x]);
  }
  workgroupBarrier();

  let x = corner.x + local.x;
  let y = corner.y + local.y;
  if (x >= problem.width || y >= problem.height) {
    return;
  }
  var sum = vec3f(0);
  for (var i = 0u; i < K; i++) {
    for (var j = 0u; j < K; j++) {
      sum += weights[i * K + j] * tile[(local.y + i) * TILE_X + local.x + j].rgb;
    }
  }
  let at = y * problem.width + x;
  output[at] = pack(sum, picture[at]);
}
