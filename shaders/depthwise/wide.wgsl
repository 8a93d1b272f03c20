// Depthwise convolution 5 of 5: wide. Each thread computes 16 neighbouring pixels of two rows, of one channel, with a
// window of four vectors that slides along the row in registers.
//
// Improves on direct-rows for large K: 16 results share each weight instead of four, both rows share each fetched pixel,
// and four taps are summed before a result is written back. Neighbouring threads take the four channels of the same
// pixels, so their fetches lie side by side. The price is few threads, and many registers for each.
//
// image    [height, width, 4]  f32: the four channels of a pixel
// weights  [K, K, 4]           f32: one weight for each channel; applied as they stand (correlation)
// output   [height, width, 4]  f32
// Pixels beyond an edge are zero.

const K: u32 = 3;
const GROUP_X: u32 = 64; // threads: 16 runs of pixels, four channels each
const PIXELS: u32 = 16; // per thread and row: four vectors of four, written out below
const REST: u32 = K / 4 * 4; // K is odd: one tap is left over behind these, or three

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  width: u32,
  height: u32,
}

@group(0) @binding(0) var<storage, read> image: array<f32>;
@group(0) @binding(1) var<storage, read> weights: array<f32>;
@group(0) @binding(2) var<storage, read_write> output: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

/// Of the row that starts at `line`; columns may have wrapped below zero, and are outside then.
fn fetch(line: u32, x: u32) -> f32 {
  let column = min(x, problem.width - 1);
  return select(0.0, image[line + column * 4], x == column);
}

fn four(line: u32, x: u32) -> vec4f {
  return vec4f(fetch(line, x), fetch(line, x + 1), fetch(line, x + 2), fetch(line, x + 3));
}

/// Weights `tap` to `tap + 3` of the row that starts at `line`.
fn weightsAt(line: u32, tap: u32) -> vec4f {
  let at = line + tap * 4;
  return vec4f(weights[at], weights[at + 4], weights[at + 8], weights[at + 12]);
}

// Four, three taps on the pixels `p` and those of `q` that follow them.
fn taps4(w: vec4f, p: vec4f, q: vec4f) -> vec4f {
  return w.x * p + w.y * vec4f(p.yzw, q.x) + w.z * vec4f(p.zw, q.xy) + w.w * vec4f(p.w, q.xyz);
}

fn taps3(w: vec3f, p: vec4f, q: vec2f) -> vec4f {
  return w.x * p + w.y * vec4f(p.yzw, q.x) + w.z * vec4f(p.zw, q);
}

/// Columns beyond the edge land on the last one, which is written after them.
fn write(line: u32, x: u32, sums: vec4f) {
  let last = problem.width - 1;
  output[line + min(x + 3, last) * 4] = sums.w;
  output[line + min(x + 2, last) * 4] = sums.z;
  output[line + min(x + 1, last) * 4] = sums.y;
  output[line + min(x, last) * 4] = sums.x;
}

@compute @workgroup_size(GROUP_X)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let channel = local.x & 3;
  let x = ((group.x + problem.origin.x) * (GROUP_X / 4) + local.x / 4) * PIXELS;
  let y = (group.y + problem.origin.y) * 2;
  if (x >= problem.width) {
    return;
  }
  // Wraps below zero; what wraps is no smaller than a side.
  let left = x - K / 2;
  let top = y - K / 2;
  let pitch = problem.width * 4;
  // Sums of the upper row and of the lower one.
  var u0 = vec4f(0);
  var u1 = vec4f(0);
  var u2 = vec4f(0);
  var u3 = vec4f(0);
  var l0 = vec4f(0);
  var l1 = vec4f(0);
  var l2 = vec4f(0);
  var l3 = vec4f(0);
  for (var i = 0u; i <= K; i++) {
    let row = min(top + i, problem.height - 1);
    let line = row * pitch + channel;
    // To the upper row it is row i of the window, to the lower one row i - 1. No branch, which would cost more than
    // multiplying by zero.
    let upper = min(i, K - 1) * K * 4 + channel;
    let lower = (max(i, 1) - 1) * K * 4 + channel;
    let inUpper = f32(row == top + i && i < K);
    let inLower = f32(row == top + i && i > 0);
    var p = four(line, left);
    var q = four(line, left + 4);
    var r = four(line, left + 8);
    var s = four(line, left + 12);
    for (var j = 0u; j < REST; j += 4) {
      let t = four(line, left + 16 + j);
      let v = inUpper * weightsAt(upper, j);
      let w = inLower * weightsAt(lower, j);
      u0 += taps4(v, p, q);
      u1 += taps4(v, q, r);
      u2 += taps4(v, r, s);
      u3 += taps4(v, s, t);
      l0 += taps4(w, p, q);
      l1 += taps4(w, q, r);
      l2 += taps4(w, r, s);
      l3 += taps4(w, s, t);
      p = q;
      q = r;
      r = s;
      s = t;
    }
    let behind = upper + REST * 4;
    let below = lower + REST * 4;
    if (K % 4 == 1) {
      let v = inUpper * weights[behind];
      let w = inLower * weights[below];
      u0 += v * p;
      u1 += v * q;
      u2 += v * r;
      u3 += v * s;
      l0 += w * p;
      l1 += w * q;
      l2 += w * r;
      l3 += w * s;
    } else {
      let t = vec2f(fetch(line, left + 16 + REST), fetch(line, left + 17 + REST));
      let v = inUpper * vec3f(weights[behind], weights[behind + 4], weights[behind + 8]);
      let w = inLower * vec3f(weights[below], weights[below + 4], weights[below + 8]);
      u0 += taps3(v, p, q.xy);
      u1 += taps3(v, q, r.xy);
      u2 += taps3(v, r, s.xy);
      u3 += taps3(v, s, t);
      l0 += taps3(w, p, q.xy);
      l1 += taps3(w, q, r.xy);
      l2 += taps3(w, r, s.xy);
      l3 += taps3(w, s, t);
    }
  }
  let line = y * pitch + channel;
  write(line, x + 12, u3);
  write(line, x + 8, u2);
  write(line, x + 4, u1);
  write(line, x, u0);
  if (y + 1 < problem.height) {
    write(line + pitch, x + 12, l3);
    write(line + pitch, x + 8, l2);
    write(line + pitch, x + 4, l1);
    write(line + pitch, x, l0);
  }
}
