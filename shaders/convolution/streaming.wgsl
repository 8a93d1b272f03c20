// Convolution 4 of 7: streaming, for k = 3. Each thread goes down four neighbouring columns and keeps the two rows of
// sums that are not finished yet in registers.
//
// Improves on direct-rows: a fetched pixel is unpacked once and used for all nine taps at once, for the rows above, at
// and below it, and never fetched again by this thread: 1.5 fetches and 27 multiply-adds a pixel. The nine weights stay
// in registers. The price is few threads, one for 4 × ROWS pixels, which small pictures feel.
//
// picture  [height, width]  rgba8 packed in a u32, red in the lowest byte
// weights  [3, 3]           f32, row-major; applied as they stand (correlation)
// output   [height, width]  rgba8 packed in a u32; alpha is the picture's
// Pixels beyond an edge repeat the edge. Sums are f32 in units of 0…255, rounded to the nearest whole number.

const GROUP_X: u32 = 64;
const ROWS: u32 = 16; // per thread

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  width: u32,
  height: u32,
}

@group(0) @binding(0) var<storage, read> picture: array<u32>;
@group(0) @binding(1) var<storage, read> weights: array<f32>;
@group(0) @binding(2) var<storage, read_write> output: array<u32>;
@group(1) @binding(0) var<uniform> problem: Problem;

// One channel of six neighbouring pixels.
struct Six {
  p: vec4f,
  q: vec2f,
}

fn channel(left: vec4u, right: vec2u, shift: u32) -> Six {
  return Six(vec4f((left >> vec4u(shift)) & vec4u(0xff)), vec2f((right >> vec2u(shift)) & vec2u(0xff)));
}

// A row of three weights on the four pixels that have both neighbours.
fn taps(w: vec3f, row: Six) -> vec4f {
  return w.x * row.p + w.y * vec4f(row.p.yzw, row.q.x) + w.z * vec4f(row.p.zw, row.q);
}

fn byte(sums: vec4f) -> vec4u {
  return vec4u(clamp(sums + 0.5, vec4f(0), vec4f(255)));
}

@compute @workgroup_size(GROUP_X)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let width = problem.width;
  let x = ((group.x + problem.origin.x) * GROUP_X + local.x) * 4;
  let first = (group.y + problem.origin.y) * ROWS;
  if (x >= width) {
    return;
  }
  let end = min(first + ROWS, problem.height);
  let top = vec3f(weights[0], weights[1], weights[2]);
  let middle = vec3f(weights[3], weights[4], weights[5]);
  let bottom = vec3f(weights[6], weights[7], weights[8]);
  // Columns x to x + 3, and those beside them.
  let here = min(vec4u(x) + vec4u(0, 1, 2, 3), vec4u(width - 1));
  let before = max(x, 1) - 1;
  let after = min(x + 4, width - 1);

  // The row whose bottom taps are missing, by channel, and the row below it.
  var red1 = vec4f(0);
  var green1 = vec4f(0);
  var blue1 = vec4f(0);
  var red2 = vec4f(0);
  var green2 = vec4f(0);
  var blue2 = vec4f(0);
  var above = vec4u(0); // pixels of that row, for their alpha
  for (var next = first; next < end + 2; next++) {
    // The row above `next`.
    let row = min(max(next, 1) - 1, problem.height - 1) * width;
    let left = vec4u(picture[row + before], picture[row + here.x], picture[row + here.y], picture[row + here.z]);
    let right = vec2u(picture[row + here.w], picture[row + after]);
    let red = channel(left, right, 0);
    let green = channel(left, right, 8);
    let blue = channel(left, right, 16);
    if (next >= first + 2) {
      let done = byte(red1 + taps(bottom, red)) | (byte(green1 + taps(bottom, green)) << vec4u(8)) |
        (byte(blue1 + taps(bottom, blue)) << vec4u(16)) | (above & vec4u(0xff000000));
      let line = (next - 2) * width;
      // Columns beyond the edge land on the last one, which is written after them.
      output[line + here.w] = done.w;
      output[line + here.z] = done.z;
      output[line + here.y] = done.y;
      output[line + here.x] = done.x;
    }
    red1 = red2 + taps(middle, red);
    green1 = green2 + taps(middle, green);
    blue1 = blue2 + taps(middle, blue);
    red2 = taps(top, red);
    green2 = taps(top, green);
    blue2 = taps(top, blue);
    above = vec4u(left.yzw, right.x);
  }
}
