// Puzzle 6, stride: 256 threads, and more elements than that. A thread does one, and goes on to the next of its own.
//
// a    [n]  f32
// out  [n]  f32; out[i] = 2 * a[i]

const GROUP: u32 = 64;
const THREADS: u32 = 4 * GROUP; // four workgroups, whatever n is

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  n: u32,
}

@group(0) @binding(0) var<storage, read> a: array<f32>;
@group(0) @binding(1) var<storage, read_write> out: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let first = (group.x + problem.origin.x) * GROUP + thread;
  //- // Your line: this takes the first element of the thread only.
  //- for (var i = first; i < min(problem.n, THREADS); i += THREADS) {
  for (var i = first; i < problem.n; i += THREADS) { //+
    out[i] = 2.0 * a[i];
  }
}
