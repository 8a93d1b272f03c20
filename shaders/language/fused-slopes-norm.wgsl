// Language model, fused: slopes of a norm, and its update. A thread adds up those of four gains and of the biases beside
// them over all tokens of the batch, and moves them by Adam.
//
// work     vec4f, sections: reads [b · t, width] at `source` and `delta`, and [b · t, 1] at `stats`: a row's mean and 1 /
//          deviation
// scales   [2]  f32: the rate of this step, and what the root of moment2 is multiplied by
// weights  [count / 4]  vec4f: gains at `gains`, then biases
// moment1  [count / 4]  vec4f, mean of gradients
// moment2  [count / 4]  vec4f, mean of their squares
// Places and lengths count vectors, but for `rows`.

const GROUP: u32 = 16;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  rows: u32,
  width: u32,
  gains: u32,
  source: u32,
  stats: u32,
  delta: u32,
}

@group(0) @binding(0) var<storage, read> work: array<vec4f>;
@group(0) @binding(1) var<storage, read> scales: array<f32>;
@group(0) @binding(2) var<storage, read_write> weights: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> moment1: array<vec4f>;
@group(0) @binding(4) var<storage, read_write> moment2: array<vec4f>;
@group(1) @binding(0) var<uniform> problem: Problem;

fn follow(at: u32, slope: vec4f) {
  let m = 0.9 * moment1[at] + 0.1 * slope;
  let v = 0.999 * moment2[at] + 0.001 * slope * slope;
  moment1[at] = m;
  moment2[at] = v;
  weights[at] -= scales[0] * m / (sqrt(v) * scales[1] + 1e-8);
}

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let column = (group.x + problem.origin.x) * GROUP + thread;
  let width = problem.width;
  if (column >= width) {
    return;
  }
  var gain = vec4f();
  var bias = vec4f();
  for (var row = 0u; row < problem.rows; row++) {
    let stats = work[problem.stats + row];
    let delta = work[problem.delta + row * width + column];
    gain = fma((work[problem.source + row * width + column] - stats.x) * stats.y, delta, gain);
    bias += delta;
  }
  follow(problem.gains + column, gain);
  follow(problem.gains + width + column, bias);
}
