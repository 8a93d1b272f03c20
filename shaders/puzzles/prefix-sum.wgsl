// Puzzle 14, prefix sum: each element becomes the sum of all up to itself, in six rounds instead of 64 steps.
//
// a    [n]  f32
// out  [n]  f32; the sum of the elements of its block of 64 up to a[i], a[i] among them

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
  for (var reach = 1u; reach < GROUP; reach *= 2u) {
    workgroupBarrier();
    var before = 0.0;
    //- // Your lines: `before` is the number that lies `reach` further to the left, if there is one. All of them have to
    //- // be read before one is changed.
    if (thread >= reach) { //+
      before = tile[thread - reach]; //+
    } //+
    workgroupBarrier(); //+
    tile[thread] += before;
  }
  if (i < problem.n) {
    out[i] = tile[thread];
  }
}
