// Language model, a kernel for each operation: embed. A thread adds one number of a token's row of the embedding and of
// its position's row.
//
// tokens   [windows, t]  u32, below the vocabulary
// step     [1]  u32, steps so far: this one takes windows (step · b + i) mod windows
// weights  [count]  f32: the embedding [vocabulary, width] first
// work     f32, sections: writes the residual stream [b · t, width] at `to`

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  b: u32,
  t: u32,
  width: u32,
  windows: u32,
  positions: u32, // where their table begins
  to: u32,
}

@group(0) @binding(0) var<storage, read> tokens: array<u32>;
@group(0) @binding(1) var<storage, read> step: array<u32>;
@group(0) @binding(2) var<storage, read> weights: array<f32>;
@group(0) @binding(3) var<storage, read_write> work: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let column = (group.x + problem.origin.x) * GROUP + thread;
  let row = group.y + problem.origin.y;
  let width = problem.width;
  if (column >= width) {
    return;
  }
  let place = row % problem.t;
  let window = ((step[0] % problem.windows) * problem.b + row / problem.t) % problem.windows;
  let token = tokens[window * problem.t + place];
  let value = weights[token * width + column] + weights[problem.positions + place * width + column];
  work[problem.to + row * width + column] = value;
}
