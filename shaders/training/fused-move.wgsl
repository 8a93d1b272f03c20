// Training, fused, the moves of all filters' weights. A thread adds up the parts of one gradient, from the first to the last:
// the same bits every time.
//
// Improves on the plain way: gradients never go to memory whole.
//
// parts    [parts, count]   f32, of the gradients
// work     vector number `scales` has what scales this step  f32 as vec4f
// weights  behind `first`: [count] f32
// moment1  as the weights, mean of gradients; four numbers that nobody reads under SGD
// moment2  as the weights, mean of their squares; the same

const GROUP: u32 = 64;
const ADAM: u32 = 1; // or SGD

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  parts: u32,
  count: u32,
  first: u32,
  scales: u32,
}

@group(0) @binding(0) var<storage, read> parts: array<f32>;
@group(0) @binding(1) var<storage, read> work: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> weights: array<f32>;
@group(0) @binding(3) var<storage, read_write> moment1: array<f32>;
@group(0) @binding(4) var<storage, read_write> moment2: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

fn follow(at: u32, slope: f32, scales: vec4f) {
  if (ADAM == 0) {
    weights[at] -= scales.x * slope;
    return;
  }
  let m = 0.9 * moment1[at] + 0.1 * slope;
  let v = 0.999 * moment2[at] + 0.001 * slope * slope;
  moment1[at] = m;
  moment2[at] = v;
  weights[at] -= scales.x * m / (sqrt(v) * scales.y + 1e-8);
}

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let own = (group.x + problem.origin.x) * GROUP + thread;
  if (own >= problem.count) {
    return;
  }
  var slope = 0.0;
  for (var part = 0u; part < problem.parts; part++) {
    slope += parts[part * problem.count + own];
  }
  follow(problem.first + own, slope, work[problem.scales]);
}
