// Diverging branches 1 of 3: branch. Each thread walks one of two branches of equal cost.
//
// The plain way, and the yardstick. The threads of a wave share one program counter: where all agree the wave walks one
// branch, where they do not it walks both, with the threads of the other branch switched off, and takes twice as long.
// What counts is agreement within a wave (32 threads on many GPUs, 16 to 64 on others), not how many take which branch.
//
// start   [n]  u32
// branch  [n]  u32, 0 or 1
// end     [n]  u32; start after `steps` steps along its branch, modulo 2^32

const GROUP: u32 = 256;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  n: u32,
  steps: u32,
}

@group(0) @binding(0) var<storage, read> start: array<u32>;
@group(0) @binding(1) var<storage, read> branch: array<u32>;
@group(0) @binding(2) var<storage, read_write> end: array<u32>;
@group(1) @binding(0) var<uniform> problem: Problem;

fn left(start: u32) -> u32 {
  var x = start;
  for (var step = 0u; step < problem.steps; step++) {
    x = (x ^ (x >> 16)) * 0x7feb352d + 0x9e3779b9;
  }
  return x;
}

fn right(start: u32) -> u32 {
  var x = start;
  for (var step = 0u; step < problem.steps; step++) {
    x = x * 0x846ca68b + 0x85ebca6b;
    x ^= x >> 15;
  }
  return x;
}

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let i = (group.x + problem.origin.x) * GROUP + thread;
  if (i >= problem.n) {
    return;
  }
  if (branch[i] == 0) {
    end[i] = left(start[i]);
  } else {
    end[i] = right(start[i]);
  }
}
