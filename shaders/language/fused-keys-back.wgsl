// Language model, fused: derivatives by keys and values. A thread takes one token of one head through all queries that see
// it, and keeps what they weigh in registers.
//
// work    f32, sections: reads shares [b · t, heads, pitch] at `shares` and the derivatives by scores at `scores`, queries
//         [b · t, 3 width] at `qkv` and [b · t, width] at `delta`; writes the last two thirds of [b · t, 3 width] at `to`

const GROUP: u32 = 64;
const SIZE: u32 = 4; // of a head, in vectors

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  rows: u32, // b · t · heads
  t: u32,
  heads: u32,
  pitch: u32, // of a head's shares
  qkv: u32,
  shares: u32,
  scores: u32, // the derivatives
  delta: u32,
  to: u32,
}

@group(0) @binding(0) var<storage, read_write> work: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

fn four(at: u32) -> vec4f {
  return vec4f(work[at], work[at + 1], work[at + 2], work[at + 3]);
}

fn write(at: u32, value: vec4f) {
  work[at] = value.x;
  work[at + 1] = value.y;
  work[at + 2] = value.z;
  work[at + 3] = value.w;
}

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let index = (group.x + problem.origin.x) * GROUP + thread;
  if (index >= problem.rows) {
    return;
  }
  let heads = problem.heads;
  let row = index / heads;
  let head = index % heads;
  let width = heads * SIZE * 4;
  let place = row % problem.t;
  var ofKey: array<vec4f, SIZE>;
  var ofValue: array<vec4f, SIZE>;
  for (var other = row; other < row - place + problem.t; other++) {
    let at = (other * heads + head) * problem.pitch + place;
    let share = vec4f(work[problem.shares + at]);
    let slope = vec4f(work[problem.scores + at]);
    let query = problem.qkv + other * 3 * width + head * SIZE * 4;
    let delta = problem.delta + other * width + head * SIZE * 4;
    for (var c = 0u; c < SIZE; c++) {
      ofKey[c] = fma(slope, four(query + 4 * c), ofKey[c]);
      ofValue[c] = fma(share, four(delta + 4 * c), ofValue[c]);
    }
  }
  let to = problem.to + row * 3 * width + head * SIZE * 4;
  for (var c = 0u; c < SIZE; c++) {
    write(to + width + 4 * c, ofKey[c]);
    write(to + 2 * width + 4 * c, ofValue[c]);
  }
}
