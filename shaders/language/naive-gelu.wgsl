// Language model, a kernel for each operation: GELU. A thread multiplies one number by its gate (D. Hendrycks and K.
// Gimpel, arXiv 1606.08415, the form with tanh).
//
// work  f32, sections: reads `count` numbers at `source`, writes as many at `to`

const GROUP: u32 = 64;
const SLOPE: f32 = 1.5957691216057308; // 2 √(2 / π)
const CUBE: f32 = 0.044715;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  count: u32,
  source: u32,
  to: u32,
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
  work[problem.to + at] = x * gateOf(x);
}
