// Language model, a kernel for each operation: update. A thread moves one parameter against its gradient by Adam (D. P.
// Kingma and J. Ba, arXiv 1412.6980). The first also adds up the loss and counts the step; nobody else reads either
// here.
//
// gradient  [count]  f32, as the weights lie
// work      f32, sections: reads the loss from the third of [b · t, 4] at `stats`
// scales    [2]  f32: the rate of this step, and what the root of moment2 is multiplied by
// weights   [count]  f32
// moment1   [count]  f32, mean of gradients
// moment2   [count]  f32, mean of their squares
// step      [1]  u32
// loss      [1]  f32, mean over the batch, before the step

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  rows: u32,
  count: u32, // of parameters
  stats: u32,
}

@group(0) @binding(0) var<storage, read> gradient: array<f32>;
@group(0) @binding(1) var<storage, read> work: array<f32>;
@group(0) @binding(2) var<storage, read> scales: array<f32>;
@group(0) @binding(3) var<storage, read_write> weights: array<f32>;
@group(0) @binding(4) var<storage, read_write> moment1: array<f32>;
@group(0) @binding(5) var<storage, read_write> moment2: array<f32>;
@group(0) @binding(6) var<storage, read_write> step: array<u32>;
@group(0) @binding(7) var<storage, read_write> loss: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let at = (group.x + problem.origin.x) * GROUP + thread;
  if (at >= problem.count) {
    return;
  }
  if (at == 0) {
    var sum = 0.0;
    for (var row = 0u; row < problem.rows; row++) {
      sum += work[problem.stats + 4 * row + 2];
    }
    loss[0] = sum / f32(problem.rows);
    step[0] += 1;
  }
  let slope = gradient[at];
  let m = 0.9 * moment1[at] + 0.1 * slope;
  let v = 0.999 * moment2[at] + 0.001 * slope * slope;
  moment1[at] = m;
  moment2[at] = v;
  weights[at] -= scales[0] * m / (sqrt(v) * scales[1] + 1e-8);
}
