// Language model, a kernel for each operation: derivatives by attention's shares. A thread multiplies a token's
// derivatives by what one head gathered and the values of one key.
//
// work  f32, sections: reads [b · t, 3 width] at `qkv` and [b · t, width] at `delta`, writes [b · t, heads, pitch] at
//       `scores`

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  t: u32,
  width: u32,
  size: u32, // of a head
  pitch: u32, // of a head's scores, a row of which has all heads
  qkv: u32,
  scores: u32,
  delta: u32,
}

@group(0) @binding(0) var<storage, read_write> work: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let key = (group.x + problem.origin.x) * GROUP + thread;
  let row = group.y + problem.origin.y;
  let head = group.z + problem.origin.z;
  let place = row % problem.t;
  if (key > place) {
    return;
  }
  let width = problem.width;
  let heads = width / problem.size;
  let own = problem.delta + row * width + head * problem.size;
  let value = problem.qkv + (row - place + key) * 3 * width + 2 * width + head * problem.size;
  var sum = 0.0;
  for (var c = 0u; c < problem.size; c++) {
    sum += work[own + c] * work[value + c];
  }
  work[problem.scores + (row * heads + head) * problem.pitch + key] = sum;
}
