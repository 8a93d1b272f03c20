// Language model, a kernel for each operation: softmax. A thread turns one query's scores of one head into shares of 1,
// in place; what it does not see gets none.
//
// work  f32, sections: changes [b · t · heads, pitch] at `scores`

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  rows: u32, // b · t · heads
  t: u32,
  heads: u32,
  pitch: u32,
  scores: u32,
}

@group(0) @binding(0) var<storage, read_write> work: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let row = (group.x + problem.origin.x) * GROUP + thread;
  if (row >= problem.rows) {
    return;
  }
  let first = problem.scores + row * problem.pitch;
  let seen = row / problem.heads % problem.t + 1;
  var most = work[first];
  for (var key = 1u; key < seen; key++) {
    most = max(most, work[first + key]);
  }
  var total = 0.0;
  for (var key = 0u; key < seen; key++) {
    let power = exp(work[first + key] - most);
    work[first + key] = power;
    total += power;
  }
  for (var key = 0u; key < problem.pitch; key++) {
    work[first + key] = select(0.0, work[first + key] / total, key < seen);
  }
}
