// Multiply-add rate 4 of 4: eight. A thread keeps eight chains going.
//
// Improves on four where four multiply-adds under way are still too few: eight, as two vectors, their steps in turns.
//
// start        [rows, 32]  f32
// coefficient  [rows]      f32, one for the 32 numbers of a row
// end          [rows, 32]  f32; start after `steps` steps of x = x · x + coefficient

const GROUP: u32 = 64;
const CHAINS: u32 = 8; // per thread: neighbours in a row
const ROW: u32 = 32;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  rows: u32,
  steps: u32,
}

@group(0) @binding(0) var<storage, read> start: array<vec4f>;
@group(0) @binding(1) var<storage, read> coefficient: array<f32>;
@group(0) @binding(2) var<storage, read_write> end: array<vec4f>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let i = (group.x + problem.origin.x) * GROUP + thread;
  let row = i * CHAINS / ROW;
  if (row >= problem.rows) {
    return;
  }
  let c = vec4f(coefficient[row]);
  var x = start[2 * i];
  var y = start[2 * i + 1];
  var n = 0u;
  // Sixteen steps a turn, written out: counting must not take the place of arithmetic.
  for (; n + 16 <= problem.steps; n += 16) {
    x = fma(x, x, c);
    y = fma(y, y, c);
    x = fma(x, x, c);
    y = fma(y, y, c);
    x = fma(x, x, c);
    y = fma(y, y, c);
    x = fma(x, x, c);
    y = fma(y, y, c);
    x = fma(x, x, c);
    y = fma(y, y, c);
    x = fma(x, x, c);
    y = fma(y, y, c);
    x = fma(x, x, c);
    y = fma(y, y, c);
    x = fma(x, x, c);
    y = fma(y, y, c);
    x = fma(x, x, c);
    y = fma(y, y, c);
    x = fma(x, x, c);
    y = fma(y, y, c);
    x = fma(x, x, c);
    y = fma(y, y, c);
    x = fma(x, x, c);
    y = fma(y, y, c);
    x = fma(x, x, c);
    y = fma(y, y, c);
    x = fma(x, x, c);
    y = fma(y, y, c);
    x = fma(x, x, c);
    y = fma(y, y, c);
    x = fma(x, x, c);
    y = fma(y, y, c);
  }
  for (; n < problem.steps; n++) {
    x = fma(x, x, c);
    y = fma(y, y, c);
  }
  end[2 * i] = x;
  end[2 * i + 1] = y;
}
