// Puzzle 13, histogram: 64 threads count into 8 bins, and several may want the same bin at once.
//
// a    [n]                      u32, from 0 to 7
// out  [n / 64, rounded up, 8]  u32; how often each number occurs in each block of 64

const GROUP: u32 = 64;
const BINS: u32 = 8;

// Zero at the start, as all workgroup memory is.
var<workgroup> counts: array<atomic<u32>, BINS>;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  n: u32,
}

@group(0) @binding(0) var<storage, read> a: array<u32>;
@group(0) @binding(1) var<storage, read_write> out: array<u32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let i = (group.x + problem.origin.x) * GROUP + thread;
  if (i < problem.n) {
    let bin = a[i];
    //- // Your line: this replaces the count; one has to be added to it, by one thread after the other.
    //- atomicStore(&counts[bin], 1u);
    atomicAdd(&counts[bin], 1u); //+
  }
  workgroupBarrier();
  if (thread < BINS) {
    out[(group.x + problem.origin.x) * BINS + thread] = atomicLoad(&counts[thread]);
  }
}
