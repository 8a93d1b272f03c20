// Language model, a kernel for each operation: layer norm of one token of each sequence. A thread goes through a row three
// times: for its mean, for its variance, and to scale it.
//
// weights  vec4u, as many bits a weight as BITS says (src/workloads/language/decode/packing.ts)
// scales   f32, of weights of 8 bits; not looked at otherwise
// work     f32, sections: reads [b, width] at `source`, writes the same shape at `to`

const GROUP: u32 = 64;
const BITS: u32 = 32;
const EPSILON: f32 = 1e-5;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  rows: u32,
  width: u32,
  gains: u32, // `width` of them, then as many biases
  scale: u32, // of the first
  source: u32,
  to: u32,
}

@group(0) @binding(0) var<storage, read> weights: array<vec4u>;
@group(0) @binding(1) var<storage, read> scales: array<f32>;
@group(0) @binding(2) var<storage, read_write> work: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

// A weight: f32, the upper half of one, or a signed byte without its scale.
fn weightAt(at: u32) -> f32 {
  if (BITS == 32) {
    return bitcast<f32>(weights[at / 4][at % 4]);
  }
  if (BITS == 16) {
    let word = weights[at / 8][at / 2 % 4];
    return bitcast<f32>(select(word << 16, word & 0xffff0000, at % 2 == 1));
  }
  return f32(extractBits(i32(weights[at / 16][at / 4 % 4]), 8 * (at % 4), 8));
}

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let row = (group.x + problem.origin.x) * GROUP + thread;
  let width = problem.width;
  if (row >= problem.rows) {
    return;
  }
  let first = problem.source + row * width;
  var sum = 0.0;
  for (var c = 0u; c < width; c++) {
    sum += work[first + c];
  }
  let mean = sum / f32(width);
  var squares = 0.0;
  for (var c = 0u; c < width; c++) {
    let off = work[first + c] - mean;
    squares += off * off;
  }
  let by = inverseSqrt(squares / f32(width) + EPSILON);
  for (var c = 0u; c < width; c++) {
    var value = (work[first + c] - mean) * by * weightAt(problem.gains + c) + weightAt(problem.gains + width + c);
    if (BITS == 8) {
      value *= scales[problem.scale + c];
    }
    work[problem.to + row * width + c] = value;
  }
}
