// Training, fused, both layers of filters forward. A workgroup takes one picture: the first layer's output stays in
// workgroup memory for the second, and goes to memory only for the way back, as the picture within its border does.
//
// Improves on the plain way: a thread computes the four sums that are pooled for four filters at a time, so that a number
// fetched serves four or more of them, and neither layer has a launch of its own.
//
// pictures      [m, 784]          f32, from 0 to 1
// weights       behind `first`: [10, 16], then [145, 32], f32 as vec4f: rows of products, the last of biases
// step          [1]               u32, steps so far: this one takes pictures (step · b + i) mod m
// padded        [b, 30, 30]       f32, the pictures within their border of zeros
// pooled        [b, 14, 14, 16]   f32 as vec4f, and pooledFrom as vec4u: where the window of each begins
// pooledFrom    as pooled         u32
// features      [b, 6, 6, 32]     f32 as vec4f
// featuresFrom  as features       u32

const GROUP: u32 = 256;
const PADDED: u32 = 900;
const POOLED: u32 = 784; // vectors
const FEATURES: u32 = 288; // vectors

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  b: u32,
  m: u32,
  first: u32, // vector
}

@group(0) @binding(0) var<storage, read> pictures: array<f32>;
@group(0) @binding(1) var<storage, read> weights: array<vec4f>;
@group(0) @binding(2) var<storage, read> step: array<u32>;
@group(0) @binding(3) var<storage, read_write> padded: array<f32>;
@group(0) @binding(4) var<storage, read_write> pooled: array<vec4f>;
@group(0) @binding(5) var<storage, read_write> pooledFrom: array<vec4u>;
@group(0) @binding(6) var<storage, read_write> features: array<vec4f>;
@group(0) @binding(7) var<storage, read_write> featuresFrom: array<vec4u>;
@group(1) @binding(0) var<uniform> problem: Problem;

var<workgroup> picture: array<f32, PADDED>;
var<workgroup> maps: array<vec4f, POOLED>;

struct Largest {
  value: vec4f,
  window: vec4u,
}

// Of four sums, of equals the first, behind ReLU.
fn largest(a: vec4f, b: vec4f, c: vec4f, d: vec4f, window: u32, right: u32, below: u32) -> Largest {
  var value = a;
  var winner = vec4u(window);
  winner = select(winner, vec4u(window + right), b > value);
  value = select(value, b, b > value);
  winner = select(winner, vec4u(window + below), c > value);
  value = select(value, c, c > value);
  winner = select(winner, vec4u(window + below + right), d > value);
  value = select(value, d, d > value);
  return Largest(max(value, vec4f()), winner);
}

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let at = group.x + problem.origin.x;
  let start = ((step[0] % problem.m) * problem.b + at) % problem.m * 784;
  for (var i = thread; i < PADDED; i += GROUP) {
    // Below 0 it is a large number.
    let row = i / 30 - 1;
    let column = i % 30 - 1;
    var pixel = 0.0;
    if (row < 28 && column < 28) {
      pixel = pictures[start + row * 28 + column];
    }
    picture[i] = pixel;
    padded[at * PADDED + i] = pixel;
  }
  workgroupBarrier();
  for (var item = thread; item < POOLED; item += GROUP) {
    let place = item / 4;
    let window = 2 * (place / 14) * 30 + 2 * (place % 14);
    var a = weights[problem.first + 36 + item % 4];
    var b = a;
    var c = a;
    var d = a;
    for (var tap = 0u; tap < 9; tap++) {
      let w = weights[problem.first + 4 * tap + item % 4];
      let x = window + tap / 3 * 30 + tap % 3;
      a += picture[x] * w;
      b += picture[x + 1] * w;
      c += picture[x + 30] * w;
      d += picture[x + 31] * w;
    }
    let best = largest(a, b, c, d, window, 1, 30);
    maps[item] = best.value;
    pooled[at * POOLED + item] = best.value;
    pooledFrom[at * POOLED + item] = best.window;
  }
  workgroupBarrier();
  for (var item = thread; item < FEATURES; item += GROUP) {
    let place = item / 8;
    let window = (2 * (place / 6) * 14 + 2 * (place % 6)) * 4;
    let second = problem.first + 40 + item % 8;
    var a = weights[second + 144 * 8];
    var b = a;
    var c = a;
    var d = a;
    for (var four = 0u; four < 36; four++) {
      let x = window + four / 12 * 56 + four % 12;
      let w0 = weights[second + 32 * four];
      let w1 = weights[second + 32 * four + 8];
      let w2 = weights[second + 32 * four + 16];
      let w3 = weights[second + 32 * four + 24];
      let xa = maps[x];
      let xb = maps[x + 4];
      let xc = maps[x + 56];
      let xd = maps[x + 60];
      a += xa.x * w0 + xa.y * w1 + xa.z * w2 + xa.w * w3;
      b += xb.x * w0 + xb.y * w1 + xb.z * w2 + xb.w * w3;
      c += xc.x * w0 + xc.y * w1 + xc.z * w2 + xc.w * w3;
      d += xd.x * w0 + xd.y * w1 + xd.z * w2 + xd.w * w3;
    }
    let best = largest(a, b, c, d, 4 * window, 16, 224);
    features[at * FEATURES + item] = best.value;
    featuresFrom[at * FEATURES + item] = best.window;
  }
}
