// Matrix times columns 2 of 6: rows. One workgroup per row and column. Its threads read the row together, neighbours
// neighbouring vectors of 16 bytes, and a tree in workgroup memory adds up what each has summed.
//
// Improves on naive: of what memory delivers every byte is used at once, and several weights come with each fetch.
//
// weights  [rows, vectors of a row]  vec4u; a row holds pitch numbers, zeros beyond its end:
//          32 bits: floats; 16 bits: floats, eight in a vector; 8 bits: a vector with the scale (f32) first in it, then
//          integers, sixteen in a vector
// x        [b, pitch / 4]            vec4f
// y        [rows, b]                 f32

const WEIGHTS: u32 = 32; // bits of a weight
const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  rows: u32,
  pitch: u32, // a multiple of 16
  b: u32,
}

@group(0) @binding(0) var<storage, read> weights: array<vec4u>;
@group(0) @binding(1) var<storage, read> x: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> y: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

const HEAD: u32 = select(0u, 1u, WEIGHTS == 8); // vectors before the weights of a row
const EACH: u32 = 128 / WEIGHTS; // weights of a vector

var<workgroup> partial: array<f32, GROUP>;

fn floats(words: vec2u) -> vec4f {
  return vec4f(unpack2x16float(words.x), unpack2x16float(words.y));
}

fn integers(word: u32) -> vec4f {
  return vec4f(bitcast<vec4i>(vec4u(word) << vec4u(24, 16, 8, 0)) >> vec4u(24));
}

// Of the weights in a vector and as many numbers of x from `at` on.
fn product(w: vec4u, at: u32) -> f32 {
  if (WEIGHTS == 32) {
    return dot(bitcast<vec4f>(w), x[at]);
  }
  if (WEIGHTS == 16) {
    return dot(floats(w.xy), x[at]) + dot(floats(w.zw), x[at + 1]);
  }
  return dot(integers(w.x), x[at]) + dot(integers(w.y), x[at + 1]) + dot(integers(w.z), x[at + 2]) +
    dot(integers(w.w), x[at + 3]);
}

fn scaleOf(line: u32) -> f32 {
  if (WEIGHTS == 8) {
    return bitcast<f32>(weights[line].x);
  }
  return 1.0;
}

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let row = group.x + problem.origin.x;
  let column = group.y + problem.origin.y;
  let vectors = problem.pitch / EACH;
  let line = row * (HEAD + vectors);
  let first = column * (problem.pitch / 4);
  var sum = 0.0;
  for (var at = thread; at < vectors; at += GROUP) {
    sum += product(weights[line + HEAD + at], first + at * (EACH / 4));
  }
  partial[thread] = sum;
  workgroupBarrier();
  for (var half = GROUP / 2; half > 0; half /= 2) {
    if (thread < half) {
      partial[thread] += partial[thread + half];
    }
    workgroupBarrier();
  }
  if (thread == 0) {
    y[row * problem.b + column] = partial[0] * scaleOf(line);
  }
}
