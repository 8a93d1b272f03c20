// Reduction 1 of 6, second of three passes: atomic. Every thread adds its number to one total that all share.
//
// The plain way, and the yardstick. Atomic additions to one place happen one after the other, however many threads there
// are. WGSL has them for integers of 32 bits only, so numbers are taken in fixed point, as multiples of 2^-30 (an error of
// 2^-31 at most in each, as none is larger than 1), and their sum takes 31 bits and one more for every doubling of n: two
// words, and whoever makes the lower one overflow carries to the upper. Additions of integers are exact in any order.
//
// x      [n]  f32, from -1 to 1
// total  [2]  u32; the sum in units of 2^-30 as a two's complement of 64 bits, its lower word first

const GROUP: u32 = 256;
const UNITS: f32 = 0x1p30; // of 1

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  n: u32,
}

@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read_write> total: array<atomic<u32>, 2>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let i = (group.x + problem.origin.x) * GROUP + thread;
  if (i >= problem.n) {
    return;
  }
  let units = i32(round(x[i] * UNITS));
  let lower = bitcast<u32>(units);
  let before = atomicAdd(&total[0], lower);
  // The upper word of a negative number is -1, which a carry makes 0: it hardly ever changes.
  let upper = select(0u, 0xffffffffu, units < 0) + u32(before + lower < before);
  if (upper != 0) {
    atomicAdd(&total[1], upper);
  }
}
