// Language model, a kernel for each operation: layer norm. A thread goes through one row three times: for its mean, for
// its variance, and to scale it.
//
// weights  [count]  f32: `width` gains at `gains`, then as many biases
// work     f32, sections: reads [b · t, width] at `source`, writes the same shape at `to` and [b · t, 4] at `stats`, a
//          row's mean and 1 / deviation

const GROUP: u32 = 64;
const EPSILON: f32 = 1e-5;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  rows: u32,
  width: u32,
  gains: u32,
  source: u32,
  stats: u32,
  to: u32,
}

@group(0) @binding(0) var<storage, read> weights: array<f32>;
@group(0) @binding(1) var<storage, read_write> work: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let row = (group.x + problem.origin.x) * GROUP + thread;
  let width = problem.width;
  if (row >= problem.rows) {
    return;
  }
  let first = problem.source + row * width;
  var sum = 0.0;
  for (var c = 0u; c < width; c++) {
    sum += work[first + c];
  }
  let mean = sum / f32(width);
  var squares = 0.0;
  for (var c = 0u; c < width; c++) {
    let off = work[first + c] - mean;
    squares += off * off;
  }
  let scale = inverseSqrt(squares / f32(width) + EPSILON);
  work[problem.stats + 4 * row] = mean;
  work[problem.stats + 4 * row + 1] = scale;
  for (var c = 0u; c < width; c++) {
    let unit = (work[first + c] - mean) * scale;
    work[problem.to + row * width + c] = unit * weights[problem.gains + c] + weights[problem.gains + width + c];
  }
}
