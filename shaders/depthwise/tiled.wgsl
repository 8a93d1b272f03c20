// Depthwise convolution 2 of 5: tiled. A workgroup first copies its tile of the image, and a rim of K/2 pixels around
// it, into workgroup memory; then each thread computes one pixel from there.
//
// Improves on direct: each pixel is fetched from memory about once per tile instead of K² times, and the edges are
// filled with zeros while copying, not tested for in the inner loop. The price is a barrier, and workgroup memory
// (14.4 KB at K = 15), which limits how many workgroups share a core. With a small K there is little reuse to pay for it.
//
// image    [height, width]  vec4f: the four channels of a pixel
// weights  [K, K]           vec4f: one weight for each channel; applied as they stand (correlation)
// output   [height, width]  vec4f
// Pixels beyond an edge are zero.

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

@group(0) @binding(0) var<storage, read> image: array<vec4f>;
@group(0) @binding(1) var<storage, read> weights: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> output: array<vec4f>;
@group(1) @binding(0) var<uniform> problem: Problem;

var<workgroup> tile: array<vec4f, TILE_X * TILE_Y>;

@compute @workgroup_size(GROUP_X, GROUP_Y)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(local_invocation_id) local: vec3u,
  @builtin(local_invocation_index) thread: u32,
) {
  let corner = (group.xy + problem.origin.xy) * vec2u(GROUP_X, GROUP_Y);
  for (var at = thread; at < TILE_X * TILE_Y; at += GROUP_X * GROUP_Y) {
    // Wraps below zero; what wraps is no smaller than a side.
    let place = corner + vec2u(at % TILE_X, at / TILE_X) - K / 2;
    var pixel = vec4f(0);
    if (place.x < problem.width && place.y < problem.height) {
      pixel = image[place.y * problem.width + place.x];
    }
    tile[at] = pixel;
  }
  workgroupBarrier();

  let x = corner.x + local.x;
  let y = corner.y + local.y;
  if (x >= problem.width || y >= problem.height) {
    return;
  }
  var sum = vec4f(0);
  for (var i = 0u; i < K; i++) {
    for (var j = 0u; j < K; j++) {
      sum += weights[i * K + j] * tile[(local.y + i) * TILE_X + local.x + j];
    }
  }
  output[y * problem.width + x] = sum;
}
