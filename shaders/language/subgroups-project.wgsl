// Language model, by subgroups: a matrix, or a matrix turned round. A thread computes eight rows by four columns in
// registers, and all that is done to them alone: biases, what stands in the residual stream, GELU forward or back.
//
// Improves on fused where fetches are what costs: all threads of a workgroup take the same rows, lanes 0 to 3 of a subgroup
// fetch four neighbouring numbers of a row at once, and subgroupBroadcast hands each to everybody: 24 numbers feed 128
// multiply-adds, where fused takes 48. Every size is a constant. Needs the feature `subgroups` and at least four lanes.
//
// weights  [COUNT]  f32: number `along` of column `across` at `matrix` + ALONG · along + ACROSS · across; biases at `biases`
// work     [WORK]   f32, sections: reads [M, PITCH] at `source`, [M, N] at `residual` and, for GELU back, at `up`; writes
//                   [M, N] at `to`, and what GELU makes of it at `activated`

enable subgroups;

const LANES: u32 = 16; // threads; their columns lie LANES apart, so that neighbours read neighbours
const M: u32 = 768;
const N: u32 = 192;
const K: u32 = 64; // a multiple of four
const PITCH: u32 = 64;
const ALONG: u32 = 192;
const ACROSS: u32 = 1;
const COUNT: u32 = 119040;
const WORK: u32 = 3870720;
const BIASED: u32 = 1; // 0: there are no biases
const RESIDUAL: u32 = 0; // 1: adds what is there
const GELU: u32 = 0; // 1: writes what GELU makes of it too
const GELU_BACK: u32 = 0; // 1: back through GELU
const SLOPE: f32 = 1.5957691216057308; // 2 √(2 / π)
const CUBE: f32 = 0.044715;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  matrix: u32,
  biases: u32,
  source: u32,
  residual: u32,
  up: u32,
  to: u32,
  activated: u32,
}

@group(0) @binding(0) var<storage, read> weights: array<f32, COUNT>;
@group(0) @binding(1) var<storage, read_write> work: array<f32, WORK>;
@group(1) @binding(0) var<uniform> problem: Problem;

fn fourColumns(at: vec4u, along: u32) -> vec4f {
  let first = along * ALONG;
  return vec4f(weights[first + at.x], weights[first + at.y], weights[first + at.z], weights[first + at.w]);
}

// Four numbers along: `mine` is one of a row in each of lanes 0 to 3.
fn add(sums: vec4f, mine: f32, w0: vec4f, w1: vec4f, w2: vec4f, w3: vec4f) -> vec4f {
  let first = fma(vec4f(subgroupBroadcast(mine, 0u)), w0, sums);
  let second = fma(vec4f(subgroupBroadcast(mine, 1u)), w1, first);
  let third = fma(vec4f(subgroupBroadcast(mine, 2u)), w2, second);
  return fma(vec4f(subgroupBroadcast(mine, 3u)), w3, third);
}

// 1 / (1 + e^-z), z = SLOPE · (x + CUBE · x³); no exponential is infinite.
fn gateOf(x: f32) -> f32 {
  return 1.0 / (1.0 + exp(clamp(-SLOPE * (x + CUBE * x * x * x), -80.0, 80.0)));
}

fn write(row: u32, column: u32, sums: vec4f) {
  if (row >= M) {
    return;
  }
  for (var i = 0u; i < 4 && column + i * LANES < N; i++) {
    let at = row * N + column + i * LANES;
    var value = sums[i];
    if (BIASED == 1) {
      value += weights[problem.biases + column + i * LANES];
    }
    if (RESIDUAL == 1) {
      value += work[problem.residual + at];
    }
    if (GELU_BACK == 1) {
      let x = work[problem.up + at];
      let gate = gateOf(x);
      value *= gate + x * gate * (1.0 - gate) * SLOPE * (1.0 + 3.0 * CUBE * x * x);
    }
    work[problem.to + at] = value;
    if (GELU == 1) {
      work[problem.activated + at] = value * gateOf(value);
    }
  }
}

@compute @workgroup_size(LANES)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(local_invocation_index) thread: u32,
  @builtin(subgroup_invocation_id) lane: u32,
) {
  let row = (group.y + problem.origin.y) * 8;
  let column = (group.x + problem.origin.x) * 4 * LANES + thread;
  // Beyond the last row or column it is the last again; what comes of it is left out.
  let columns = problem.matrix + min(column + LANES * vec4u(0, 1, 2, 3), vec4u(N - 1)) * ACROSS;
  let upper = problem.source + min(row + vec4u(0, 1, 2, 3), vec4u(M - 1)) * PITCH;
  let lower = problem.source + min(row + vec4u(4, 5, 6, 7), vec4u(M - 1)) * PITCH;
  // Named, not an array: an array that a compiler does not unroll would live in memory.
  var s0 = vec4f();
  var s1 = vec4f();
  var s2 = vec4f();
  var s3 = vec4f();
  var s4 = vec4f();
  var s5 = vec4f();
  var s6 = vec4f();
  var s7 = vec4f();
  for (var k = 0u; k < K; k += 4) {
    let w0 = fourColumns(columns, k);
    let w1 = fourColumns(columns, k + 1);
    let w2 = fourColumns(columns, k + 2);
    let w3 = fourColumns(columns, k + 3);
    let mine = k + (lane & 3);
    s0 = add(s0, work[upper.x + mine], w0, w1, w2, w3);
    s1 = add(s1, work[upper.y + mine], w0, w1, w2, w3);
    s2 = add(s2, work[upper.z + mine], w0, w1, w2, w3);
    s3 = add(s3, work[upper.w + mine], w0, w1, w2, w3);
    s4 = add(s4, work[lower.x + mine], w0, w1, w2, w3);
    s5 = add(s5, work[lower.y + mine], w0, w1, w2, w3);
    s6 = add(s6, work[lower.z + mine], w0, w1, w2, w3);
    s7 = add(s7, work[lower.w + mine], w0, w1, w2, w3);
  }
  write(row, column, s0);
  write(row + 1, column, s1);
  write(row + 2, column, s2);
  write(row + 3, column, s3);
  write(row + 4, column, s4);
  write(row + 5, column, s5);
  write(row + 6, column, s6);
  write(row + 7, column, s7);
}
