// Prefix sums 3 of 4: subgroups. As blelloch.wgsl, with subgroupInclusiveAdd in place of the tree, over blocks of 1024.
//
// Improves on blelloch: lanes hand sums to each other from register to register; one barrier is left of twenty. A subgroup
// scans four rows of neighbours at once, one in each component of a vector, and then adds up the sums of the subgroups
// before it; each does so for itself, as a subgroup operation wants all of its lanes. Threads of a workgroup fill subgroups
// in order. Needs the feature `subgroups` and at least four lanes.
//
// numbers  [n]                f32
// scanned  [n]                f32; prefix sums inside each block, each number's own included
// sums     [ceil(n / BLOCK)]  f32; of whole blocks

enable subgroups;

const GROUP: u32 = 256;
const ROWS: u32 = 4; // of each subgroup, as long as it has lanes
const BLOCK: u32 = ROWS * GROUP;
const FEWEST_LANES: u32 = 4;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  n: u32,
}

@group(0) @binding(0) var<storage, read> numbers: array<f32>;
@group(0) @binding(1) var<storage, read_write> scanned: array<f32>;
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
  let subgroup = thread / lanes;
  let first = block * BLOCK + subgroup * ROWS * lanes + lane;
  var rows = vec4f();
  for (var row = 0u; row < ROWS; row++) {
    let i = first + row * lanes;
    if (i < problem.n) {
      rows[row] = numbers[i];
    }
  }
  let along = subgroupInclusiveAdd(rows);
  let ends = subgroupShuffle(along, lanes - 1);
  let two = ends.x + ends.y;
  let three = two + ends.z;
  if (lane == 0) {
    partial[subgroup] = three + ends.w;
  }
  workgroupBarrier();
  var earlier = 0.0;
  var all = 0.0;
  for (var i = lane; i < GROUP / lanes; i += lanes) {
    all += partial[i];
    if (i < subgroup) {
      earlier += partial[i];
    }
  }
  let before = subgroupAdd(earlier);
  let total = subgroupAdd(all);
  let result = along + (before + vec4f(0, ends.x, two, three));
  for (var row = 0u; row < ROWS; row++) {
    let i = first + row * lanes;
    if (i < problem.n) {
      scanned[i] = result[row];
    }
  }
  if (thread == 0) {
    sums[block] = total;
  }
}
