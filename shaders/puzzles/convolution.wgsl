// Puzzle 12, convolution: weights slide over an array, and each place gets the weighted sum of what lies around it.
//
// a    [n]     f32; what lies beyond its ends counts as 0
// w    [taps]  f32, an odd number of weights
// out  [n]     f32; out[i] = the sum over k of w[k] * a[i + k - (taps - 1) / 2]

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  n: u32,
  taps: u32,
}

@group(0) @binding(0) var<storage, read> a: array<f32>;
@group(0) @binding(1) var<storage, read> w: array<f32>;
@group(0) @binding(2) var<storage, read_write> out: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let i = (group.x + problem.origin.x) * GROUP + thread;
  if (i >= problem.n) {
    return;
  }
  let radius = i32(problem.taps / 2u);
  var sum = 0.0;
  for (var k = 0u; k < problem.taps; k++) {
    let at = i32(i + k) - radius;
    //- // Your lines: the element at `at`, not i, and only where there is one.
    //- sum += w[k] * a[i];
    if (at >= 0 && at < i32(problem.n)) { //+
      sum += w[k] * a[at]; //+
    } //+
  }
  out[i] = sum;
}
