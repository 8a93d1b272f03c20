// Language model, a kernel for each operation: derivatives by queries, keys and values. A thread computes one number:
// for a query it goes through the keys that it sees, for a key or a value through the queries that see it.
//
// work  f32, sections: reads [b · t, 3 width] at `qkv`, [b · t, heads, pitch] at `shares` and `scores`, [b · t, width]
//       at `delta`; writes [b · t, 3 width] at `to`

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  t: u32,
  width: u32,
  size: u32, // of a head
  pitch: u32,
  qkv: u32,
  shares: u32,
  scores: u32, // the derivatives
  delta: u32,
  to: u32,
}

@group(0) @binding(0) var<storage, read_write> work: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let column = (group.x + problem.origin.x) * GROUP + thread;
  let row = group.y + problem.origin.y;
  let width = problem.width;
  if (column >= 3 * width) {
    return;
  }
  let line = 3 * width;
  let heads = width / problem.size;
  let number = column % width;
  let place = row % problem.t;
  let first = row - place;
  let across = heads * problem.pitch; // from one query's scores to the next one's
  let scores = problem.scores + first * across + number / problem.size * problem.pitch;
  let shares = problem.shares + first * across + number / problem.size * problem.pitch;
  var sum = 0.0;
  if (column < width) {
    for (var key = 0u; key <= place; key++) {
      sum += work[scores + place * across + key] * work[problem.qkv + (first + key) * line + width + number];
    }
  } else if (column < 2 * width) {
    for (var query = place; query < problem.t; query++) {
      sum += work[scores + query * across + place] * work[problem.qkv + (first + query) * line + number];
    }
  } else {
    for (var query = place; query < problem.t; query++) {
      sum += work[shares + query * across + place] * work[problem.delta + (first + query) * width + number];
    }
  }
  work[problem.to + row * line + column] = sum;
}
