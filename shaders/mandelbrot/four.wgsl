// Mandelbrot 3 of 3: four. One thread computes four neighbouring pixels of a row, as the lanes of vectors.
//
// Improves on squares: four orbits that do not depend on each other fill the time that one spends waiting for its own
// last result. The price: all four go on until the last has escaped, and there are fewer threads to share out.
//
// view    [4]              f32; real part of the left column, imaginary part of the top row, step along a row, step
//                          down a column
// counts  [height, width]  u32; how often z = z² + c can be applied, from zero, before |z| > 2; limit at most

const GROUP_X: u32 = 8;
const GROUP_Y: u32 = 8;
const PIXELS: u32 = 4; // per thread: the lanes of the vectors below

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  width: u32,
  height: u32,
  limit: u32,
}

@group(0) @binding(0) var<storage, read> view: array<f32, 4>;
@group(0) @binding(1) var<storage, read_write> counts: array<u32>;
@group(1) @binding(0) var<uniform> problem: Problem;

fn iterations(cx: vec4f, cy: f32) -> vec4u {
  var x = vec4f(0);
  var y = vec4f(0);
  var count = vec4u(0);
  // An orbit that has escaped never counts again, whatever becomes of its numbers.
  var inside = vec4<bool>(true);
  for (var n = 0u; n < problem.limit; n++) {
    let x2 = x * x;
    let y2 = y * y;
    inside = inside & (x2 + y2 <= vec4f(4));
    if (!any(inside)) {
      break;
    }
    count += select(vec4u(0), vec4u(1), inside);
    y = 2.0 * x * y + cy;
    x = x2 - y2 + cx;
  }
  return count;
}

@compute @workgroup_size(GROUP_X, GROUP_Y)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let x = ((group.x + problem.origin.x) * GROUP_X + local.x) * PIXELS;
  let y = (group.y + problem.origin.y) * GROUP_Y + local.y;
  if (x >= problem.width || y >= problem.height) {
    return;
  }
  let columns = vec4f(vec4u(x, x + 1, x + 2, x + 3));
  let count = iterations(view[0] + columns * view[2], view[1] + f32(y) * view[3]);
  for (var i = 0u; i < min(PIXELS, problem.width - x); i++) {
    counts[y * problem.width + x + i] = count[i];
  }
}
