// Training, the plain way, back from the hidden layer to the features. A thread computes one number: the loss's derivative
// by the sum that made a feature, 0 where the feature is asleep.
//
// weights   [1163, pitch] f32, of which the first 1152 rows are the features'; more lie behind
// delta1    [b, pitch]    f32, derivatives by the hidden layer's sums
// features  [b, 1152]     f32
// deltas    [b, 1152]     f32

const GROUP: u32 = 64;
const FEATURES: u32 = 1152;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  pitch: u32,
}

@group(0) @binding(0) var<storage, read> weights: array<f32>;
@group(0) @binding(1) var<storage, read> delta1: array<f32>;
@group(0) @binding(2) var<storage, read> features: array<f32>;
@group(0) @binding(3) var<storage, read_write> deltas: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let feature = (group.x + problem.origin.x) * GROUP + thread;
  let at = group.y + problem.origin.y;
  let pitch = problem.pitch;
  if (feature >= FEATURES) {
    return;
  }
  var sum = 0.0;
  for (var unit = 0u; unit < pitch; unit++) {
    sum += weights[feature * pitch + unit] * delta1[at * pitch + unit];
  }
  deltas[at * FEATURES + feature] = select(0.0, sum, features[at * FEATURES + feature] > 0.0);
}
