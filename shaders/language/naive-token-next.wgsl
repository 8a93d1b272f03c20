// Language model, a kernel for each operation: what follows. A thread computes one logit, the product of a sequence's row and a
// row of the embedding.
//
// weights  vec4u, as many bits a weight as BITS says (src/workloads/language/decode/packing.ts)
// scales   f32, of weights of 8 bits; not looked at otherwise
// work     f32, sections: reads [b, width] at `source`
// logits   [b, vocabulary]  f32

const GROUP: u32 = 64;
const BITS: u32 = 32;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  width: u32,
  vocabulary: u32,
  scale: u32, // of the embedding's first row
  source: u32,
}

@group(0) @binding(0) var<storage, read> weights: array<vec4u>;
@group(0) @binding(1) var<storage, read> scales: array<f32>;
@group(0) @binding(2) var<storage, read> work: array<f32>;
@group(0) @binding(3) var<storage, read_write> logits: array<f32>;
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
  let token = (group.x + problem.origin.x) * GROUP + thread;
  let row = group.y + problem.origin.y;
  if (token >= problem.vocabulary) {
    return;
  }
  var sum = 0.0;
  for (var c = 0u; c < problem.width; c++) {
    sum += work[problem.source + row * problem.width + c] * weightAt(token * problem.width + c);
  }
  if (BITS == 8) {
    sum *= scales[problem.scale + token];
  }
  logits[row * problem.vocabulary + token] = sum;
}
