// Language model, a kernel for each operation: softmax's derivative. A thread takes one row of derivatives by shares to
// those by products of query and key, in place; what is not seen has none.
//
// work  f32, sections: reads [b · t · heads, pitch] at `shares`, changes the same shape at `delta`

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  rows: u32, // b · t · heads
  t: u32,
  heads: u32,
  pitch: u32,
  shares: u32,
  delta: u32,
  scale: u32, // bits of an f32
}

@group(0) @binding(0) var<storage, read_write> work: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let row = (group.x + problem.origin.x) * GROUP + thread;
  if (row >= problem.rows) {
    return;
  }
  let first = row * problem.pitch;
  let seen = row / problem.heads % problem.t + 1;
  var total = 0.0;
  for (var key = 0u; key < seen; key++) {
    total += work[problem.shares + first + key] * work[problem.delta + first + key];
  }
  let scale = bitcast<f32>(problem.scale);
  for (var key = 0u; key < problem.pitch; key++) {
    let slope = work[problem.shares + first + key] * (work[problem.delta + first + key] - total) * scale;
    work[problem.delta + first + key] = select(0.0, slope, key < seen);
  }
}
