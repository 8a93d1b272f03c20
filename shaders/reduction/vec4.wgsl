// Reduction 4 of 6: vec4. A thread loads two vectors of four numbers and adds up all eight before the tree begins.
//
// Improves on sequential: seven of eight additions happen in registers, where nobody waits for anybody, and the tree with
// its barriers serves 2048 numbers instead of 256. A load of 16 bytes asks for as much as four loads of 4.
//
// vectors  [floor(n / 4)]  vec4f
// numbers  [n]             f32; the same memory, for the up to three numbers that fill no vector
// sums     [ceil(floor(n / 4) / (VECTORS · GROUP))]  f32

const GROUP: u32 = 256;
const VECTORS: u32 = 2; // per thread

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  n: u32, // 4 at least
}

@group(0) @binding(0) var<storage, read> vectors: array<vec4f>;
@group(0) @binding(1) var<storage, read> numbers: array<f32>;
@group(0) @binding(2) var<storage, read_write> sums: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

var<workgroup> partial: array<f32, GROUP>;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let block = group.x + problem.origin.x;
  let whole = problem.n / 4;
  var four = vec4f();
  for (var i = 0u; i < VECTORS; i++) {
    // Neighbouring threads load neighbouring vectors.
    let at = (block * VECTORS + i) * GROUP + thread;
    if (at < whole) {
      four += vectors[at];
    }
  }
  var mine = (four.x + four.y) + (four.z + four.w);
  if (block == 0 && thread < problem.n % 4) {
    mine += numbers[whole * 4 + thread];
  }
  partial[thread] = mine;
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
