// Strided copy 2 of 3: neighbours. Neighbouring threads copy neighbouring numbers.
//
// Improves on runs: at stride 1 what a wave loads lies side by side, and a few wide fetches serve all of it. At stride
// s it is spread over s times as many lines, of which 1/s is used: the useful bandwidth falls as 1/s, until every
// thread has a line of its own.
//
// source  [count, stride]  f32, row-major; its first column is copied
// copied  [count]          f32

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  count: u32,
  stride: u32,
}

@group(0) @binding(0) var<storage, read> source: array<f32>;
@group(0) @binding(1) var<storage, read_write> copied: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let i = (group.x + problem.origin.x) * GROUP + thread;
  if (i >= problem.count) {
    return;
  }
  copied[i] = source[i * problem.stride];
}
