// Reduction 6 of 6: two-pass. No more workgroups than a GPU runs at once; each adds up a long stretch, and the second pass,
// a workgroup by itself, adds up what they found.
//
// Improves on vec4 and subgroups: a thread goes on loading and adding in registers, four vectors under way at once, and the
// tree comes once for a whole stretch. Beside reading there is hardly anything left to do, so memory sets the pace.
//
// vectors  [floor(n / 4)]  vec4f
// numbers  [n]             f32; the same memory, for the up to three numbers that fill no vector
// sums     [ceil(floor(n / 4) / stretch)]  f32

const GROUP: u32 = 256;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  n: u32, // 4 at least
  stretch: u32, // vectors of a workgroup
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
  let end = min((block + 1) * problem.stretch, whole);
  var four = vec4f();
  var at = block * problem.stretch + thread;
  for (; at + 3 * GROUP < end; at += 4 * GROUP) {
    // Four loads before the first addition: they are under way together.
    let a = vectors[at];
    let b = vectors[at + GROUP];
    let c = vectors[at + 2 * GROUP];
    let d = vectors[at + 3 * GROUP];
    four += (a + b) + (c + d);
  }
  for (; at < end; at += GROUP) {
    four += vectors[at];
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
