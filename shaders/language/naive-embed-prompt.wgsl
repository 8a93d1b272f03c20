// Language model, a kernel for each operation: embed prompts. A thread adds one number of a token's row of the embedding and
// of its position's row; prompts stand one after the other.
//
// tokens   [b, t]  u32, below the vocabulary
// weights  [count]  f32: the embedding [vocabulary, width] first
// work     f32, sections: writes the residual stream [b · t, width] at `to`

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  t: u32,
  width: u32,
  positions: u32, // where their table begins
  to: u32,
}

@group(0) @binding(0) var<storage, read> tokens: array<u32>;
@group(0) @binding(1) var<storage, read> weights: array<f32>;
@group(0) @binding(2) var<storage, read_write> work: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let column = (group.x + problem.origin.x) * GROUP + thread;
  let row = group.y + problem.origin.y;
  let width = problem.width;
  if (column >= width) {
    return;
  }
  let position = problem.positions + row % problem.t * width + column;
  work[problem.to + row * width + column] = weights[tokens[row] * width + column] + weights[position];
}
