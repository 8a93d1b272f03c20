// Diverging branches 2 of 3: both. Each thread walks both branches and chooses.
//
// What "branchless" code does. It never diverges, and pays for both branches always: no faster than branch where
// threads disagree, half as fast where they agree. The two walks do not depend on each other, so one may fill the
// other's waiting; with short branches that can make it worth while.
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

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let i = (group.x + problem.origin.x) * GROUP + thread;
  if (i >= problem.n) {
    return;
  }
  var x = start[i];
  var y = x;
  for (var step = 0u; step < problem.steps; step++) {
    x = (x ^ (x >> 16)) * 0x7feb352d + 0x9e3779b9;
    y = y * 0x846ca68b + 0x85ebca6b;
    y ^= y >> 15;
  }
  end[i] = select(y, x, branch[i] == 0);
}
