// Strided copy 3 of 3: four. Each thread copies four numbers, one workgroup's width apart.
//
// Improves on neighbours: four loads that do not depend on each other are under way at once, so that more of the
// waiting for memory overlaps. At every step neighbouring threads still load neighbouring numbers. What a stride wastes
// stays wasted: only another layout of the data could change that.
//
// source  [count, stride]  f32, row-major; its first column is copied
// copied  [count]          f32

const GROUP: u32 = 64;
const COUNT: u32 = 4; // numbers per thread: the loads written out below

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  count: u32,
  stride: u32,
}

@group(0) @binding(0) var<storage, read> source: array<f32>;
@group(0) @binding(1) var<storage, read_write> copied: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

fn load(i: u32) -> f32 {
  return source[min(i, problem.count - 1) * problem.stride];
}

fn write(i: u32, number: f32) {
  if (i < problem.count) {
    copied[i] = number;
  }
}

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let i = (group.x + problem.origin.x) * GROUP * COUNT + thread;
  let a = load(i);
  let b = load(i + GROUP);
  let c = load(i + 2 * GROUP);
  let d = load(i + 3 * GROUP);
  write(i, a);
  write(i + GROUP, b);
  write(i + 2 * GROUP, c);
  write(i + 3 * GROUP, d);
}
