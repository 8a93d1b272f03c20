// Puzzle 10, tree: 64 numbers become one in six rounds, each with half as many threads as the one before.
//
// a    [n]                           f32
// out  [n / 64, rounded up]          f32; the sum of each block of 64

const GROUP: u32 = 64;

var<workgroup> tile: array<f32, GROUP>;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  n: u32,
}

@group(0) @binding(0) var<storage, read> a: array<f32>;
@group(0) @binding(1) var<storage, read_write> out: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let i = (group.x + problem.origin.x) * GROUP + thread;
  var value = 0.0;
  if (i < problem.n) {
    value = a[i];
  }
  tile[thread] = value;
  for (var half = GROUP / 2u; half > 0u; half /= 2u) {
    workgroupBarrier();
    //- // Your lines: in each round the first `half` threads add to their number the one that lies `half` further on.
    if (thread < half) { //+
      tile[thread] += tile[thread + half]; //+
    } //+
  }
  if (thread == 0u) {
    out[group.x + problem.origin.x] = tile[0];
  }
}
