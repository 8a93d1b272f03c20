// Transposition 1 of 4: strided-writes. Threads are numbered along the rows of a.
//
// The plain way, and the yardstick for the other rungs. The threads of a wave read neighbouring numbers, which come in
// a few wide fetches, but each writes to a row of its own: as many narrow writes as there are threads, m numbers apart.
//
// a  [m, n]  f32, row-major
// t  [n, m]  f32, row-major; t[j][i] = a[i][j]

const GROUP_X: u32 = 64;
const GROUP_Y: u32 = 4;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  m: u32,
  n: u32,
}

@group(0) @binding(0) var<storage, read> a: array<f32>;
@group(0) @binding(1) var<storage, read_write> t: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP_X, GROUP_Y)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let column = (group.x + problem.origin.x) * GROUP_X + local.x;
  let row = (group.y + problem.origin.y) * GROUP_Y + local.y;
  if (row >= problem.m || column >= problem.n) {
    return;
  }
  t[column * problem.m + row] = a[row * problem.n + column];
}
