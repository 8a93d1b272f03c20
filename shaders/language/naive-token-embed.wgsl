// Language model, a kernel for each operation: embed the newest token of each sequence. A thread adds one number of its row of
// the embedding and of its position's row.
//
// tokens   [b, t]  u32, the newest of a sequence its last
// weights  vec4u, as many bits a weight as BITS says (src/workloads/language/decode/packing.ts)
// scales   f32, of weights of 8 bits; not looked at otherwise
// work     f32, sections: writes the residual stream [b, width] at `to`

const GROUP: u32 = 64;
const BITS: u32 = 32;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  t: u32,
  width: u32,
  position: u32, // its row
  to: u32,
  wordScales: u32, // of the embedding's rows
  positionScale: u32,
}

@group(0) @binding(0) var<storage, read> weights: array<vec4u>;
@group(0) @binding(1) var<storage, read> scales: array<f32>;
@group(0) @binding(2) var<storage, read_write> work: array<f32>;
@group(0) @binding(3) var<storage, read> tokens: array<u32>;
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
  let width = problem.width;
  if (column >= width) {
    return;
  }
  let token = tokens[(row + 1) * problem.t - 1];
  var word = weightAt(token * width + column);
  var position = weightAt(problem.position + column);
  if (BITS == 8) {
    word *= scales[problem.wordScales + token];
    position *= scales[problem.positionScale];
  }
  work[problem.to + row * width + column] = word + position;
}
