// Language model, fused: a matrix. A thread computes eight rows by four columns in registers, and all that is done to them
// alone: biases, what stands in the residual stream, GELU. Twelve fetches of four numbers feed 128 multiply-adds, where
// the plain kernel needs two for one.
//
// weights  [count / 4]  vec4f: a matrix [inputs, columns] at `matrix`, then its biases
// work     vec4f, sections: reads [b · t, pitch] at `source` and [b · t, columns] at `residual`; writes [b · t, columns] at
//          `to`, and what GELU makes of it at `activated`
// All places and lengths count vectors, but for `rows` and `inputs`. Rows beyond the last are the last again and are not
// written; numbers between `inputs` and `pitch` are zero.

const ROWS: u32 = 4; // threads of a workgroup; each has eight rows and a vector of columns
const COLUMNS: u32 = 16;
const BIASED: u32 = 1; // 0: there are no biases
const RESIDUAL: u32 = 0; // 1: adds what is there
const GELU: u32 = 0; // 1: writes what GELU makes of it too
const SLOPE: f32 = 1.5957691216057308; // 2 √(2 / π)
const CUBE: f32 = 0.044715;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  rows: u32,
  inputs: u32,
  columns: u32,
  matrix: u32,
  source: u32,
  pitch: u32,
  residual: u32,
  to: u32,
  activated: u32,
}

@group(0) @binding(0) var<storage, read> weights: array<vec4f>;
@group(0) @binding(1) var<storage, read_write> work: array<vec4f>;
@group(1) @binding(0) var<uniform> problem: Problem;

// Four numbers of a row and as many rows of the matrix. fma is asked for by name: not every compiler joins a multiplication
// and an addition by itself.
fn add(sums: vec4f, x: vec4f, m: mat4x4f) -> vec4f {
  return fma(vec4f(x.w), m[3], fma(vec4f(x.z), m[2], fma(vec4f(x.y), m[1], fma(vec4f(x.x), m[0], sums))));
}

// 1 / (1 + e^-z), z = SLOPE · (x + CUBE · x³); no exponential is infinite.
fn gateOf(x: vec4f) -> vec4f {
  return 1.0 / (1.0 + exp(clamp(-SLOPE * (x + CUBE * x * x * x), vec4f(-80), vec4f(80))));
}

fn write(row: u32, column: u32, sums: vec4f) {
  if (row >= problem.rows) {
    return;
  }
  let at = row * problem.columns + column;
  var value = sums;
  if (BIASED == 1) {
    value += weights[problem.matrix + problem.inputs * problem.columns + column];
  }
  if (RESIDUAL == 1) {
    value += work[problem.residual + at];
  }
  work[problem.to + at] = value;
  if (GELU == 1) {
    work[problem.activated + at] = value * gateOf(value);
  }
}

@compute @workgroup_size(COLUMNS, ROWS)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let at = group + problem.origin;
  let column = at.x * COLUMNS + local.x;
  let row = (at.y * ROWS + local.y) * 8;
  let columns = problem.columns;
  if (column >= columns || row >= problem.rows) {
    return;
  }
  let last = vec4u(problem.rows - 1);
  let upper = problem.source + min(row + vec4u(0, 1, 2, 3), last) * problem.pitch;
  let lower = problem.source + min(row + vec4u(4, 5, 6, 7), last) * problem.pitch;
  // Named, not an array: an array that a compiler does not unroll would live in memory.
  var s0 = vec4f();
  var s1 = vec4f();
  var s2 = vec4f();
  var s3 = vec4f();
  var s4 = vec4f();
  var s5 = vec4f();
  var s6 = vec4f();
  var s7 = vec4f();
  var line = problem.matrix + column;
  for (var i = 0u; i < problem.pitch; i++) {
    let m = mat4x4f(weights[line], weights[line + columns], weights[line + 2 * columns], weights[line + 3 * columns]);
    s0 = add(s0, work[upper.x + i], m);
    s1 = add(s1, work[upper.y + i], m);
    s2 = add(s2, work[upper.z + i], m);
    s3 = add(s3, work[upper.w + i], m);
    s4 = add(s4, work[lower.x + i], m);
    s5 = add(s5, work[lower.y + i], m);
    s6 = add(s6, work[lower.z + i], m);
    s7 = add(s7, work[lower.w + i], m);
    line += 4 * columns;
  }
  write(row, column, s0);
  write(row + 1, column, s1);
  write(row + 2, column, s2);
  write(row + 3, column, s3);
  write(row + 4, column, s4);
  write(row + 5, column, s5);
  write(row + 6, column, s6);
  write(row + 7, column, s7);
}
