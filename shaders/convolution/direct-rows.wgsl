// Convolution 3 of 7: direct-rows. Each thread computes four neighbouring pixels of a row with a window that slides
// along the row in registers.
//
// Improves on tiled: a fetched pixel serves four sums from registers, which are faster than workgroup memory, so a row
// costs K + 3 loads for four pixels instead of 4·K, each weight is read once for four pixels, and no barrier makes
// threads wait. Four independent sums also hide the latency of the additions. Fewer threads are left, which small
// pictures feel.
//
// picture  [height, width]  rgba8 packed in a u32, red in the lowest byte
// weights  [K, K]           f32, row-major; applied as they stand (correlation)
// output   [height, width]  rgba8 packed in a u32; alpha is the picture's
// Pixels beyond an edge repeat the edge. Sums are f32 in units of 0…255, rounded to the nearest whole number.

const K: u32 = 3;
const GROUP_X: u32 = 16;
const GROUP_Y: u32 = 8;
const PIXELS: u32 = 4; // per thread: the number of sums written out below

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

/// The pixel at column `x` of the row that starts at `line`, edges repeated.
fn fetch(line: u32, x: i32) -> vec3f {
  return colour(picture[line + u32(clamp(x, 0, i32(problem.width) - 1))]);
}

fn write(x: u32, line: u32, sum: vec3f) {
  if (x >= problem.width) {
    return;
  }
  let byte = vec3u(clamp(sum + 0.5, vec3f(0), vec3f(255)));
  output[line + x] = byte.r | (byte.g << 8) | (byte.b << 16) | (picture[line + x] & 0xff000000);
}

@compute @workgroup_size(GROUP_X, GROUP_Y)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let x = ((group.x + problem.origin.x) * GROUP_X + local.x) * PIXELS;
  let y = (group.y + problem.origin.y) * GROUP_Y + local.y;
  if (x >= problem.width || y >= problem.height) {
    return;
  }
  let left = i32(x) - i32(K / 2);
  let top = i32(y) - i32(K / 2);
  var sum0 = vec3f(0);
  var sum1 = vec3f(0);
  var sum2 = vec3f(0);
  var sum3 = vec3f(0);
  for (var i = 0u; i < K; i++) {
    let line = u32(clamp(top + i32(i), 0, i32(problem.height) - 1)) * problem.width;
    var a = fetch(line, left);
    var b = fetch(line, left + 1);
    var c = fetch(line, left + 2);
    for (var j = 0u; j < K; j++) {
      let d = fetch(line, left + 3 + i32(j));
      let weight = weights[i * K + j];
      sum0 += weight * a;
      sum1 += weight * b;
      sum2 += weight * c;
      sum3 += weight * d;
      a = b;
      b = c;
      c = d;
    }
  }
  let line = y * problem.width;
  write(x, line, sum0);
  write(x + 1, line, sum1);
  write(x + 2, line, sum2);
  write(x + 3, line, sum3);
}
