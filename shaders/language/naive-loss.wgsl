// Language model, a kernel for each operation: softmax and cross-entropy. A thread takes one token from its logits to
// its loss, and to the derivatives of the mean loss by the logits, which take their place. The first also finds what
// scales this step of Adam.
//
// targets  [windows, t]  u32, below the vocabulary
// rate     [1]  f32, of learning
// step     [1]  u32, steps so far
// work     f32, sections: changes [b · t, pitch] at `logits`, writes the loss to the third of [b · t, 4] at `stats`
// scales   [2]  f32: the rate of this step, and what the root of moment2 is multiplied by

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  b: u32,
  t: u32,
  vocabulary: u32,
  pitch: u32,
  windows: u32,
  logits: u32,
  stats: u32,
}

@group(0) @binding(0) var<storage, read> targets: array<u32>;
@group(0) @binding(1) var<storage, read> rate: array<f32>;
@group(0) @binding(2) var<storage, read> step: array<u32>;
@group(0) @binding(3) var<storage, read_write> work: array<f32>;
@group(0) @binding(4) var<storage, read_write> scales: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

// 1 − (1 − q)^times by squaring: every term is positive, so that nothing cancels.
fn complement(q: f32, times: u32) -> f32 {
  var sum = 0.0;
  var power = q;
  for (var left = times; left > 0u; left >>= 1u) {
    if ((left & 1u) == 1u) {
      sum += power * (1.0 - sum);
    }
    power *= 2.0 - power;
  }
  return sum;
}

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let row = (group.x + problem.origin.x) * GROUP + thread;
  let rows = problem.b * problem.t;
  if (row >= rows) {
    return;
  }
  if (row == 0) {
    scales[0] = rate[0] / complement(0.1, step[0] + 1);
    scales[1] = inverseSqrt(complement(0.001, step[0] + 1));
  }
  let window = ((step[0] % problem.windows) * problem.b + row / problem.t) % problem.windows;
  let label = targets[window * problem.t + row % problem.t];
  let first = problem.logits + row * problem.pitch;
  var most = work[first];
  for (var c = 1u; c < problem.vocabulary; c++) {
    most = max(most, work[first + c]);
  }
  let below = most - work[first + label];
  var total = 0.0;
  for (var c = 0u; c < problem.vocabulary; c++) {
    let power = exp(work[first + c] - most);
    work[first + c] = power;
    total += power;
  }
  for (var c = 0u; c < problem.vocabulary; c++) {
    work[first + c] = (work[first + c] / total - select(0.0, 1.0, c == label)) / f32(rows);
  }
  for (var c = problem.vocabulary; c < problem.pitch; c++) {
    work[first + c] = 0.0;
  }
  work[problem.stats + 4 * row + 2] = log(total) + below;
}
