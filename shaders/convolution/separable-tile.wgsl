// Convolution 6 of 7: separable in one pass. A workgroup correlates the rows of its tile, and of the K/2 rows above and
// below it, into workgroup memory; then each thread correlates down a column from there.
//
// Improves on separable: the picture in between never leaves the core, so memory sees the picture and the result and
// nothing else. The price is a barrier, and the rows around a tile, which are correlated by two workgroups each: with
// K = 15 almost twice as many as needed.
//
// picture  [height, width]  rgba8 packed in a u32, red in the lowest byte
// factors  [2, K]           f32; the column, then the row
// output   [height, width]  rgba8 packed in a u32; alpha is the picture's
// Pixels beyond an edge repeat the edge. Sums are f32 in units of 0…255, rounded to the nearest whole number.

const K: u32 = 3;
const GROUP_X: u32 = 16;
const GROUP_Y: u32 = 16;
const ROWS: u32 = GROUP_Y + K - 1;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  width: u32,
  height: u32,
}

@group(0) @binding(0) var<storage, read> picture: array<u32>;
@group(0) @binding(1) var<storage, read> factors: array<f32>;
@group(0) @binding(2) var<storage, read_write> output: array<u32>;
@group(1) @binding(0) var<uniform> problem: Problem;

var<workgroup> across: array<vec3f, GROUP_X * ROWS>;

fn colour(pixel: u32) -> vec3f {
  return vec3f(vec3u(pixel & 0xff, (pixel >> 8) & 0xff, (pixel >> 16) & 0xff));
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
  for (var at = thread; at < GROUP_X * ROWS; at += GROUP_X * GROUP_Y) {
    let place = first + vec2i(vec2u(at % GROUP_X, at / GROUP_X));
    let line = u32(clamp(place.y, 0, last.y)) * problem.width;
    var sum = vec3f(0);
    for (var j = 0u; j < K; j++) {
      sum += factors[K + j] * colour(picture[line + u32(clamp(place.x + i32(j), 0, last.x))]);
    }
    across[at] = sum;
  }
  workgroupBarrier();

  let x = corner.x + local.x;
  let y = corner.y + local.y;
  if (x >= problem.width || y >= problem.height) {
    return;
  }
  var sum = vec3f(0);
  for (var i = 0u; i < K; i++) {
    sum += factors[i] * across[(local.y + i) * GROUP_X + local.x];
  }
  let byte = vec3u(clamp(sum + 0.5, vec3f(0), vec3f(255)));
  let at = y * problem.width + x;
  output[at] = byte.r | (byte.g << 8) | (byte.b << 16) | (picture[at] & 0xff000000);
}
