// Language model, a kernel for each operation: slopes of a norm. A thread adds up those of one gain and of the bias
// beside it over all tokens of the batch.
//
// work      f32, sections: reads [b · t, width] at `source` and `delta`, and [b · t, 4] at `stats`
// gradient  [count]  f32, as the weights lie: writes `width` gains at `gains`, then as many biases

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  rows: u32,
  width: u32,
  gains: u32,
  source: u32,
  stats: u32,
  delta: u32,
}

@group(0) @binding(0) var<storage, read> work: array<f32>;
@group(0) @binding(1) var<storage, read_write> gradient: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let column = (group.x + problem.origin.x) * GROUP + thread;
  let width = problem.width;
  if (column >= width) {
    return;
  }
  var gain = 0.0;
  var bias = 0.0;
  for (var row = 0u; row < problem.rows; row++) {
    let at = row * width + column;
    let stats = problem.stats + 4 * row;
    gain += (work[problem.source + at] - work[stats]) * work[stats + 1] * work[problem.delta + at];
    bias += work[problem.delta + at];
  }
  gradient[problem.gains + column] = gain;
  gradient[problem.gains + width + column] = bias;
}
