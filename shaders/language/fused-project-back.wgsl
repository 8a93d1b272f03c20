// Language model, fused: a matrix turned round. A thread computes eight rows by four numbers in registers, as products of
// rows of derivatives and rows of the matrix, and takes them back through GELU where it stands behind.
//
// weights  [count / 4]  vec4f: a matrix [inputs, columns] at `matrix`
// work     vec4f, sections: reads [b · t, columns] at `source` and, for GELU, [b · t, pitch] at `up`; writes [b · t, pitch]
//          at `to`
// All places and lengths count vectors, but for `rows`. Rows beyond the last are the last again and are not written; what
// is written between `inputs` and `pitch` means nothing.

const ROWS: u32 = 4; // threads of a workgroup; each has eight rows and a vector of inputs
const INPUTS: u32 = 16;
const GELU: u32 = 0; // 1: back through GELU
const SLOPE: f32 = 1.5957691216057308; // 2 √(2 / π)
const CUBE: f32 = 0.044715;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  rows: u32,
  columns: u32,
  matrix: u32,
  source: u32,
  pitch: u32,
  up: u32,
  to: u32,
}

@group(0) @binding(0) var<storage, read> weights: array<vec4f>;
@group(0) @binding(1) var<storage, read_write> work: array<vec4f>;
@group(1) @binding(0) var<uniform> problem: Problem;

// 1 / (1 + e^-z), z = SLOPE · (x + CUBE · x³); no exponential is infinite.
fn gateOf(x: vec4f) -> vec4f {
  return 1.0 / (1.0 + exp(clamp(-SLOPE * (x + CUBE * x * x * x), vec4f(-80), vec4f(80))));
}

fn write(row: u32, input: u32, sums: vec4f) {
  if (row >= problem.rows) {
    return;
  }
  let at = row * problem.pitch + input;
  if (GELU == 0) {
    work[problem.to + at] = sums;
    return;
  }
  let x = work[problem.up + at];
  let gate = gateOf(x);
  work[problem.to + at] = sums * (gate + x * gate * (1.0 - gate) * SLOPE * (1.0 + 3.0 * CUBE * x * x));
}

@compute @workgroup_size(INPUTS, ROWS)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let at = group + problem.origin;
  let input = at.x * INPUTS + local.x;
  let row = (at.y * ROWS + local.y) * 8;
  let columns = problem.columns;
  if (input >= problem.pitch || row >= problem.rows) {
    return;
  }
  let last = vec4u(problem.rows - 1);
  let upper = problem.source + min(row + vec4u(0, 1, 2, 3), last) * columns;
  let lower = problem.source + min(row + vec4u(4, 5, 6, 7), last) * columns;
  let lines = problem.matrix + (4 * input + vec4u(0, 1, 2, 3)) * columns;
  // Named, not an array: an array that a compiler does not unroll would live in memory.
  var s0 = vec4f();
  var s1 = vec4f();
  var s2 = vec4f();
  var s3 = vec4f();
  var s4 = vec4f();
  var s5 = vec4f();
  var s6 = vec4f();
  var s7 = vec4f();
  for (var c = 0u; c < columns; c++) {
    let m = mat4x4f(weights[lines.x + c], weights[lines.y + c], weights[lines.z + c], weights[lines.w + c]);
    s0 += work[upper.x + c] * m;
    s1 += work[upper.y + c] * m;
    s2 += work[upper.z + c] * m;
    s3 += work[upper.w + c] * m;
    s4 += work[lower.x + c] * m;
    s5 += work[lower.y + c] * m;
    s6 += work[lower.z + c] * m;
    s7 += work[lower.w + c] * m;
  }
  write(row, input, s0);
  write(row + 1, input, s1);
  write(row + 2, input, s2);
  write(row + 3, input, s3);
  write(row + 4, input, s4);
  write(row + 5, input, s5);
  write(row + 6, input, s6);
  write(row + 7, input, s7);
}
