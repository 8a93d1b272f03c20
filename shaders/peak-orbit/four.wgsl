// Rate of orbit steps: four. A thread takes four orbits of z = z² + c through all steps.
//
// Three multiplications and five additions a step, as an iteration of Mandelbrot's picture has them, and nothing else:
// no orbit is asked whether it has escaped, so that no thread waits for another. Four orbits that do not depend on each
// other fill the time that one spends waiting for its last result. c is read from memory and all results are stored, so
// nothing can be left out; adding up x² takes the place of adding x² and y².
//
// start  [rows, 2, 16]  f32; real parts, then imaginary parts, as vectors of four
// c      [rows]         vec2f; one for the 16 orbits of a row
// end    [rows, 3, 16]  f32; real parts, imaginary parts, and x² added up over all steps

const GROUP: u32 = 64;
const QUARTERS: u32 = 4; // vectors of a row's 16 orbits

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  rows: u32,
  steps: u32,
}

@group(0) @binding(0) var<storage, read> start: array<vec4f>;
@group(0) @binding(1) var<storage, read> c: array<vec2f>;
@group(0) @binding(2) var<storage, read_write> end: array<vec4f>;
@group(1) @binding(0) var<uniform> problem: Problem;

struct Orbits {
  x: vec4f,
  y: vec4f,
  sum: vec4f,
}

fn step(z: Orbits, c: vec2f) -> Orbits {
  let x2 = z.x * z.x;
  let y2 = z.y * z.y;
  return Orbits(x2 - y2 + c.x, (z.x + z.x) * z.y + c.y, z.sum + x2);
}

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let i = (group.x + problem.origin.x) * GROUP + thread;
  let row = i / QUARTERS;
  let quarter = i % QUARTERS;
  if (row >= problem.rows) {
    return;
  }
  let own = c[row];
  let first = row * 2 * QUARTERS + quarter;
  var z = Orbits(start[first], start[first + QUARTERS], vec4f());
  var n = 0u;
  // Four steps a turn: counting must not take the place of arithmetic.
  for (; n + 4 <= problem.steps; n += 4) {
    z = step(step(step(step(z, own), own), own), own);
  }
  for (; n < problem.steps; n++) {
    z = step(z, own);
  }
  let last = row * 3 * QUARTERS + quarter;
  end[last] = z.x;
  end[last + QUARTERS] = z.y;
  end[last + 2 * QUARTERS] = z.sum;
}
