// Training, fused, forward through one layer of filters: sums of windows, ReLU, the largest of every 2 × 2.
//
// Improves on the plain way: a thread computes the four sums that are pooled, for four filters: of one channel, 4 × 4 numbers
// and 9 × 4 weights serve 144 products. Neighbouring threads read neighbouring weights and the same numbers.
//
// input    [b, side, side, channels]     f32: pictures within their borders, or the first layer's output
// weights  behind `first`: [9 · channels + 1, filters]  f32, the last row biases
// output   [b, pooled, pooled, filters]  f32
// places   as the output                 u32, where in its picture the window of each begins

const GROUP: u32 = 64;
const SIDE: u32 = 30;
const CHANNELS: u32 = 1;
const FILTERS: u32 = 16;
const POOLED: u32 = 14;

const APART: u32 = FILTERS / 4;
const BELOW: u32 = SIDE * CHANNELS;
const TAP: u32 = CHANNELS * FILTERS;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  first: u32,
}

@group(0) @binding(0) var<storage, read> input: array<f32>;
@group(0) @binding(1) var<storage, read> weights: array<f32>;
@group(0) @binding(2) var<storage, read_write> output: array<f32>;
@group(0) @binding(3) var<storage, read_write> places: array<u32>;
@group(1) @binding(0) var<uniform> problem: Problem;

struct Largest {
  value: vec4f,
  window: vec4u,
}

// Of the four sums in each row, of equals the first, behind ReLU.
fn largest(sums: mat4x4f, window: u32) -> Largest {
  var value = sums[0];
  var winner = vec4u(window);
  winner = select(winner, vec4u(window + CHANNELS), sums[1] > value);
  value = select(value, sums[1], sums[1] > value);
  winner = select(winner, vec4u(window + BELOW), sums[2] > value);
  value = select(value, sums[2], sums[2] > value);
  winner = select(winner, vec4u(window + BELOW + CHANNELS), sums[3] > value);
  value = select(value, sums[3], sums[3] > value);
  return Largest(max(value, vec4f()), winner);
}

// Four, a quarter of the filters apart.
fn four(at: u32) -> vec4f {
  return vec4f(weights[at], weights[at + APART], weights[at + 2 * APART], weights[at + 3 * APART]);
}

fn row(at: u32) -> vec4f {
  return vec4f(input[at], input[at + CHANNELS], input[at + 2 * CHANNELS], input[at + 3 * CHANNELS]);
}

// Nine products more for each of four filters. A chain that compiles to fused multiply-adds.
fn nine(sums: vec4f, a: vec3f, b: vec3f, c: vec3f, u: mat3x4f, v: mat3x4f, w: mat3x4f) -> vec4f {
  let upper = fma(vec4f(a.x), u[0], fma(vec4f(a.y), u[1], fma(vec4f(a.z), u[2], sums)));
  let middle = fma(vec4f(b.x), v[0], fma(vec4f(b.y), v[1], fma(vec4f(b.z), v[2], upper)));
  return fma(vec4f(c.x), w[0], fma(vec4f(c.y), w[1], fma(vec4f(c.z), w[2], middle)));
}

// A column for each of four windows, two by two; a row for each of four filters. Adds one channel.
fn channel(sums: mat4x4f, corner: u32, weight: u32) -> mat4x4f {
  let a = row(corner);
  let b = row(corner + BELOW);
  let c = row(corner + 2 * BELOW);
  let d = row(corner + 3 * BELOW);
  let u = mat3x4f(four(weight), four(weight + TAP), four(weight + 2 * TAP));
  let v = mat3x4f(four(weight + 3 * TAP), four(weight + 4 * TAP), four(weight + 5 * TAP));
  let w = mat3x4f(four(weight + 6 * TAP), four(weight + 7 * TAP), four(weight + 8 * TAP));
  return mat4x4f(
    nine(sums[0], a.xyz, b.xyz, c.xyz, u, v, w),
    nine(sums[1], a.yzw, b.yzw, c.yzw, u, v, w),
    nine(sums[2], b.xyz, c.xyz, d.xyz, u, v, w),
    nine(sums[3], b.yzw, c.yzw, d.yzw, u, v, w),
  );
}

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let item = (group.x + problem.origin.x) * GROUP + thread;
  let at = group.y + problem.origin.y;
  if (item >= POOLED * POOLED * APART) {
    return;
  }
  let place = item / APART;
  let own = item % APART;
  let window = (2 * (place / POOLED) * SIDE + 2 * (place % POOLED)) * CHANNELS;
  let corner = at * SIDE * SIDE * CHANNELS + window;
  let weight = problem.first + own;
  let bias = four(weight + 9 * TAP);
  var sums = mat4x4f(bias, bias, bias, bias);
  for (var i = 0u; i < CHANNELS; i++) {
    sums = channel(sums, corner + i, weight + i * FILTERS);
  }
  let best = largest(sums, window);
  let to = (at * POOLED * POOLED + place) * FILTERS + own;
  for (var i = 0u; i < 4; i++) {
    output[to + i * APART] = best.value[i];
    places[to + i * APART] = best.window[i];
  }
}
