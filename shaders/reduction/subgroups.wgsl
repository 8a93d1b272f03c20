// Reduction 5 of 6: subgroups. As vec4.wgsl, with subgroupAdd in place of the tree.
//
// Improves on vec4: the lanes of a subgroup hand their numbers to each other from register to register, without workgroup
// memory and without a barrier. One is left, between the sums of the subgroups and their sum, which each subgroup adds up
// for itself: a subgroup operation wants all of its lanes. Threads of a workgroup fill subgroups in order. Needs the feature
// `subgroups` and at least four lanes.
//
// vectors  [floor(n / 4)]  vec4f
// numbers  [n]             f32; the same memory, for the up to three numbers that fill no vector
// sums     [ceil(floor(n / 4) / (VECTORS · GROUP))]  f32

enable subgroups;

const GROUP: u32 = 256;
const VECTORS: u32 = 2; // per thread
const FEWEST_LANES: u32 = 4;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  n: u32, // 4 at least
}

@group(0) @binding(0) var<storage, read> vectors: array<vec4f>;
@group(0) @binding(1) var<storage, read> numbers: array<f32>;
@group(0) @binding(2) var<storage, read_write> sums: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

var<workgroup> partial: array<f32, GROUP / FEWEST_LANES>;

@compute @workgroup_size(GROUP)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(local_invocation_index) thread: u32,
  @builtin(subgroup_size) lanes: u32,
  @builtin(subgroup_invocation_id) lane: u32,
) {
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
  let ours = subgroupAdd(mine);
  if (lane == 0) {
    partial[thread / lanes] = ours;
  }
  workgroupBarrier();
  var some = 0.0;
  for (var i = lane; i < GROUP / lanes; i += lanes) {
    some += partial[i];
  }
  let all = subgroupAdd(some);
  if (thread == 0) {
    sums[block] = all;
  }
}
