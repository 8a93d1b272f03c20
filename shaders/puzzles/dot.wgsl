// Puzzle 11, dot product: one workgroup for two whole arrays. Each thread adds up a share, a tree joins the shares.
//
// a, b  [n]  f32
// out   [1]  f32; the sum of all a[i] * b[i]

const GROUP: u32 = 64;

var<workgroup> tile: array<f32, GROUP>;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  n: u32,
}

@group(0) @binding(0) var<storage, read> a: array<f32>;
@group(0) @binding(1) var<storage, read> b: array<f32>;
@group(0) @binding(2) var<storage, read_write> out: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  var sum = 0.0;
  //- // Your loop: this takes one product for each thread; a thread has to go on, 64 further each time, up to n.
  //- sum += a[thread] * b[thread];
  for (var i = thread; i < problem.n; i += GROUP) { //+
    sum += a[i] * b[i]; //+
  } //+
  tile[thread] = sum;
  for (var half = GROUP / 2u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (thread < half) {
      tile[thread] += tile[thread + half];
    }
  }
  if (thread == 0u) {
    out[group.x + problem.origin.x] = tile[0];
  }
}
