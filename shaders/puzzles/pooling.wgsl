// Puzzle 9, pooling: the largest of three neighbours. Each element is fetched once by a workgroup, and used three times.
//
// a    [n]  f32
// out  [n]  f32; the largest of a[i - 1], a[i] and a[i + 1], as far as there are such

const GROUP: u32 = 64;

// The elements of the workgroup, and one more on either side.
var<workgroup> tile: array<f32, GROUP + 2>;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  n: u32,
}

@group(0) @binding(0) var<storage, read> a: array<f32>;
@group(0) @binding(1) var<storage, read_write> out: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

// Below every element where a has none.
fn fetch(i: i32) -> f32 {
  if (i < 0 || i >= i32(problem.n)) {
    return -1e30;
  }
  return a[i];
}

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let i = (group.x + problem.origin.x) * GROUP + thread;
  tile[thread + 1u] = fetch(i32(i));
  //- // Your lines: the first thread also fetches what lies before the workgroup's elements, the last what lies behind.
  if (thread == 0u) { //+
    tile[0] = fetch(i32(i) - 1); //+
  } //+
  if (thread == GROUP - 1u) { //+
    tile[GROUP + 1u] = fetch(i32(i) + 1); //+
  } //+
  workgroupBarrier();
  if (i < problem.n) {
    out[i] = max(tile[thread + 1u], max(tile[thread], tile[thread + 2u]));
  }
}
