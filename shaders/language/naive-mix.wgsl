// Language model, a kernel for each operation: the weighted sum. A thread computes one number of what attention gathers
// for a token: the shares of its head times that number of the values.
//
// work  f32, sections: reads [b · t, 3 width] at `qkv` and [b · t, heads, pitch] at `scores`, writes [b · t, width] at
//       `to`

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  t: u32,
  width: u32,
  size: u32, // of a head
  pitch: u32, // of a head's scores, a row of which has all heads
  qkv: u32,
  scores: u32,
  to: u32,
}

@group(0) @binding(0) var<storage, read_write> work: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let column = (group.x + problem.origin.x) * GROUP + thread;
  let row = group.y + problem.origin.y;
  let width = problem.width;
  if (column >= width) {
    return;
  }
  let place = row % problem.t;
  let shares = problem.scores + (row * (width / problem.size) + column / problem.size) * problem.pitch;
  let values = problem.qkv + (row - place) * 3 * width + 2 * width + column;
  var sum = 0.0;
  for (var key = 0u; key <= place; key++) {
    sum += work[shares + key] * work[values + key * 3 * width];
  }
  work[problem.to + row * width + column] = sum;
}
