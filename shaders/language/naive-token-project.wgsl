// Language model, a kernel for each operation: a matrix times one token of each sequence. A thread computes one number: a
// column's products and its bias; what stands in the residual stream is added.
//
// weights  vec4u, as many bits a weight as BITS says (src/workloads/language/decode/packing.ts)
// scales   f32, of weights of 8 bits; not looked at otherwise
// work     f32, sections: reads [b, inputs] at `source`, writes [b, columns] at `to`

const GROUP: u32 = 64;
const BITS: u32 = 32;
const RESIDUAL: u32 = 0; // 1: adds to what is there

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  inputs: u32,
  columns: u32,
  matrix: u32, // [inputs, columns], then the biases
  scale: u32, // of the first column
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
  let column = (group.x + problem.origin.x) * GROUP + thread;
  let row = group.y + problem.origin.y;
  let columns = problem.columns;
  if (column >= columns) {
    return;
  }
  var sum = weightAt(problem.matrix + problem.inputs * columns + column);
  let first = problem.source + row * problem.inputs;
  for (var i = 0u; i < problem.inputs; i++) {
    sum += work[first + i] * weightAt(problem.matrix + i * columns + column);
  }
  if (BITS == 8) {
    sum *= scales[problem.scale + column];
  }
  let to = problem.to + row * columns + column;
  if (RESIDUAL == 1) {
    sum += work[to];
  }
  work[to] = sum;
}
