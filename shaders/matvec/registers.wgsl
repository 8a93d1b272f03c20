// Matrix times columns 6 of 6: registers, no workgroup memory. Each thread computes 4 rows × 4 columns of the result, or 4 rows
// of the only column, and walks along all of k by itself.
//
// Improves on columns where barriers are dear and caches good (a software adapter): nobody waits for anybody, and nothing
// is left to be added up. Neighbours read rows that lie far apart, which a GPU of its own pays for.
//
// weights  [rows, vectors of a row]  vec4u; a row holds pitch numbers, zeros beyond its end:
//          32 bits: floats; 16 bits: floats, eight in a vector; 8 bits: a vector with the scale (f32) first in it, then
//          integers, sixteen in a vector
// x        [b, pitch / 4]            vec4f
// y        [rows, b]                 f32

const WEIGHTS: u32 = 32; // bits of a weight
const COLUMNS: u32 = 4; // or 1
const GROUP: u32 = 32;

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

fn floats(words: vec2u) -> vec4f {
  return vec4f(unpack2x16float(words.x), unpack2x16float(words.y));
}

fn integers(word: u32) -> vec4f {
  return vec4f(bitcast<vec4i>(vec4u(word) << vec4u(24, 16, 8, 0)) >> vec4u(24));
}

// Four numbers of each of four columns, or of one.
fn fourColumns(first: vec4u, at: u32) -> mat4x4f {
  if (COLUMNS == 1) {
    return mat4x4f(x[first.x + at], vec4f(0), vec4f(0), vec4f(0));
  }
  return mat4x4f(x[first.x + at], x[first.y + at], x[first.z + at], x[first.w + at]);
}

// Dot products of four rows with four columns: v * M is one with each column of M.
fn products(w0: vec4f, w1: vec4f, w2: vec4f, w3: vec4f, columns: mat4x4f) -> mat4x4f {
  return mat4x4f(w0 * columns, w1 * columns, w2 * columns, w3 * columns);
}

fn scaleOf(line: u32) -> f32 {
  if (WEIGHTS == 8) {
    return bitcast<f32>(weights[line].x);
  }
  return 1.0;
}

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let row = ((group.x + problem.origin.x) * GROUP + thread) * 4;
  let column = (group.y + problem.origin.y) * COLUMNS;
  if (row >= problem.rows) {
    return;
  }
  let vectors = problem.pitch / EACH;
  // Rows and columns beyond the last repeat it and are not written.
  let lines = min(vec4u(row) + vec4u(0, 1, 2, 3), vec4u(problem.rows - 1)) * (HEAD + vectors);
  let starts = lines + HEAD;
  let first = min(vec4u(column) + vec4u(0, 1, 2, 3), vec4u(problem.b - 1)) * (problem.pitch / 4);
  var sums = mat4x4f();
  for (var at = 0u; at < vectors; at++) {
    let w0 = weights[starts.x + at];
    let w1 = weights[starts.y + at];
    let w2 = weights[starts.z + at];
    let w3 = weights[starts.w + at];
    let k = at * (EACH / 4);
    if (WEIGHTS == 32) {
      let columns = fourColumns(first, k);
      sums += products(bitcast<vec4f>(w0), bitcast<vec4f>(w1), bitcast<vec4f>(w2), bitcast<vec4f>(w3), columns);
    } else if (WEIGHTS == 16) {
      sums += products(floats(w0.xy), floats(w1.xy), floats(w2.xy), floats(w3.xy), fourColumns(first, k));
      sums += products(floats(w0.zw), floats(w1.zw), floats(w2.zw), floats(w3.zw), fourColumns(first, k + 1));
    } else {
      for (var i = 0u; i < 4; i++) {
        let columns = fourColumns(first, k + i);
        sums += products(integers(w0[i]), integers(w1[i]), integers(w2[i]), integers(w3[i]), columns);
      }
    }
  }
  for (var i = 0u; i < 4 && row + i < problem.rows; i++) {
    for (var j = 0u; j < COLUMNS && column + j < problem.b; j++) {
      y[(row + i) * problem.b + column + j] = sums[i][j] * scaleOf(lines[i]);
    }
  }
}
