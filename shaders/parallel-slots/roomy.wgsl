// Parallel slots 2 of 2: roomy. As light.wgsl, but each workgroup also occupies 16 KiB of workgroup memory, all that
// WebGPU promises.
//
// A core shares out a fixed amount of that memory, so it holds fewer of these workgroups at once: the steps of the
// staircase become narrower. Setting the memory to zero, which WebGPU does first, takes some time too.
//
// start  [groups, 64]  u32
// end    [groups, 64]  u32; start after `steps` steps of x = (x ^ (x >> 16)) · M + A modulo 2^32

const GROUP: u32 = 64;
const ROOM: u32 = 4096; // words
const M: u32 = 0x7feb352d;
const A: u32 = 0x9e3779b9;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  steps: u32,
}

@group(0) @binding(0) var<storage, read> start: array<u32>;
@group(0) @binding(1) var<storage, read_write> end: array<u32>;
@group(1) @binding(0) var<uniform> problem: Problem;

var<workgroup> room: array<u32, ROOM>;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let first = (group.x + problem.origin.x) * GROUP;
  // Spread over all of the room, so that no compiler can make it smaller. Each thread reads what its neighbour wrote.
  let neighbour = (thread + 1) % GROUP;
  room[neighbour * (ROOM / GROUP)] = start[first + neighbour];
  workgroupBarrier();
  var x = room[thread * (ROOM / GROUP)];
  for (var n = 0u; n < problem.steps; n++) {
    x = (x ^ (x >> 16)) * M + A;
  }
  end[first + thread] = x;
}
