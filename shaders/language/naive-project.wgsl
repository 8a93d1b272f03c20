// Language model, a kernel for each operation: a matrix. A thread computes one number: a row times a column, and the
// column's bias; what stands in the residual stream is added.
//
// weights  [count]  f32: a matrix [inputs, columns] at `matrix`, then its biases
// work     f32, sections: reads [b · t, pitch] at `source` and [b · t, columns] at `residual`, writes [b · t, columns]
//          at `to`

const GROUP: u32 = 64;
const BIASED: u32 = 1; // 0: there are no biases
const RESIDUAL: u32 = 0; // 1: adds what is there

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  inputs: u32,
  columns: u32,
  matrix: u32,
  source: u32,
  pitch: u32, // of the rows there: those of logits are whole vectors
  residual: u32,
  to: u32,
}

@group(0) @binding(0) var<storage, read> weights: array<f32>;
@group(0) @binding(1) var<storage, read_write> work: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let column = (group.x + problem.origin.x) * GROUP + thread;
  let row = group.y + problem.origin.y;
  let columns = problem.columns;
  if (column >= columns) {
    return;
  }
  var sum = 0.0;
  if (BIASED == 1) {
    sum = weights[problem.matrix + problem.inputs * columns + column];
  }
  let first = problem.source + row * problem.pitch;
  for (var i = 0u; i < problem.inputs; i++) {
    sum += work[first + i] * weights[problem.matrix + i * columns + column];
  }
  let at = row * columns + column;
  if (RESIDUAL == 1) {
    sum += work[problem.residual + at];
  }
  work[problem.to + at] = sum;
}
