// Matrix times columns 4 of 6: subgroups. The kernel of four-rows, whose sums are added up by subgroups. Needs the feature
// `subgroups`.
//
// Improves on four-rows: lanes of a subgroup add without workgroup memory. One barrier is left instead of seven, for what
// the subgroups have to tell each other; nothing is assumed of their size or of which threads are in which.
//
// weights  [rows, vectors of a row]  vec4u; a row holds pitch numbers, zeros beyond its end:
//          32 bits: floats; 16 bits: floats, eight in a vector; 8 bits: a vector with the scale (f32) first in it, then
//          integers, sixteen in a vector
// x        [b, pitch / 4]            vec4f
// y        [rows, b]                 f32

enable subgroups;

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

// Where nobody writes it is zero.
var<workgroup> partial: array<vec4f, GROUP>;

fn floats(words: vec2u) -> vec4f {
  return vec4f(unpack2x16float(words.x), unpack2x16float(words.y));
}

fn integers(word: u32) -> vec4f {
  return vec4f(bitcast<vec4i>(vec4u(word) << vec4u(24, 16, 8, 0)) >> vec4u(24));
}

// Of the weights in one vector of each of four rows, and as many numbers of x from `at` on: v * M is a dot product with
// each column of M.
fn products(w0: vec4u, w1: vec4u, w2: vec4u, w3: vec4u, at: u32) -> vec4f {
  if (WEIGHTS == 32) {
    return x[at] * mat4x4f(bitcast<vec4f>(w0), bitcast<vec4f>(w1), bitcast<vec4f>(w2), bitcast<vec4f>(w3));
  }
  if (WEIGHTS == 16) {
    return x[at] * mat4x4f(floats(w0.xy), floats(w1.xy), floats(w2.xy), floats(w3.xy)) +
      x[at + 1] * mat4x4f(floats(w0.zw), floats(w1.zw), floats(w2.zw), floats(w3.zw));
  }
  return x[at] * mat4x4f(integers(w0.x), integers(w1.x), integers(w2.x), integers(w3.x)) +
    x[at + 1] * mat4x4f(integers(w0.y), integers(w1.y), integers(w2.y), integers(w3.y)) +
    x[at + 2] * mat4x4f(integers(w0.z), integers(w1.z), integers(w2.z), integers(w3.z)) +
    x[at + 3] * mat4x4f(integers(w0.w), integers(w1.w), integers(w2.w), integers(w3.w));
}

fn scaleOf(line: u32) -> f32 {
  if (WEIGHTS == 8) {
    return bitcast<f32>(weights[line].x);
  }
  return 1.0;
}

@compute @workgroup_size(GROUP)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(local_invocation_index) thread: u32,
  @builtin(subgroup_invocation_id) lane: u32,
  @builtin(subgroup_size) size: u32,
) {
  let row = (group.x + problem.origin.x) * 4;
  let column = group.y + problem.origin.y;
  let vectors = problem.pitch / EACH;
  // Rows beyond the last repeat it and are not written.
  let lines = min(vec4u(row) + vec4u(0, 1, 2, 3), vec4u(problem.rows - 1)) * (HEAD + vectors);
  let starts = lines + HEAD;
  let first = column * (problem.pitch / 4);
  var sums = vec4f(0);
  for (var at = thread; at < vectors; at += GROUP) {
    let w0 = weights[starts.x + at];
    let w1 = weights[starts.y + at];
    let w2 = weights[starts.z + at];
    let w3 = weights[starts.w + at];
    sums += products(w0, w1, w2, w3, first + at * (EACH / 4));
  }
  let ours = subgroupAdd(sums);
  if (lane == 0) {
    partial[thread] = ours;
  }
  workgroupBarrier();
  // Every subgroup adds up what all have left.
  var some = vec4f(0);
  for (var at = lane; at < GROUP; at += size) {
    some += partial[at];
  }
  let total = subgroupAdd(some);
  if (thread < 4 && row + thread < problem.rows) {
    y[(row + thread) * problem.b + column] = total[thread] * scaleOf(lines[thread]);
  }
}
