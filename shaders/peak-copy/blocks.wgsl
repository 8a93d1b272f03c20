// Copy bandwidth: blocks. A workgroup copies a block of 16 KiB, sixteen vectors a thread.
//
// Neighbouring threads read and write neighbouring vectors of 16 bytes, which memory moves fastest; four loads of a
// thread are under way before the first store.
//
// source, copied  [blocks, 1024]  vec4u

const GROUP: u32 = 64;
const VECTORS: u32 = 1024; // per block: 16 for each thread

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
}

@group(0) @binding(0) var<storage, read> source: array<vec4u>;
@group(0) @binding(1) var<storage, read_write> copied: array<vec4u>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let first = (group.x + problem.origin.x) * VECTORS + thread;
  for (var i = 0u; i < VECTORS; i += 4 * GROUP) {
    let a = source[first + i];
    let b = source[first + i + GROUP];
    let c = source[first + i + 2 * GROUP];
    let d = source[first + i + 3 * GROUP];
    copied[first + i] = a;
    copied[first + i + GROUP] = b;
    copied[first + i + 2 * GROUP] = c;
    copied[first + i + 3 * GROUP] = d;
  }
}
