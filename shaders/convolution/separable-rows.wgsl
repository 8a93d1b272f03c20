// Convolution 5 of 7, first of two passes: separable. Weights that are a column times a row need no K×K window: this
// pass correlates along the rows, separable-columns.wgsl correlates its result along the columns.
//
// Improves on the direct rungs: 2·K multiplications per pixel and channel instead of K². The price is a picture in
// between, kept in f32 so that it is rounded once, at the end: 12 bytes per pixel written and read again. It pays off
// once K² - 2·K multiplications cost more than that traffic. Each thread computes four neighbouring pixels with a window
// that slides along the row in registers, four taps at a time.
//
// picture  [height, width]     rgba8 packed in a u32, red in the lowest byte
// factors  [2, K]              f32; the column first, then the row, which this pass uses
// between  [3, height, width]  f32; a plane of red, of green, of blue, in units of 0…255
// Pixels beyond an edge repeat the edge.

const K: u32 = 3;
const GROUP_X: u32 = 16;
const GROUP_Y: u32 = 4;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  width: u32,
  height: u32,
}

@group(0) @binding(0) var<storage, read> picture: array<u32>;
@group(0) @binding(1) var<storage, read> factors: array<f32>;
@group(0) @binding(2) var<storage, read_write> between: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

// Four neighbouring pixels, or their sums, by channel.
struct Four {
  red: vec4f,
  green: vec4f,
  blue: vec4f,
}

fn fetch(line: u32, x: i32) -> u32 {
  return picture[line + u32(clamp(x, 0, i32(problem.width) - 1))];
}

fn four(line: u32, x: i32) -> Four {
  let pixels = vec4u(fetch(line, x), fetch(line, x + 1), fetch(line, x + 2), fetch(line, x + 3));
  return Four(
    vec4f(pixels & vec4u(0xff)),
    vec4f((pixels >> vec4u(8)) & vec4u(0xff)),
    vec4f((pixels >> vec4u(16)) & vec4u(0xff)),
  );
}

/// Zero behind the last tap.
fn factor(tap: u32) -> f32 {
  return select(0.0, factors[K + min(tap, K - 1)], tap < K);
}

// Four taps on the pixels `p` and the three of `q` that follow them.
fn taps(w: vec4f, p: vec4f, q: vec4f) -> vec4f {
  return w.x * p + w.y * vec4f(p.yzw, q.x) + w.z * vec4f(p.zw, q.xy) + w.w * vec4f(p.w, q.xyz);
}

fn write(line: u32, x: u32, sums: vec4f) {
  let right = problem.width - 1;
  // Columns beyond the edge land on the last one, which is written after them.
  between[line + min(x + 3, right)] = sums.w;
  between[line + min(x + 2, right)] = sums.z;
  between[line + min(x + 1, right)] = sums.y;
  between[line + x] = sums.x;
}

@compute @workgroup_size(GROUP_X, GROUP_Y)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let x = ((group.x + problem.origin.x) * GROUP_X + local.x) * 4;
  let y = (group.y + problem.origin.y) * GROUP_Y + local.y;
  if (x >= problem.width || y >= problem.height) {
    return;
  }
  let line = y * problem.width;
  let left = i32(x) - i32(K / 2);
  var sums = Four(vec4f(0), vec4f(0), vec4f(0));
  var p = four(line, left);
  for (var j = 0u; j < K; j += 4) {
    let q = four(line, left + i32(j) + 4);
    let w = vec4f(factor(j), factor(j + 1), factor(j + 2), factor(j + 3));
    sums.red += taps(w, p.red, q.red);
    sums.green += taps(w, p.green, q.green);
    sums.blue += taps(w, p.blue, q.blue);
    p = q;
  }
  let plane = problem.width * problem.height;
  write(line, x, sums.red);
  write(line + plane, x, sums.green);
  write(line + 2 * plane, x, sums.blue);
}
