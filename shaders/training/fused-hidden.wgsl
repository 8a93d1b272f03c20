// Training, fused, 1 of 3: hidden. A thread holds a block of four pictures by four units (16 sums), and goes through a
// sixteenth of the pixels, four at a time; a workgroup of 16 such columns adds its sixteen parts up in workgroup memory.
//
// Improves on the plain way: eight loads of four numbers serve 64 multiply-adds instead of 32, and sixteen times as many
// threads share the work of a narrow layer. The parts are added up from the first to the last: the same bits every time.
//
// pictures  [m, 784]       f32 as vec4f, from 0 to 1
// weights   [795, pitch]   f32 as vec4f: rows of pixels, of the hidden layer's biases, of the classes; their biases
// step      [1]            u32, steps so far: this one takes pictures (step · b + i) mod m
// work      hidden [b, pitch], delta1 [b, pitch], delta2 [b, 12], scales [4]  f32 as vec4f, one after the other

const COLUMNS: u32 = 16;
const PARTS: u32 = 16;
const ROWS: u32 = 4;
const PIXELS: u32 = 784;
const PICTURE: u32 = PIXELS / 4;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  b: u32,
  vectors: u32, // in a row of weights
  m: u32,
}

@group(0) @binding(0) var<storage, read> pictures: array<vec4f>;
@group(0) @binding(1) var<storage, read> weights: array<vec4f>;
@group(0) @binding(2) var<storage, read> step: array<u32>;
@group(0) @binding(3) var<storage, read_write> work: array<vec4f>;
@group(1) @binding(0) var<uniform> problem: Problem;

var<workgroup> parts: array<vec4f, PARTS * ROWS * COLUMNS>;

// Where the picture at a place of the batch begins; beyond the last it is the last again.
fn pictureAt(at: u32) -> u32 {
  let place = (step[0] % problem.m) * problem.b + min(at, problem.b - 1);
  return place % problem.m * PICTURE;
}

@compute @workgroup_size(COLUMNS * PARTS)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let column = (group.x + problem.origin.x) * COLUMNS + thread % COLUMNS;
  let first = (group.y + problem.origin.y) * ROWS;
  let part = thread / COLUMNS;
  let vectors = problem.vectors;
  var s0 = vec4f();
  var s1 = vec4f();
  var s2 = vec4f();
  var s3 = vec4f();
  if (column < vectors) {
    let p0 = pictureAt(first);
    let p1 = pictureAt(first + 1);
    let p2 = pictureAt(first + 2);
    let p3 = pictureAt(first + 3);
    for (var four = part; four < PICTURE; four += PARTS) {
      let x0 = pictures[p0 + four];
      let x1 = pictures[p1 + four];
      let x2 = pictures[p2 + four];
      let x3 = pictures[p3 + four];
      let at = 4 * four * vectors + column;
      let w0 = weights[at];
      let w1 = weights[at + vectors];
      let w2 = weights[at + 2 * vectors];
      let w3 = weights[at + 3 * vectors];
      s0 += x0.x * w0 + x0.y * w1 + x0.z * w2 + x0.w * w3;
      s1 += x1.x * w0 + x1.y * w1 + x1.z * w2 + x1.w * w3;
      s2 += x2.x * w0 + x2.y * w1 + x2.z * w2 + x2.w * w3;
      s3 += x3.x * w0 + x3.y * w1 + x3.z * w2 + x3.w * w3;
    }
  }
  let own = part * ROWS * COLUMNS + thread % COLUMNS;
  parts[own] = s0;
  parts[own + COLUMNS] = s1;
  parts[own + 2 * COLUMNS] = s2;
  parts[own + 3 * COLUMNS] = s3;
  workgroupBarrier();
  // The first 64 threads have a row and a column each: `part` is now a row.
  let at = first + part;
  if (part >= ROWS || column >= vectors || at >= problem.b) {
    return;
  }
  var sum = weights[PIXELS * vectors + column];
  for (var i = 0u; i < PARTS; i++) {
    sum += parts[i * ROWS * COLUMNS + thread];
  }
  work[at * vectors + column] = max(sum, vec4f());
}
