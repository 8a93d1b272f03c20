/**
 * The text of fused-token-project.wgsl and shared-token-project.wgsl: a matrix times one token of each sequence,
 * a thread for itself (fused), or with others that share its rows (shared).
 */
import { UNPACK } from './unpack.ts';

/** What a matrix does and takes. */
const FOLDED = `// The norm in front of a matrix is folded in: with x the row less its first number, its sum and its squares are added up on
// the way, and the products of the gains g and biases b of the norm too, so that at the end
// (x · g · M − mean · g · M) / deviation + b · M is known.
//
// weights  vec4u, as many bits a weight as BITS says (src/workloads/language/decode/packing.ts)
// scales   vec4f, of weights of 8 bits; not looked at otherwise
// work     vec4f, sections: reads [b, inputs] at \`source\`, writes [b, columns] at \`to\`
// Places and lengths count vectors, but for \`rows\` and \`inputs\`.`;

/** A matrix: what it is built for, its numbers and buffers. */
const PROJECT = `const BITS: u32 = 32;
const ROWS: u32 = 4; // sequences of a thread, or 1
const NORM: u32 = 1; // 0: takes the rows as they are
const RESIDUAL: u32 = 0; // 1: adds to what is there
const GELU: u32 = 0; // 1: writes what GELU makes of it
const EPSILON: f32 = 1e-5;
const SLOPE: f32 = 1.5957691216057308; // 2 √(2 / π)
const CUBE: f32 = 0.044715;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  rows: u32,
  inputs: u32,
  columns: u32,
  matrix: u32, // [inputs, columns], then the biases
  scale: u32, // of the first column
  gains: u32, // of the norm, then its biases
  gainScale: u32,
  source: u32,
  to: u32,
}

@group(0) @binding(0) var<storage, read> weights: array<vec4u>;
@group(0) @binding(1) var<storage, read> scales: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> work: array<vec4f>;
@group(1) @binding(0) var<uniform> problem: Problem;`;

/** Products of four rows, and what becomes of a sum. */
const SUMS = `// Four numbers of a row and as many rows of the matrix.
fn add(sums: vec4f, x: vec4f, m: mat4x4f) -> vec4f {
  return fma(vec4f(x.w), m[3], fma(vec4f(x.z), m[2], fma(vec4f(x.y), m[1], fma(vec4f(x.x), m[0], sums))));
}

fn write(row: u32, column: u32, sums: vec4f, gained: vec4f, offset: vec4f, moments: vec2f) {
  if (row >= problem.rows) {
    return;
  }
  var value = sums;
  if (NORM == 1) {
    let mean = moments.x / f32(problem.inputs);
    let by = inverseSqrt(max(moments.y / f32(problem.inputs) - mean * mean, 0.0) + EPSILON);
    value = (sums - mean * gained) * by + offset;
  }
  value = scaled(value + four(problem.matrix + problem.inputs * problem.columns + column), problem.scale + column);
  let at = problem.to + row * problem.columns + column;
  if (RESIDUAL == 1) {
    value += work[at];
  }
  if (GELU == 1) {
    value = value / (1.0 + exp(clamp(-SLOPE * (value + CUBE * value * value * value), vec4f(-80), vec4f(80))));
  }
  work[at] = value;
}`;

/** What a thread adds up. */
const BEGIN = `  let length = problem.inputs / 4;
  let sources = problem.source + min(vec4u(row) + vec4u(0, 1, 2, 3), vec4u(problem.rows - 1)) * length;
  var pivots = vec4f();
  if (NORM == 1) {
    pivots = vec4f(work[sources.x].x, work[sources.y].x, work[sources.z].x, work[sources.w].x);
  }
  // Named, not an array: an array that a compiler does not unroll would live in memory.
  var s0 = vec4f();
  var s1 = vec4f();
  var s2 = vec4f();
  var s3 = vec4f();
  var gained = vec4f();
  var offset = vec4f();
  var sums = vec4f(); // of each sequence
  var squares = vec4f();`;

/** Of four rows of the matrix, to the end of the loop. */
const STEP = `    var gains = vec4f(1);
    if (NORM == 1) {
      gains = scaled(four(problem.gains + i), problem.gainScale + i);
      gained = add(gained, gains, m);
      offset = add(offset, scaled(four(problem.gains + length + i), problem.gainScale + i), m);
    }
    let x0 = work[sources.x + i] - pivots.x;
    s0 = add(s0, x0 * gains, m);
    if (NORM == 1) {
      sums.x += dot(x0, vec4f(1));
      squares.x += dot(x0, x0);
    }
    if (ROWS == 4) {
      let x1 = work[sources.y + i] - pivots.y;
      let x2 = work[sources.z + i] - pivots.z;
      let x3 = work[sources.w + i] - pivots.w;
      s1 = add(s1, x1 * gains, m);
      s2 = add(s2, x2 * gains, m);
      s3 = add(s3, x3 * gains, m);
      if (NORM == 1) {
        sums += vec4f(0, dot(x1, vec4f(1)), dot(x2, vec4f(1)), dot(x3, vec4f(1)));
        squares += vec4f(0, dot(x1, x1), dot(x2, x2), dot(x3, x3));
      }
    }
  }`;

export const projectFamily: Readonly<Record<string, string>> = {
  'language/fused-token-project.wgsl': `// Language model, fused: a matrix times one token of each sequence. A thread computes four columns of up to four sequences in
// registers, and each weight is fetched and unpacked once for them.
${FOLDED}

const GROUP: u32 = 32;
${PROJECT}

${UNPACK}

${SUMS}

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let column = (group.x + problem.origin.x) * GROUP + thread;
  let row = (group.y + problem.origin.y) * ROWS;
  let columns = problem.columns;
  if (column >= columns || row >= problem.rows) {
    return;
  }
${BEGIN}
  var line = problem.matrix + column;
  for (var i = 0u; i < length; i++) {
    let m = mat4x4f(four(line), four(line + columns), four(line + 2 * columns), four(line + 3 * columns));
    line += 4 * columns;
${STEP}
  write(row, column, s0, gained, offset, vec2f(sums.x, squares.x));
  if (ROWS == 4) {
    write(row + 1, column, s1, gained, offset, vec2f(sums.y, squares.y));
    write(row + 2, column, s2, gained, offset, vec2f(sums.z, squares.z));
    write(row + 3, column, s3, gained, offset, vec2f(sums.w, squares.w));
  }
}
`,
  'language/shared-token-project.wgsl': `// Language model, rows shared: a matrix times one token of each sequence. A workgroup takes a strip of columns, and its threads
// share the rows of it: each adds up the products of some of them in registers, for four columns of up to four sequences, and
// a tree in workgroup memory adds up what they have.
//
// Improves on fused, where a thread has whole columns to itself: a matrix has few of those, a large GPU many threads, and each
// waited for one row after the other.
//
${FOLDED}

const GROUP: u32 = 256;
const STRIP: u32 = 4; // vectors of columns of a workgroup
${PROJECT}

const LINES: u32 = GROUP / STRIP; // threads that share a vector of columns
// Sums of each sequence; with a norm the products of its gains and of its biases, and sums and squares of the rows.
const PARTS: u32 = ROWS + NORM * select(4u, 3u, ROWS == 1);

var<workgroup> partial: array<vec4f, GROUP * PARTS>;

${UNPACK}

${SUMS}

fn keep(part: u32, thread: u32, value: vec4f) {
  partial[part * GROUP + thread] = value;
}

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let own = (group.x + problem.origin.x) * STRIP + thread % STRIP;
  let row = (group.y + problem.origin.y) * ROWS;
  let columns = problem.columns;
  // Columns beyond the last repeat it and are not written.
  let column = min(own, columns - 1);
${BEGIN}
  for (var i = thread / STRIP; i < length; i += LINES) {
    let line = problem.matrix + 4 * i * columns + column;
    let m = mat4x4f(four(line), four(line + columns), four(line + 2 * columns), four(line + 3 * columns));
${STEP}
  keep(0, thread, s0);
  if (ROWS == 4) {
    keep(1, thread, s1);
    keep(2, thread, s2);
    keep(3, thread, s3);
  }
  if (NORM == 1) {
    keep(ROWS, thread, gained);
    keep(ROWS + 1, thread, offset);
    if (ROWS == 4) {
      keep(ROWS + 2, thread, sums);
      keep(PARTS - 1, thread, squares);
    } else {
      keep(ROWS + 2, thread, vec4f(sums.x, squares.x, 0, 0));
    }
  }
  for (var half = LINES / 2; half > 0; half /= 2) {
    workgroupBarrier();
    if (thread < half * STRIP) {
      for (var part = 0u; part < PARTS; part++) {
        partial[part * GROUP + thread] += partial[part * GROUP + thread + half * STRIP];
      }
    }
  }
  // What such a thread needs it has put there itself.
  if (thread < STRIP && own < columns) {
    for (var s = 0u; s < ROWS; s++) {
      var moments = vec2f();
      if (NORM == 1) {
        moments = partial[(ROWS + 2) * GROUP + thread].xy;
        if (ROWS == 4) {
          moments = vec2f(partial[(ROWS + 2) * GROUP + thread][s], partial[(PARTS - 1) * GROUP + thread][s]);
        }
        gained = partial[ROWS * GROUP + thread];
        offset = partial[(ROWS + 1) * GROUP + thread];
      }
      write(row + s, column, partial[s * GROUP + thread], gained, offset, moments);
    }
  }
}
`,
};
