// Prefix sums 2 of 4: Blelloch. A workgroup scans a block of 512 numbers as a tree in workgroup memory; the blocks' sums are
// scanned by the same kernel, and add-offsets.wgsl adds what comes before each block.
//
// Improves on hillis-steele: the way up the tree adds pairs, the way down hands each half what lies before it, two additions
// for each number instead of log2(n); and memory sees the array four times, however long it is.
// Source: G. E. Blelloch, "Prefix sums and their applications", CMU-CS-90-190 (1990).
//
// numbers  [n]                f32
// scanned  [n]                f32; prefix sums inside each block, each number's own included
// sums     [ceil(n / BLOCK)]  f32; of whole blocks

const GROUP: u32 = 256;
const BLOCK: u32 = 2 * GROUP;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  n: u32,
}

@group(0) @binding(0) var<storage, read> numbers: array<f32>;
@group(0) @binding(1) var<storage, read_write> scanned: array<f32>;
@group(0) @binding(2) var<storage, read_write> sums: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

var<workgroup> tree: array<f32, BLOCK>;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let block = group.x + problem.origin.x;
  let i = block * BLOCK + thread;
  var low = 0.0;
  var high = 0.0;
  if (i < problem.n) {
    low = numbers[i];
  }
  if (i + GROUP < problem.n) {
    high = numbers[i + GROUP];
  }
  tree[thread] = low;
  tree[thread + GROUP] = high;

  // Up: the last number of each stretch becomes the stretch's sum.
  for (var apart = 1u; apart < BLOCK; apart *= 2) {
    workgroupBarrier();
    let at = (thread + 1) * 2 * apart - 1;
    if (at < BLOCK) {
      tree[at] += tree[at - apart];
    }
  }
  workgroupBarrier();
  if (thread == 0) {
    sums[block] = tree[BLOCK - 1];
    tree[BLOCK - 1] = 0;
  }

  // Down: the left half gets what lies before the stretch, the right half that and the left half's sum.
  for (var apart = BLOCK / 2; apart > 0; apart /= 2) {
    workgroupBarrier();
    let at = (thread + 1) * 2 * apart - 1;
    if (at < BLOCK) {
      let left = tree[at - apart];
      tree[at - apart] = tree[at];
      tree[at] += left;
    }
  }
  workgroupBarrier();
  if (i < problem.n) {
    scanned[i] = tree[thread] + low;
  }
  if (i + GROUP < problem.n) {
    scanned[i + GROUP] = tree[thread + GROUP] + high;
  }
}
