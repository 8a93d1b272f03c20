// Puzzle 8, exchange: the threads of a workgroup share a tile, and each needs what another has put there.
//
// a    [n]  f32
// out  [n]  f32; each block of 64 in reverse order, the last and shorter one too

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
  let begin = (group.x + problem.origin.x) * GROUP;
  let count = min(GROUP, problem.n - begin); // elements of this block
  if (thread < count) {
    tile[thread] = a[begin + thread];
  }
  //- // Your lines: others are still writing; and this is one's own element, not the one across.
  workgroupBarrier(); //+
  if (thread < count) {
    //- out[begin + thread] = tile[thread];
    out[begin + thread] = tile[count - 1u - thread]; //+
  }
}
