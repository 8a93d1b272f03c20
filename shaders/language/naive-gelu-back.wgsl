// Language model, a kernel for each operation: GELU's derivative. A thread turns one derivative by what GELU gave into
// that by what it was given, in place.
//
// work  f32, sections: reads `count` numbers at `source`, changes as many at `delta`

const GROUP: u32 = 64;
const SLOPE: f32 = 1.5957691216057308; // 2 √(2 / π)
const CUBE: f32 = 0.044715;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  count: u32,
  source: u32,
  delta: u32,
}

@group(0) @binding(0) var<storage, read_write> work: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

// 1 / (1 + e^-z), z = SLOPE · (x + CUBE · x³); no exponential is infinite.
fn gateOf(x: f32) -> f32 {
  return 1.0 / (1.0 + exp(clamp(-SLOPE * (x + CUBE * x * x * x), -80.0, 80.0)));
}

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let at = (group.x + problem.origin.x) * GROUP + thread;
  if (at >= problem.count) {
    return;
  }
  let x = work[problem.source + at];
  let gate = gateOf(x);
  let steep = x * gate * (1.0 - gate) * SLOPE * (1.0 + 3.0 * CUBE * x * x);
  work[problem.delta + at] *= gate + steep;
}
