// Prefix sums 2 and 3 of 4, last passes: adds to each block the sum of all blocks before it.
//
// A pass of its own: a workgroup cannot wait for the sums of others, as nothing promises that they run at the same time.
//
// offsets  [ceil(n / block)]  f32; the sum of blocks 0 to b
// scanned  [n]                f32; prefix sums inside each block, and then from the start

const GROUP: u32 = 256;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at: one less than its block, as block 0 has none before it
  n: u32,
  block: u32,
}

@group(0) @binding(0) var<storage, read> offsets: array<f32>;
@group(0) @binding(1) var<storage, read_write> scanned: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let before = group.x + problem.origin.x;
  let offset = offsets[before];
  let first = (before + 1) * problem.block;
  let end = min(first + problem.block, problem.n);
  for (var i = first + thread; i < end; i += GROUP) {
    scanned[i] += offset;
  }
}
