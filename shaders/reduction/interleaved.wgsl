// Reduction 2 of 6: interleaved. A workgroup adds up 256 numbers as a tree in workgroup memory; a pass leaves one sum for
// each workgroup, and as many passes follow as it takes until one is left.
//
// Improves on atomic: half of the threads add at once, then a quarter, and so on: eight steps instead of 256 turns. A step
// adds the neighbour at distance 1, 2, 4 …; what is wrong with that: the threads that work lie scattered among those that
// rest, so that every wave has some of both and none is through until the end, and dividing by a distance costs.
//
// numbers  [n]                f32
// sums     [ceil(n / GROUP)]  f32

const GROUP: u32 = 256;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  n: u32,
}

@group(0) @binding(0) var<storage, read> numbers: array<f32>;
@group(0) @binding(1) var<storage, read_write> sums: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

var<workgroup> partial: array<f32, GROUP>;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let block = group.x + problem.origin.x;
  let i = block * GROUP + thread;
  if (i < problem.n) {
    partial[thread] = numbers[i];
  } else {
    partial[thread] = 0;
  }
  workgroupBarrier();
  for (var apart = 1u; apart < GROUP; apart *= 2) {
    if (thread % (2 * apart) == 0) {
      partial[thread] += partial[thread + apart];
    }
    workgroupBarrier();
  }
  if (thread == 0) {
    sums[block] = partial[0];
  }
}
