// Reduction 3 of 6: sequential. The tree of interleaved.wgsl with other partners: in each step the first half of the
// threads that are left adds what the second half holds.
//
// Improves on interleaved: the threads that work lie together, so whole waves have nothing left to do and make room, and
// neighbours read neighbours, which lie in different banks of workgroup memory.
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
  for (var half = GROUP / 2; half > 0; half /= 2) {
    if (thread < half) {
      partial[thread] += partial[thread + half];
    }
    workgroupBarrier();
  }
  if (thread == 0) {
    sums[block] = partial[0];
  }
}
