// Language model, a kernel for each operation: softmax of the newest token's scores. A thread turns those of one head into
// shares of 1, in place.
//
// work  f32, sections: changes [b · heads, pitch] at `scores`
// place [1]  u32, of who writes on and on; not looked at otherwise

const GROUP: u32 = 64;
const WRITES: u32 = 0; // 1: `place` tells how many tokens there are before the newest

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  rows: u32, // b · heads
  t: u32,
  pitch: u32,
  scores: u32,
}

@group(0) @binding(0) var<storage, read_write> work: array<f32>;
@group(0) @binding(1) var<storage, read> place: array<u32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let row = (group.x + problem.origin.x) * GROUP + thread;
  if (row >= problem.rows) {
    return;
  }
  let first = problem.scores + row * problem.pitch;
  let t = select(problem.t, place[0] + 1, WRITES == 1);
  var most = work[first];
  for (var key = 1u; key < t; key++) {
    most = max(most, work[first + key]);
  }
  var total = 0.0;
  for (var key = 0u; key < t; key++) {
    let power = exp(work[first + key] - most);
    work[first + key] = power;
    total += power;
  }
  for (var key = 0u; key < t; key++) {
    work[first + key] = work[first + key] / total;
  }
}
