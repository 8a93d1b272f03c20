// Prefix sums 4 of 4, second of three passes: one workgroup scans the sums of all blocks.
//
// Each thread takes a stretch of them, so that 256 threads do for any number of blocks; the stretches' sums are scanned as in
// hillis-steele.wgsl, in workgroup memory. There is one sum for thousands of numbers, so this pass takes next to no time.
//
// sums     [blocks]  f32
// offsets  [blocks]  f32; the sum of all blocks before each

const GROUP: u32 = 256;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at: always the only one
  blocks: u32,
}

@group(0) @binding(0) var<storage, read> sums: array<f32>;
@group(0) @binding(1) var<storage, read_write> offsets: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

// Two halves that take turns: none is read while it is written.
var<workgroup> scanned: array<array<f32, GROUP>, 2>;

@compute @workgroup_size(GROUP)
fn main(@builtin(local_invocation_index) thread: u32) {
  let stretch = (problem.blocks + GROUP - 1) / GROUP;
  let begin = thread * stretch;
  let end = min(begin + stretch, problem.blocks);
  var mine = 0.0;
  for (var i = begin; i < end; i++) {
    mine += sums[i];
  }
  scanned[0][thread] = mine;
  workgroupBarrier();
  var half = 0u;
  for (var apart = 1u; apart < GROUP; apart *= 2) {
    var sum = scanned[half][thread];
    if (thread >= apart) {
      sum += scanned[half][thread - apart];
    }
    half = 1 - half;
    scanned[half][thread] = sum;
    workgroupBarrier();
  }
  var before = 0.0;
  if (thread > 0) {
    before = scanned[half][thread - 1];
  }
  for (var i = begin; i < end; i++) {
    offsets[i] = before;
    before += sums[i];
  }
}
