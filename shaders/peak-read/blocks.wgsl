// Read bandwidth: blocks. A workgroup reads a block of 16 KiB, sixteen vectors a thread, and adds it up.
//
// Neighbouring threads read neighbouring vectors of 16 bytes, which memory delivers fastest. Each sum modulo 2^32 is
// exact in any order, so every bit that was read has to be right. Adding up in workgroup memory happens once per block.
//
// words  [blocks, 1024]  vec4u
// sums   [blocks]        u32

const GROUP: u32 = 64;
const VECTORS: u32 = 1024; // per block: 16 for each thread

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
}

@group(0) @binding(0) var<storage, read> words: array<vec4u>;
@group(0) @binding(1) var<storage, read_write> sums: array<u32>;
@group(1) @binding(0) var<uniform> problem: Problem;

var<workgroup> partial: array<u32, GROUP>;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let block = group.x + problem.origin.x;
  var sum = vec4u();
  let first = block * VECTORS + thread;
  for (var i = 0u; i < VECTORS; i += 4 * GROUP) {
    // Four loads before the first addition: they are under way together.
    let a = words[first + i];
    let b = words[first + i + GROUP];
    let c = words[first + i + 2 * GROUP];
    let d = words[first + i + 3 * GROUP];
    sum += a + b + c + d;
  }
  partial[thread] = sum.x + sum.y + sum.z + sum.w;
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
