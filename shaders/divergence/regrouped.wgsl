// Diverging branches 3 of 3: regrouped. A workgroup first lines up its elements by branch, then walks.
//
// Improves on branch where neighbours disagree: left elements take places from the front, right ones from the back, so
// that the threads of a wave agree in all waves but the one where the two meet. The price: two atomic counters, a
// barrier, and loads and stores that no longer run along memory. Where neighbours agree anyway it is lost time.
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

var<workgroup> front: atomic<u32>;
var<workgroup> back: atomic<u32>;
var<workgroup> order: array<u32, GROUP>;

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
  let own = (group.x + problem.origin.x) * GROUP + thread;
  if (own < problem.n) {
    if (branch[own] == 0) {
      order[atomicAdd(&front, 1)] = own;
    } else {
      order[GROUP - 1 - atomicAdd(&back, 1)] = own;
    }
  }
  workgroupBarrier();

  // Between the two lie the places of elements beyond the end.
  let i = order[thread];
  if (thread < atomicLoad(&front)) {
    end[i] = left(start[i]);
  } else if (thread >= GROUP - atomicLoad(&back)) {
    end[i] = right(start[i]);
  }
}
