// Reduction 1 of 6, third of three passes: turns the total of atomic.wgsl into a number.
//
// The sign is taken off first: of two words of opposite sign the difference would keep the error of the larger.
//
// total  [2]  u32; the sum in units of 2^-30 as a two's complement of 64 bits, its lower word first
// sum    [1]  f32

const UNIT: f32 = 0x1p-30;
const UPPER: f32 = 4; // what a unit of the upper word stands for: 2^32 of the lower

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at: always the only one
}

@group(0) @binding(0) var<storage, read> total: array<u32, 2>;
@group(0) @binding(1) var<storage, read_write> sum: array<f32, 1>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(1)
fn main(@builtin(workgroup_id) group: vec3u) {
  if (group.x + problem.origin.x > 0) {
    return;
  }
  let negative = total[1] >= 0x80000000;
  let lower = select(total[0], ~total[0] + 1, negative);
  let upper = select(total[1], ~total[1] + u32(total[0] == 0), negative);
  let magnitude = f32(upper) * UPPER + f32(lower) * UNIT;
  sum[0] = select(magnitude, -magnitude, negative);
}
