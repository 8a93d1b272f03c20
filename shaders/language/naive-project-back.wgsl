// Language model, a kernel for each operation: a matrix turned round. A thread computes one number: a row times a row
// of the matrix. So derivatives go back, and so the embedding gives logits.
//
// weights  [count]  f32: a matrix [inputs, columns] at `matrix`
// work     f32, sections: reads [b · t, columns] at `source`, writes [b · t, pitch] at `to`

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  inputs: u32,
  columns: u32,
  matrix: u32,
  source: u32,
  to: u32,
  pitch: u32, // of the rows there: those of logits are whole vectors
}

@group(0) @binding(0) var<storage, read> weights: array<f32>;
@group(0) @binding(1) var<storage, read_write> work: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let input = (group.x + problem.origin.x) * GROUP + thread;
  let row = group.y + problem.origin.y;
  let columns = problem.columns;
  if (input >= problem.inputs) {
    return;
  }
  var sum = 0.0;
  for (var c = 0u; c < columns; c++) {
    sum += work[problem.source + row * columns + c] * weights[problem.matrix + input * columns + c];
  }
  work[problem.to + row * problem.pitch + input] = sum;
}
