// Training, the plain way, 2 of 5: output. A thread takes one picture from its hidden layer to the loss, and to the
// loss's derivatives by the ten sums before softmax: (softmax − label) / b.
//
// A batch has few pictures: most of the GPU has nothing to do meanwhile.
//
// labels   [m]            u32, below 10
// weights  [795, pitch]   f32, of which the last ten rows are the classes'; then ten biases
// step     [1]            u32, steps so far
// hidden   [b, pitch]     f32
// delta2   [b, 12]        f32: ten derivatives, the picture's loss, and nothing
// scales   [2]            f32: what scales the update of this step, see `scalesOf`

const GROUP: u32 = 64;
const CLASSES: u32 = 10;
const CLASS_PITCH: u32 = 12;
const CLASS_ROW: u32 = 785;
const ADAM: u32 = 1; // or SGD

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  b: u32,
  pitch: u32,
  m: u32,
}

@group(0) @binding(0) var<storage, read> labels: array<u32>;
@group(0) @binding(1) var<storage, read> weights: array<f32>;
@group(0) @binding(2) var<storage, read> step: array<u32>;
@group(0) @binding(3) var<storage, read> hidden: array<f32>;
@group(0) @binding(4) var<storage, read_write> delta2: array<f32>;
@group(0) @binding(5) var<storage, read_write> scales: array<f32>;
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
  let at = (group.x + problem.origin.x) * GROUP + thread;
  let pitch = problem.pitch;
  if (at >= problem.b) {
    return;
  }
  if (at == 0) {
    scales[0] = select(0.05, 0.001 / complement(0.1, step[0] + 1), ADAM == 1);
    scales[1] = inverseSqrt(complement(0.001, step[0] + 1));
  }
  var logits: array<f32, CLASSES>;
  var largest = 0.0;
  for (var c = 0u; c < CLASSES; c++) {
    var sum = weights[(CLASS_ROW + CLASSES) * pitch + c];
    for (var unit = 0u; unit < pitch; unit++) {
      sum += hidden[at * pitch + unit] * weights[(CLASS_ROW + c) * pitch + unit];
    }
    logits[c] = sum;
    largest = select(max(largest, sum), sum, c == 0);
  }
  var total = 0.0;
  for (var c = 0u; c < CLASSES; c++) {
    total += exp(logits[c] - largest);
  }
  let label = labels[((step[0] % problem.m) * problem.b + at) % problem.m];
  for (var c = 0u; c < CLASSES; c++) {
    let share = exp(logits[c] - largest) / total;
    delta2[at * CLASS_PITCH + c] = (share - select(0.0, 1.0, c == label)) / f32(problem.b);
  }
  delta2[at * CLASS_PITCH + CLASSES] = log(total) + (largest - logits[label]);
  delta2[at * CLASS_PITCH + CLASSES + 1] = 0.0;
}
