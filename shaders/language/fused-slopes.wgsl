// Language model, fused: slopes of a matrix, and its update. A thread holds those of eight inputs by four columns while all
// tokens of the batch go by, and moves the parameters by Adam while they are in its registers. Three fetches of four numbers
// feed 32 multiply-adds. Threads behind the last eight have the biases.
//
// work     vec4f, sections: reads [b · t, pitch] at `source` and [b · t, columns] at `delta`
// scales   [2]  f32: the rate of this step, and what the root of moment2 is multiplied by
// weights  [count / 4]  vec4f: a matrix [inputs, columns] at `matrix`, then its biases
// moment1  [count / 4]  vec4f, mean of gradients
// moment2  [count / 4]  vec4f, mean of their squares
// Places and lengths count vectors, but for `rows` and `inputs`.

const ROWS: u32 = 4; // threads of a workgroup; each has eight inputs and a vector of columns
const COLUMNS: u32 = 16;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  rows: u32,
  inputs: u32,
  columns: u32,
  matrix: u32,
  source: u32,
  pitch: u32,
  delta: u32,
}

@group(0) @binding(0) var<storage, read> work: array<vec4f>;
@group(0) @binding(1) var<storage, read> scales: array<f32>;
@group(0) @binding(2) var<storage, read_write> weights: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> moment1: array<vec4f>;
@group(0) @binding(4) var<storage, read_write> moment2: array<vec4f>;
@group(1) @binding(0) var<uniform> problem: Problem;

fn follow(at: u32, slope: vec4f) {
  let m = 0.9 * moment1[at] + 0.1 * slope;
  let v = 0.999 * moment2[at] + 0.001 * slope * slope;
  moment1[at] = m;
  moment2[at] = v;
  weights[at] -= scales[0] * m / (sqrt(v) * scales[1] + 1e-8);
}

fn followRow(input: u32, column: u32, slope: vec4f) {
  if (input < problem.inputs) {
    follow(problem.matrix + input * problem.columns + column, slope);
  }
}

@compute @workgroup_size(COLUMNS, ROWS)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let at = group + problem.origin;
  let column = at.x * COLUMNS + local.x;
  let input = (at.y * ROWS + local.y) * 8;
  if (column >= problem.columns || input >= problem.inputs + 8) {
    return;
  }
  // Named, not an array: an array that a compiler does not unroll would live in memory.
  var s0 = vec4f();
  var s1 = vec4f();
  var s2 = vec4f();
  var s3 = vec4f();
  var s4 = vec4f();
  var s5 = vec4f();
  var s6 = vec4f();
  var s7 = vec4f();
  var delta = problem.delta + column;
  if (input >= problem.inputs) {
    for (var row = 0u; row < problem.rows; row++) {
      s0 += work[delta + row * problem.columns];
    }
    if (input / 8 == (problem.inputs + 7) / 8) {
      follow(problem.matrix + problem.inputs * problem.columns + column, s0);
    }
    return;
  }
  // Where there are no eight, what follows the row comes to nothing.
  var place = problem.source + input / 4;
  for (var row = 0u; row < problem.rows; row++) {
    let d = work[delta];
    let x = work[place];
    let y = work[place + 1];
    s0 = fma(vec4f(x.x), d, s0);
    s1 = fma(vec4f(x.y), d, s1);
    s2 = fma(vec4f(x.z), d, s2);
    s3 = fma(vec4f(x.w), d, s3);
    s4 = fma(vec4f(y.x), d, s4);
    s5 = fma(vec4f(y.y), d, s5);
    s6 = fma(vec4f(y.z), d, s6);
    s7 = fma(vec4f(y.w), d, s7);
    delta += problem.columns;
    place += problem.pitch;
  }
  followRow(input, column, s0);
  followRow(input + 1, column, s1);
  followRow(input + 2, column, s2);
  followRow(input + 3, column, s3);
  followRow(input + 4, column, s4);
  followRow(input + 5, column, s5);
  followRow(input + 6, column, s6);
  followRow(input + 7, column, s7);
}
