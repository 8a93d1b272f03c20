// Convolution 5 of 7, second of two passes: correlates along the columns what separable-rows.wgsl left, and rounds.
//
// Each thread computes four pixels one below the other, with a window that slides down the column in registers.
// Neighbouring threads read neighbouring columns, so each fetch of a workgroup is contiguous although the filter runs
// down the picture.
//
// between  [3, height, width]  f32; a plane of red, of green, of blue, in units of 0…255
// picture  [height, width]     rgba8 packed in a u32, red in the lowest byte; only its alpha is used
// factors  [2, K]              f32; the column, which this pass uses, then the row
// output   [height, width]     rgba8 packed in a u32; alpha is the picture's
// Pixels beyond an edge repeat the edge.

const K: u32 = 3;
const GROUP_X: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  width: u32,
  height: u32,
}

@group(0) @binding(0) var<storage, read> between: array<f32>;
@group(0) @binding(1) var<storage, read> picture: array<u32>;
@group(0) @binding(2) var<storage, read> factors: array<f32>;
@group(0) @binding(3) var<storage, read_write> output: array<u32>;
@group(1) @binding(0) var<uniform> problem: Problem;

// Four pixels of a column, or their sums, by channel.
struct Four {
  red: vec4f,
  green: vec4f,
  blue: vec4f,
}

fn plane(at: vec4u) -> vec4f {
  return vec4f(between[at.x], between[at.y], between[at.z], between[at.w]);
}

fn four(x: u32, y: i32) -> Four {
  let rows = vec4u(clamp(vec4i(y) + vec4i(0, 1, 2, 3), vec4i(0), vec4i(i32(problem.height) - 1)));
  let at = rows * problem.width + x;
  let size = problem.width * problem.height;
  return Four(plane(at), plane(at + size), plane(at + 2 * size));
}

/// Zero behind the last tap.
fn factor(tap: u32) -> f32 {
  return select(0.0, factors[min(tap, K - 1)], tap < K);
}

// Four taps on the pixels `p` and the three of `q` that follow them.
fn taps(w: vec4f, p: vec4f, q: vec4f) -> vec4f {
  return w.x * p + w.y * vec4f(p.yzw, q.x) + w.z * vec4f(p.zw, q.xy) + w.w * vec4f(p.w, q.xyz);
}

fn byte(sums: vec4f) -> vec4u {
  return vec4u(clamp(sums + 0.5, vec4f(0), vec4f(255)));
}

@compute @workgroup_size(GROUP_X)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let x = (group.x + problem.origin.x) * GROUP_X + local.x;
  let y = (group.y + problem.origin.y) * 4;
  if (x >= problem.width) {
    return;
  }
  let top = i32(y) - i32(K / 2);
  var sums = Four(vec4f(0), vec4f(0), vec4f(0));
  var p = four(x, top);
  for (var i = 0u; i < K; i += 4) {
    let q = four(x, top + i32(i) + 4);
    let w = vec4f(factor(i), factor(i + 1), factor(i + 2), factor(i + 3));
    sums.red += taps(w, p.red, q.red);
    sums.green += taps(w, p.green, q.green);
    sums.blue += taps(w, p.blue, q.blue);
    p = q;
  }
  let at = min(vec4u(y) + vec4u(0, 1, 2, 3), vec4u(problem.height - 1)) * problem.width + x;
  let alpha = vec4u(picture[at.x], picture[at.y], picture[at.z], picture[at.w]) & vec4u(0xff000000);
  let done = byte(sums.red) | (byte(sums.green) << vec4u(8)) | (byte(sums.blue) << vec4u(16)) | alpha;
  // Rows beyond the edge land on the last one, which is written after them.
  output[at.w] = done.w;
  output[at.z] = done.z;
  output[at.y] = done.y;
  output[at.x] = done.x;
}
