// Language model, a kernel for each operation: what follows a prompt. A thread computes one logit, the product of the last
// token's row and a row of the embedding; no other token needs any.
//
// weights  [count]  f32: the embedding [vocabulary, width] first
// work     f32, sections: reads [b · t, width] at `source`
// logits   [b, vocabulary]  f32

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  t: u32,
  width: u32,
  vocabulary: u32,
  source: u32,
}

@group(0) @binding(0) var<storage, read> weights: array<f32>;
@group(0) @binding(1) var<storage, read> work: array<f32>;
@group(0) @binding(2) var<storage, read_write> logits: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let column = (group.x + problem.origin.x) * GROUP + thread;
  let row = group.y + problem.origin.y;
  if (column >= problem.vocabulary) {
    return;
  }
  let last = problem.source + ((row + 1) * problem.t - 1) * problem.width;
  var sum = 0.0;
  for (var c = 0u; c < problem.width; c++) {
    sum += work[last + c] * weights[column * problem.width + c];
  }
  logits[row * problem.vocabulary + column] = sum;
}
