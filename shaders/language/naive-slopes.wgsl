// Language model, a kernel for each operation: slopes of a matrix. A thread adds up one number of the gradient over all
// tokens of the batch; a row behind the last is that of the biases.
//
// work      f32, sections: reads [b · t, inputs] at `source` and [b · t, columns] at `delta`
// gradient  [count]  f32, as the weights lie: writes [inputs + 1, columns] at `matrix`

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  rows: u32,
  inputs: u32,
  columns: u32,
  matrix: u32,
  source: u32,
  delta: u32,
}

@group(0) @binding(0) var<storage, read> work: array<f32>;
@group(0) @binding(1) var<storage, read_write> gradient: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let column = (group.x + problem.origin.x) * GROUP + thread;
  let input = group.y + problem.origin.y;
  let columns = problem.columns;
  if (column >= columns) {
    return;
  }
  var sum = 0.0;
  if (input < problem.inputs) {
    for (var row = 0u; row < problem.rows; row++) {
      sum += work[problem.source + row * problem.inputs + input] * work[problem.delta + row * columns + column];
    }
  } else {
    for (var row = 0u; row < problem.rows; row++) {
      sum += work[problem.delta + row * columns + column];
    }
  }
  gradient[problem.matrix + input * columns + column] = sum;
}
