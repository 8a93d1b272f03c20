// Softmax 1 of 4: row-per-thread. One thread takes a row: once through it for the maximum, once for the sum, once to
// write.
//
// The plain way, and the yardstick for the other rungs. Nobody waits for anybody, but neighbouring threads read numbers
// that lie a row apart: each fetch of a wave touches as many cache lines as it has threads, and a row is read three
// times. There are no more threads than rows.
//
// x  [m, n]  f32, row-major
// y  [m, n]  f32, row-major; e^x over the row's sum of it. The maximum is taken off first, so that no power overflows.

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  m: u32,
  n: u32,
}

@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read_write> y: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let row = (group.x + problem.origin.x) * GROUP + thread;
  if (row >= problem.m) {
    return;
  }
  let first = row * problem.n;
  let end = first + problem.n;
  var highest = x[first];
  for (var i = first + 1; i < end; i++) {
    highest = max(highest, x[i]);
  }
  var sum = 0f;
  for (var i = first; i < end; i++) {
    sum += exp(x[i] - highest);
  }
  for (var i = first; i < end; i++) {
    y[i] = exp(x[i] - highest) / sum;
  }
}
