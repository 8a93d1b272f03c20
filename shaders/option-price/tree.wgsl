// Option price 3 of 4: tree. As registers.wgsl, but the threads of a workgroup add up their sums themselves, as a tree
// in workgroup memory.
//
// Improves on registers: one kernel instead of two, and four numbers for 1024 paths are all that goes to memory.
//
// sums  [blocks]  vec4f; what the call pays over the 1024 paths of a block, its squares, what the put pays, its squares
// market  [4]  f32; price today, strike, mean and standard deviation of the logarithm of the growth
// key     [2]  u32; of the random numbers

const GROUP: u32 = 64;
const CALLS: u32 = 4; // of the generator, by each thread: sixteen paths
const FACTORS = vec2u(0xd2511f53, 0xcd9e8d57);
const STEPS = vec2u(0x9e3779b9, 0xbb67ae85);
const HALF = vec2u(0xffff);
const ROOT_HALF: u32 = 0x3f3504f3; // the bits of √½

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  n: u32,
}

@group(0) @binding(0) var<storage, read> market: array<f32, 4>;
@group(0) @binding(1) var<storage, read> key: array<u32, 2>;
@group(0) @binding(2) var<storage, read_write> sums: array<vec4f>;
@group(1) @binding(0) var<uniform> problem: Problem;

var<workgroup> partial: array<vec4f, GROUP>;

// The upper words of products of 32 bits by 32, from halves of 16: WGSL has no numbers of 64 bits.
fn upper(a: vec2u) -> vec2u {
  let above = a >> vec2u(16);
  let below = a & HALF;
  let middle = above * (FACTORS & HALF) + ((below * (FACTORS & HALF)) >> vec2u(16));
  let other = below * (FACTORS >> vec2u(16)) + (middle & HALF);
  return above * (FACTORS >> vec2u(16)) + (middle >> vec2u(16)) + (other >> vec2u(16));
}

// Philox4x32-10: J. K. Salmon et al., "Parallel Random Numbers: As Easy as 1, 2, 3", SC 2011.
fn random(call: u32) -> vec4u {
  var c = vec4u(call, 0, 0, 0);
  var k = vec2u(key[0], key[1]);
  for (var round = 0u; round < 10; round++) {
    let high = upper(c.xz);
    let low = c.xz * FACTORS;
    c = vec4u(high.y ^ c.y ^ k.x, low.y, high.x ^ c.w ^ k.y, low.x);
    k += STEPS;
  }
  return c;
}

// -ln(odd / 2^25), by 2 artanh((m - 1) / (m + 1)) = ln m for m from √½ to √2.
fn minusLog(odd: vec4f) -> vec4f {
  let bits = bitcast<vec4u>(odd) + (0x3f800000 - ROOT_HALF);
  let m = bitcast<vec4f>((bits & vec4u(0x7fffff)) + ROOT_HALF);
  let s = (m - 1.0) / (m + 1.0);
  let t = s * s;
  let series = (((t * (1.0 / 9.0) + 1.0 / 7.0) * t + 1.0 / 5.0) * t + 1.0 / 3.0) * t + 1.0;
  return vec4f(152 - (bits >> vec4u(23))) * 0.6931471805599453 - 2.0 * s * series;
}

// A normal number from 24 bits of a word: M. J. Wichura, "Algorithm AS 241", Applied Statistics 37 (1988), PPND7.
fn normal(bits: vec4u) -> vec4f {
  let positive = bits >= vec4u(0x80000000);
  let odd = vec4f((select(bits, ~bits, positive) >> vec4u(8)) * 2 + 1);
  let q = 0.5 - odd * 0x1p-25;
  let r = 0.180625 - q * q;
  let central = q * (((59.10937472 * r + 159.29113202) * r + 50.434271938) * r + 3.3871327179)
    / (((67.1875636 * r + 78.757757664) * r + 17.895169469) * r + 1.0);
  let w = sqrt(minusLog(odd)) - 1.6;
  let outer = (((0.17023821103 * w + 1.3067284816) * w + 2.75681539) * w + 1.4234372777)
    / ((0.12021132975 * w + 0.7370016425) * w + 1.0);
  let size = select(central, outer, q > vec4f(0.425));
  return select(-size, size, positive);
}

// Of the share at expiry. The exponential is a power of two times a Taylor polynomial of degree 6.
fn price(words: vec4u) -> vec4f {
  let x = market[2] + market[3] * normal(words);
  let k = round(x * 1.4426950408889634);
  let f = (x - k * 0.693145751953125) - k * 1.428606765330187e-6;
  let series = (((((f * (1.0 / 720.0) + 1.0 / 120.0) * f + 1.0 / 24.0) * f + 1.0 / 6.0) * f + 0.5) * f + 1.0) * f + 1.0;
  return market[0] * series * bitcast<vec4f>((vec4i(k) + 127) << vec4u(23));
}

fn payments(call: u32) -> vec4f {
  let end = price(random(call));
  let counts = vec4u(4 * call) + vec4u(0, 1, 2, 3) < vec4u(problem.n);
  let up = select(vec4f(), max(end - market[1], vec4f()), counts);
  let down = select(vec4f(), max(market[1] - end, vec4f()), counts);
  return vec4f(dot(up, vec4f(1)), dot(up, up), dot(down, vec4f(1)), dot(down, down));
}

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let block = group.x + problem.origin.x;
  var sum = vec4f();
  for (var i = 0u; i < CALLS; i++) {
    sum += payments((block * CALLS + i) * GROUP + thread);
  }
  partial[thread] = sum;
  workgroupBarrier();
  for (var half = GROUP / 2; half > 0; half /= 2) {
    if (thread < half) {
      partial[thread] += partial[thread + half];
    }
    workgroupBarrier();
  }
  if (thread == 0) {
    sums[block] = partial[0];
  }
}
