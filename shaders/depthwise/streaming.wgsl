// Depthwise convolution 4 of 5: streaming, for k = 3. Each thread goes down four neighbouring columns of one channel and
// keeps the two rows of sums that are not finished yet in registers.
//
// Improves on direct-rows: a fetched number is used for all nine taps at once, for the rows above, at and below it, and
// never fetched again by this thread: 1.5 fetches and nine multiply-adds a result. The nine weights stay in registers.
// Neighbouring threads take the four channels of the same pixels, so their fetches lie side by side. The price is few
// threads, one for 4 × ROWS results.
//
// image    [height, width, 4]  f32: the four channels of a pixel
// weights  [3, 3, 4]           f32: one weight for each channel; applied as they stand (correlation)
// output   [height, width, 4]  f32
// Pixels beyond an edge are zero.

const GROUP_X: u32 = 64; // threads: 16 runs of four pixels, four channels each
const ROWS: u32 = 16; // per thread

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  width: u32,
  height: u32,
}

@group(0) @binding(0) var<storage, read> image: array<f32>;
@group(0) @binding(1) var<storage, read> weights: array<f32>;
@group(0) @binding(2) var<storage, read_write> output: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

// Three taps on the four pixels `p` and the two of `q` that follow them.
fn taps(w: vec3f, p: vec4f, q: vec2f) -> vec4f {
  return w.x * p + w.y * vec4f(p.yzw, q.x) + w.z * vec4f(p.zw, q);
}

@compute @workgroup_size(GROUP_X)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let width = problem.width;
  let channel = local.x & 3;
  let x = ((group.x + problem.origin.x) * (GROUP_X / 4) + local.x / 4) * 4;
  let first = (group.y + problem.origin.y) * ROWS;
  if (x >= width) {
    return;
  }
  let end = min(first + ROWS, problem.height);
  let top = vec3f(weights[channel], weights[channel + 4], weights[channel + 8]);
  let middle = vec3f(weights[channel + 12], weights[channel + 16], weights[channel + 20]);
  let bottom = vec3f(weights[channel + 24], weights[channel + 28], weights[channel + 32]);

  // Columns x - 1 to x + 4, and whether each is inside the image. x - 1 may wrap below zero, and is outside then.
  let left = vec4u(x) + vec4u(0, 1, 2, 3) - 1;
  let right = vec2u(x) + vec2u(3, 4);
  let leftInside = select(vec4f(0), vec4f(1), left < vec4u(width));
  let rightInside = select(vec2f(0), vec2f(1), right < vec2u(width));
  let leftAt = min(left, vec4u(width - 1)) * 4 + channel;
  let rightAt = min(right, vec2u(width - 1)) * 4 + channel;
  let pitch = width * 4;

  var lacksOne = vec4f(0); // the row whose bottom taps are missing
  var lacksTwo = vec4f(0); // the row below it
  for (var next = first; next < end + 2; next++) {
    // The row above `next`.
    let rowInside = f32(next - 1 < problem.height);
    let row = min(next - 1, problem.height - 1) * pitch;
    let p = rowInside * leftInside *
      vec4f(image[row + leftAt.x], image[row + leftAt.y], image[row + leftAt.z], image[row + leftAt.w]);
    let q = rowInside * rightInside * vec2f(image[row + rightAt.x], image[row + rightAt.y]);
    if (next >= first + 2) {
      let done = lacksOne + taps(bottom, p, q);
      let line = (next - 2) * pitch + channel;
      // Columns beyond the edge land on the last one, which is written after them.
      output[line + min(x + 3, width - 1) * 4] = done.w;
      output[line + min(x + 2, width - 1) * 4] = done.z;
      output[line + min(x + 1, width - 1) * 4] = done.y;
      output[line + x * 4] = done.x;
    }
    lacksOne = lacksTwo + taps(middle, p, q);
    lacksTwo = taps(top, p, q);
  }
}
