// Convolution 1 of 7: direct. One thread computes one pixel and fetches its whole K×K neighbourhood from memory.
//
// The plain way, and the yardstick for the other rungs. Neighbouring threads want mostly the same pixels, so the caches
// answer all but a few of the K² fetches; what remains is K² load instructions and K² unpackings of bytes per pixel.
// K is a constant, so that the compiler may unroll both loops.
//
// picture  [height, width]  rgba8 packed in a u32, red in the lowest byte
// weights  [K, K]           f32, row-major; applied as they stand (correlation)
// output   [height, width]  rgba8 packed in a u32; alpha is the picture's
// Pixels beyond an edge repeat the edge. Sums are f32 in units of 0…255, rounded to the nearest whole number.

const K: u32 = 3;
const GROUP_X: u32 = 16;
const GROUP_Y: u32 = 16;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  width: u32,
  height: u32,
}

@group(0) @binding(0) var<storage, read> picture: array<u32>;
@group(0) @binding(1) var<storage, read> weights: array<f32>;
@group(0) @binding(2) var<storage, read_write> output: array<u32>;
@group(1) @binding(0) var<uniform> problem: Problem;

fn colour(pixel: u32) -> vec3f {
  return vec3f(vec3u(pixel & 0xff, (pixel >> 8) & 0xff, (pixel >> 16) & 0xff));
}

fn pack(sum: vec3f, alpha: u32) -> u32 {
  let byte = vec3u(clamp(sum + 0.5, vec3f(0), vec3f(255)));
  return byte.r | (byte.g << 8) | (byte.b << 16) | (alpha & 0xff000000);
}

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
    let line = u32(clamp(first.y + i32(i), 0, last.y)) * problem.width;
    for (var j = 0u; j < K; j++) {
      let column = u32(clamp(first.x + i32(j), 0, last.x));
      sum += weights[i * K + j] * colour(picture[line + column]);
    }
  }
  let at = y * problem.width + x;
  output[at] = pack(sum, picture[at]);
}
