// Language model, by subgroups: slopes of a matrix, and its update. A thread holds those of eight inputs by four columns
// while all tokens of the batch go by, four at a time, and moves the parameters by Adam while they are in its registers.
//
// Improves on fused where fetches are what costs: lanes 0 to 3 of a subgroup fetch an input of four tokens at once, and
// subgroupBroadcast hands each to everybody: 24 numbers feed 128 multiply-adds, where fused takes 48. Needs the feature
// `subgroups` and at least four lanes.
//
// work     [WORK]   f32, sections: reads [M, INPUTS] at `source` and [M, N] at `delta`
// scales   [2]      f32: the rate of this step, and what the root of moment2 is multiplied by
// weights  [COUNT]  f32: a matrix [INPUTS, N] at `matrix`, then its biases, which are those of an input that is always 1
// moment1  [COUNT]  f32, mean of gradients
// moment2  [COUNT]  f32, mean of their squares

enable subgroups;

const LANES: u32 = 16; // threads; their columns lie LANES apart, so that neighbours read neighbours
const M: u32 = 768; // tokens
const N: u32 = 192;
const INPUTS: u32 = 64;
const COUNT: u32 = 119040;
const WORK: u32 = 3870720;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  matrix: u32,
  source: u32,
  delta: u32,
}

@group(0) @binding(0) var<storage, read> work: array<f32, WORK>;
@group(0) @binding(1) var<storage, read> scales: array<f32, 2>;
@group(0) @binding(2) var<storage, read_write> weights: array<f32, COUNT>;
@group(0) @binding(3) var<storage, read_write> moment1: array<f32, COUNT>;
@group(0) @binding(4) var<storage, read_write> moment2: array<f32, COUNT>;
@group(1) @binding(0) var<uniform> problem: Problem;

fn follow(at: u32, slope: f32) {
  let m = 0.9 * moment1[at] + 0.1 * slope;
  let v = 0.999 * moment2[at] + 0.001 * slope * slope;
  moment1[at] = m;
  moment2[at] = v;
  weights[at] -= scales[0] * m / (sqrt(v) * scales[1] + 1e-8);
}

fn followRow(input: u32, column: u32, slopes: vec4f) {
  if (input > INPUTS) {
    return;
  }
  for (var i = 0u; i < 4 && column + i * LANES < N; i++) {
    follow(problem.matrix + input * N + column + i * LANES, slopes[i]);
  }
}

fn fourColumns(at: vec4u, token: u32) -> vec4f {
  let first = min(token, M - 1) * N;
  let four = vec4f(work[first + at.x], work[first + at.y], work[first + at.z], work[first + at.w]);
  return select(vec4f(), four, token < M);
}

// Four tokens: `mine` is one's in each of lanes 0 to 3.
fn add(sums: vec4f, mine: f32, d0: vec4f, d1: vec4f, d2: vec4f, d3: vec4f) -> vec4f {
  let first = fma(vec4f(subgroupBroadcast(mine, 0u)), d0, sums);
  let second = fma(vec4f(subgroupBroadcast(mine, 1u)), d1, first);
  let third = fma(vec4f(subgroupBroadcast(mine, 2u)), d2, second);
  return fma(vec4f(subgroupBroadcast(mine, 3u)), d3, third);
}

fn inputAt(first: u32, input: u32) -> f32 {
  return select(work[first + min(input, INPUTS - 1)], 1.0, input >= INPUTS);
}

@compute @workgroup_size(LANES)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(local_invocation_index) thread: u32,
  @builtin(subgroup_invocation_id) lane: u32,
) {
  let input = (group.y + problem.origin.y) * 8;
  let column = (group.x + problem.origin.x) * 4 * LANES + thread;
  // Beyond the last column it is the last again; what comes of it is left out.
  let columns = problem.delta + min(column + LANES * vec4u(0, 1, 2, 3), vec4u(N - 1));
  // Named, not an array: an array that a compiler does not unroll would live in memory.
  var s0 = vec4f();
  var s1 = vec4f();
  var s2 = vec4f();
  var s3 = vec4f();
  var s4 = vec4f();
  var s5 = vec4f();
  var s6 = vec4f();
  var s7 = vec4f();
  for (var token = 0u; token < M; token += 4) {
    let d0 = fourColumns(columns, token);
    let d1 = fourColumns(columns, token + 1);
    let d2 = fourColumns(columns, token + 2);
    let d3 = fourColumns(columns, token + 3);
    let mine = problem.source + min(token + (lane & 3), M - 1) * INPUTS;
    s0 = add(s0, inputAt(mine, input), d0, d1, d2, d3);
    s1 = add(s1, inputAt(mine, input + 1), d0, d1, d2, d3);
    s2 = add(s2, inputAt(mine, input + 2), d0, d1, d2, d3);
    s3 = add(s3, inputAt(mine, input + 3), d0, d1, d2, d3);
    s4 = add(s4, inputAt(mine, input + 4), d0, d1, d2, d3);
    s5 = add(s5, inputAt(mine, input + 5), d0, d1, d2, d3);
    s6 = add(s6, inputAt(mine, input + 6), d0, d1, d2, d3);
    s7 = add(s7, inputAt(mine, input + 7), d0, d1, d2, d3);
  }
  followRow(input, column, s0);
  followRow(input + 1, column, s1);
  followRow(input + 2, column, s2);
  followRow(input + 3, column, s3);
  followRow(input + 4, column, s4);
  followRow(input + 5, column, s5);
  followRow(input + 6, column, s6);
  followRow(input + 7, column, s7);
}
