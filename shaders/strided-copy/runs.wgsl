// Strided copy 1 of 3: runs. Each thread copies 16 numbers in a row, one after the other.
//
// How one would share out the work among CPU threads, and the yardstick for the other rungs. On a GPU neighbouring
// threads load at the same moment: here from places 16 strides apart, so that even at stride 1 each has a fetch of its
// own. The other numbers of a fetched line are wanted too, but only later, if the cache still has them by then.
//
// source  [count, stride]  f32, row-major; its first column is copied
// copied  [count]          f32

const GROUP: u32 = 64;
const RUN: u32 = 16; // numbers per thread

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
  let first = ((group.x + problem.origin.x) * GROUP + thread) * RUN;
  for (var i = first; i < min(first + RUN, problem.count); i++) {
    copied[i] = source[i * problem.stride];
  }
}
