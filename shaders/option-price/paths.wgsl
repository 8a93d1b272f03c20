// Option price 1 of 4, first of two passes: paths. A thread follows one path and writes where it ends.
//
// The plain way, and the yardstick. A counter-based generator gives each thread its number without asking any other
// thread; but it gives four at a time, and three of them are thrown away. All prices go through memory.
//
// prices  [n]  f32; of the share at expiry
// market  [4]  f32; price today, strike, mean and standard deviation of the logarithm of the growth
// key     [2]  u32; of the random numbers

const GROUP: u32 = 64;
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
@group(0) @binding(2) var<storage, read_write> prices: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

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
fn minusLog(odd: f32) -> f32 {
  let bits = bitcast<u32>(odd) + (0x3f800000 - ROOT_HALF);
  let m = bitcast<f32>((bits & u32(0x7fffff)) + ROOT_HALF);
  let s = (m - 1.0) / (m + 1.0);
  let t = s * s;
  let series = (((t * (1.0 / 9.0) + 1.0 / 7.0) * t + 1.0 / 5.0) * t + 1.0 / 3.0) * t + 1.0;
  return f32(152 - (bits >> u32(23))) * 0.6931471805599453 - 2.0 * s * series;
}

// A normal number from 24 bits of a word: M. J. Wichura, "Algorithm AS 241", Applied Statistics 37 (1988), PPND7.
fn normal(bits: u32) -> f32 {
  let positive = bits >= u32(0x80000000);
  let odd = f32((select(bits, ~bits, positive) >> u32(8)) * 2 + 1);
  let q = 0.5 - odd * 0x1p-25;
  let r = 0.180625 - q * q;
  let central = q * (((59.10937472 * r + 159.29113202) * r + 50.434271938) * r + 3.3871327179)
    / (((67.1875636 * r + 78.757757664) * r + 17.895169469) * r + 1.0);
  let w = sqrt(minusLog(odd)) - 1.6;
  let outer = (((0.17023821103 * w + 1.3067284816) * w + 2.75681539) * w + 1.4234372777)
    / ((0.12021132975 * w + 0.7370016425) * w + 1.0);
  let size = select(central, outer, q > f32(0.425));
  return select(-size, size, positive);
}

// Of the share at expiry. The exponential is a power of two times a Taylor polynomial of degree 6.
fn price(words: u32) -> f32 {
  let x = market[2] + market[3] * normal(words);
  let k = round(x * 1.4426950408889634);
  let f = (x - k * 0.693145751953125) - k * 1.428606765330187e-6;
  let series = (((((f * (1.0 / 720.0) + 1.0 / 120.0) * f + 1.0 / 24.0) * f + 1.0 / 6.0) * f + 0.5) * f + 1.0) * f + 1.0;
  return market[0] * series * bitcast<f32>((i32(k) + 127) << u32(23));
}

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let path = (group.x + problem.origin.x) * GROUP + thread;
  if (path < problem.n) {
    prices[path] = price(random(path / 4)[path % 4]);
  }
}
