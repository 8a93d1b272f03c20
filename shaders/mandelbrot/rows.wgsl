// Mandelbrot 1 of 3: rows. One thread computes one pixel; a workgroup is 64 pixels of a row.
//
// The plain way, and the yardstick for the other rungs. Pixels do not depend on each other, and nothing is read but
// four numbers: all is arithmetic. Threads that run in step wait for the slowest of them, and along a row of 64 pixels
// there is often one that lies in the set.
//
// view    [4]              f32; real part of the left column, imaginary part of the top row, step along a row, step
//                          down a column
// counts  [height, width]  u32; how often z = z² + c can be applied, from zero, before |z| > 2; limit at most

const GROUP_X: u32 = 64;
const GROUP_Y: u32 = 1;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  width: u32,
  height: u32,
  limit: u32,
}

@group(0) @binding(0) var<storage, read> view: array<f32, 4>;
@group(0) @binding(1) var<storage, read_write> counts: array<u32>;
@group(1) @binding(0) var<uniform> problem: Problem;

fn iterations(c: vec2f) -> u32 {
  var x = 0.0;
  var y = 0.0;
  for (var n = 0u; n < problem.limit; n++) {
    let x2 = x * x;
    let y2 = y * y;
    if (x2 + y2 > 4.0) {
      return n;
    }
    y = 2.0 * x * y + c.y;
    x = x2 - y2 + c.x;
  }
  return problem.limit;
}

@compute @workgroup_size(GROUP_X, GROUP_Y)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let x = (group.x + problem.origin.x) * GROUP_X + local.x;
  let y = (group.y + problem.origin.y) * GROUP_Y + local.y;
  if (x >= problem.width || y >= problem.height) {
    return;
  }
  let c = vec2f(view[0] + f32(x) * view[2], view[1] + f32(y) * view[3]);
  counts[y * problem.width + x] = iterations(c);
}
