// Language model, a kernel for each operation: slopes of the embedding and of the positions. A thread adds up one
// number: what the output has of a token's row, and what comes back to that token wherever it stands; behind the
// vocabulary, what comes back to a position.
//
// tokens    [windows, t]  u32
// step      [1]  u32
// work      f32, sections: reads [b · t, pitch] at `logits` (their derivatives), [b · t, width] at `normed` and `delta`
// gradient  [count]  f32, as the weights lie: writes [vocabulary + t, width] from the start

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  b: u32,
  t: u32,
  width: u32,
  vocabulary: u32,
  pitch: u32,
  windows: u32,
  logits: u32,
  normed: u32,
  delta: u32,
}

@group(0) @binding(0) var<storage, read> tokens: array<u32>;
@group(0) @binding(1) var<storage, read> step: array<u32>;
@group(0) @binding(2) var<storage, read> work: array<f32>;
@group(0) @binding(3) var<storage, read_write> gradient: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let column = (group.x + problem.origin.x) * GROUP + thread;
  let row = group.y + problem.origin.y;
  let width = problem.width;
  if (column >= width) {
    return;
  }
  var sum = 0.0;
  if (row < problem.vocabulary) {
    for (var at = 0u; at < problem.b * problem.t; at++) {
      sum += work[problem.logits + at * problem.pitch + row] * work[problem.normed + at * width + column];
      let window = ((step[0] % problem.windows) * problem.b + at / problem.t) % problem.windows;
      if (tokens[window * problem.t + at % problem.t] == row) {
        sum += work[problem.delta + at * width + column];
      }
    }
  } else {
    for (var at = row - problem.vocabulary; at < problem.b * problem.t; at += problem.t) {
      sum += work[problem.delta + at * width + column];
    }
  }
  gradient[row * width + column] = sum;
}
