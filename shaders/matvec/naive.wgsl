// Matrix times columns 1 of 6: naive. One thread per row and column, which walks along the row one weight at a time.
// Neighbouring threads read numbers that lie a row apart: of each line that memory delivers they use four bytes.
//
// weights  [rows, words of a row]  u32; a row holds pitch numbers, zeros beyond its end:
//          32 bits: floats; 16 bits: floats, two in a word; 8 bits: a scale (f32) and three empty words, then integers, four
//          in a word
// x        [b, pitch]              f32
// y        [rows, b]               f32

const WEIGHTS: u32 = 32; // bits of a weight
const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  rows: u32,
  pitch: u32, // a multiple of 16
  b: u32,
}

@group(0) @binding(0) var<storage, read> weights: array<u32>;
@group(0) @binding(1) var<storage, read> x: array<f32>;
@group(0) @binding(2) var<storage, read_write> y: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

const HEAD: u32 = select(0u, 4u, WEIGHTS == 8);

fn weight(line: u32, k: u32) -> f32 {
  if (WEIGHTS == 32) {
    return bitcast<f32>(weights[line + k]);
  }
  if (WEIGHTS == 16) {
    return unpack2x16float(weights[line + k / 2])[k % 2];
  }
  return f32(bitcast<i32>(weights[line + HEAD + k / 4] << (24 - 8 * (k % 4))) >> 24);
}

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let row = (group.x + problem.origin.x) * GROUP + thread;
  let column = group.y + problem.origin.y;
  if (row >= problem.rows) {
    return;
  }
  let line = row * (HEAD + problem.pitch * WEIGHTS / 32);
  var sum = 0.0;
  for (var k = 0u; k < problem.pitch; k++) {
    sum += weight(line, k) * x[column * problem.pitch + k];
  }
  if (WEIGHTS == 8) {
    sum *= bitcast<f32>(weights[line]);
  }
  y[row * problem.b + column] = sum;
}
