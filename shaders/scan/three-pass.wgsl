// Prefix sums 4 of 4, third of three passes: reduce-then-scan. The first pass (reduction/two-pass.wgsl) leaves the sum of
// each block, the second (block-offsets.wgsl) what comes before it; now each workgroup scans its block from there.
//
// Improves on blelloch and subgroups: the first pass only reads, so memory sees the array three times instead of four. A
// thread has four vectors, each in a row of GROUP that neighbours read together; the four rows are scanned at once, one in
// each component. No workgroup waits for another, as it would in a scan of one pass: WebGPU promises no progress to it.
//
// vectors  [floor(n / 4)]  vec4f
// offsets  [blocks]        f32; the sum of all blocks before each
// scanned  [floor(n / 4)]  vec4f

const GROUP: u32 = 256; // threads; a block has 16 numbers for each

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  whole: u32, // vectors
}

@group(0) @binding(0) var<storage, read> vectors: array<vec4f>;
@group(0) @binding(1) var<storage, read> offsets: array<f32>;
@group(0) @binding(2) var<storage, read_write> scanned: array<vec4f>;
@group(1) @binding(0) var<uniform> problem: Problem;

// Sums of rows up to each thread, in two halves that take turns: none is read while it is written.
var<workgroup> rows: array<array<vec4f, GROUP>, 2>;

fn load(at: u32) -> vec4f {
  if (at >= problem.whole) {
    return vec4f();
  }
  let four = vectors[at];
  let pairs = four + vec4f(0, four.xyz);
  return pairs + vec4f(0, 0, pairs.xy);
}

fn store(at: u32, sums: vec4f) {
  if (at < problem.whole) {
    scanned[at] = sums;
  }
}

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let block = group.x + problem.origin.x;
  let first = block * 4 * GROUP + thread;
  let a = load(first);
  let b = load(first + GROUP);
  let c = load(first + 2 * GROUP);
  let d = load(first + 3 * GROUP);
  rows[0][thread] = vec4f(a.w, b.w, c.w, d.w);
  workgroupBarrier();
  var half = 0u;
  for (var apart = 1u; apart < GROUP; apart *= 2) {
    var sum = rows[half][thread];
    if (thread >= apart) {
      sum += rows[half][thread - apart];
    }
    half = 1 - half;
    rows[half][thread] = sum;
    workgroupBarrier();
  }
  let ends = rows[half][GROUP - 1];
  let two = ends.x + ends.y;
  var before = offsets[block] + vec4f(0, ends.x, two, two + ends.z);
  if (thread > 0) {
    before += rows[half][thread - 1];
  }
  store(first, a + before.x);
  store(first + GROUP, b + before.y);
  store(first + 2 * GROUP, c + before.z);
  store(first + 3 * GROUP, d + before.w);
}
