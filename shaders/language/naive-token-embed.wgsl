// Language model, a kernel for each operation: embed the newest token of each sequence. A thread adds one number of its row of
// the embedding and of its position's row.
//
// tokens   [b, pitch]  u32
// weights  vec4u, as many bits a weight as BITS says (src/workloads/language/decode/packing.ts)
// scales   f32, of weights of 8 bits; not looked at otherwise
// work     f32, sections: writes the residual stream [b, width] at `to`
// place    [1]  u32, of the newest token, of who writes on and on; not looked at otherwise

const GROUP: u32 = 64;
const BITS: u32 = 32;
const WRITES: u32 = 0; // 1: `place` tells where the newest token stands

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  pitch: u32, // from a sequence's tokens to the next one's
  newest: u32, // its place
  width: u32,
  positions: u32, // their rows
  to: u32,
  wordScales: u32, // of the embedding's rows
  positionScales: u32,
}

@group(0) @binding(0) var<storage, read> weights: array<vec4u>;
@group(0) @binding(1) var<storage, read> scales: array<f32>;
@group(0) @binding(2) var<storage, read_write> work: array<f32>;
@group(0) @binding(3) var<storage, read> tokens: array<u32>;
@group(0) @binding(4) var<storage, read> place: array<u32>;
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
  let at = select(problem.newest, place[0], WRITES == 1);
  let token = tokens[row * problem.pitch + at];
  var word = weightAt(token * width + column);
  var position = weightAt(problem.positions + at * width + column);
  if (BITS == 8) {
    word *= scales[problem.wordScales + token];
    position *= scales[problem.positionScales + at];
  }
  work[problem.to + row * width + column] = word + position;
}
