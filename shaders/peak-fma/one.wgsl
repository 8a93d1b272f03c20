// Multiply-add rate 1 of 4: one. A thread keeps one chain going.
//
// The yardstick. Every step needs the result of the step before, so a thread waits out the full time of a multiply-add;
// only other threads can fill the wait. The square keeps compilers from folding steps into one, the coefficient is read
// from memory, and the result is stored, so nothing can be left out.
//
// start        [rows, 32]  f32
// coefficient  [rows]      f32, one for the 32 numbers of a row
// end          [rows, 32]  f32; start after `steps` steps of x = x · x + coefficient

const GROUP: u32 = 64;
const CHAINS: u32 = 1; // per thread: neighbours in a row
const ROW: u32 = 32;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  rows: u32,
  steps: u32,
}

@group(0) @binding(0) var<storage, read> start: array<f32>;
@group(0) @binding(1) var<storage, read> coefficient: array<f32>;
@group(0) @binding(2) var<storage, read_write> end: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let i = (group.x + problem.origin.x) * GROUP + thread;
  let row = i * CHAINS / ROW;
  if (row >= problem.rows) {
    return;
  }
  let c = coefficient[row];
  var x = start[i];
  var n = 0u;
  // Sixteen steps a turn, written out: counting must not take the place of arithmetic.
  for (; n + 16 <= problem.steps; n += 16) {
    x = fma(x, x, c);
    x = fma(x, x, c);
    x = fma(x, x, c);
    x = fma(x, x, c);
    x = fma(x, x, c);
    x = fma(x, x, c);
    x = fma(x, x, c);
    x = fma(x, x, c);
    x = fma(x, x, c);
    x = fma(x, x, c);
    x = fma(x, x, c);
    x = fma(x, x, c);
    x = fma(x, x, c);
    x = fma(x, x, c);
    x = fma(x, x, c);
    x = fma(x, x, c);
  }
  for (; n < problem.steps; n++) {
    x = fma(x, x, c);
  }
  end[i] = x;
}
