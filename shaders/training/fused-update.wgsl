// Training, fused, 3 of 3: update. A thread holds the gradients of four pixels by four units (16 sums) and moves these
// weights at once; threads behind the pixels do the same for a vector of biases or of the classes' weights.
//
// Improves on the plain way: two loads of four numbers serve 16 multiply-adds instead of 1 each, and gradients never go
// to memory. Sums go from the first picture of the batch to the last: the same bits every time.
//
// pictures  [m, 784]       f32 as vec4f, from 0 to 1
// work      hidden [b, pitch], delta1 [b, pitch], delta2 [b, 12], scales [4]  f32 as vec4f, one after the other
// weights   [795, pitch]   f32 as vec4f, then twelve: rows of pixels, of the hidden layer's biases, of the classes; the
//                          classes' biases
// moment1   as the weights, mean of gradients; a vector that nobody reads under SGD
// moment2   as the weights, mean of their squares; the same
// step      [1]            u32
// loss      [1]            f32, mean over the batch, before the step

const COLUMNS: u32 = 16;
const GROUP_ROWS: u32 = 4;
const PICTURE: u32 = 196; // vectors of a picture, and rows of threads for pixels
const CLASS_ROW: u32 = 785;
const CLASSES: u32 = 10;
const ADAM: u32 = 1; // or SGD
const ROTATES: u32 = 1; // 0 where inputs lie as the batch does

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  b: u32,
  vectors: u32, // in a row of weights
  m: u32,
}

@group(0) @binding(0) var<storage, read> pictures: array<vec4f>;
@group(0) @binding(1) var<storage, read> work: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> weights: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> moment1: array<vec4f>;
@group(0) @binding(4) var<storage, read_write> moment2: array<vec4f>;
@group(0) @binding(5) var<storage, read_write> step: array<u32>;
@group(0) @binding(6) var<storage, read_write> loss: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

fn follow(at: u32, slope: vec4f, scales: vec4f) {
  if (ADAM == 0) {
    weights[at] -= scales.x * slope;
    return;
  }
  let m = 0.9 * moment1[at] + 0.1 * slope;
  let v = 0.999 * moment2[at] + 0.001 * slope * slope;
  moment1[at] = m;
  moment2[at] = v;
  weights[at] -= scales.x * m / (sqrt(v) * scales.y + 1e-8);
}

@compute @workgroup_size(COLUMNS * GROUP_ROWS)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let column = (group.x + problem.origin.x) * COLUMNS + thread % COLUMNS;
  let row = (group.y + problem.origin.y) * GROUP_ROWS + thread / COLUMNS;
  let vectors = problem.vectors;
  let delta1 = problem.b * vectors;
  let delta2 = 2 * delta1;
  let scales = work[delta2 + 3 * problem.b];
  var s0 = vec4f();
  if (row < PICTURE && column < vectors) {
    var s1 = vec4f();
    var s2 = vec4f();
    var s3 = vec4f();
    let end = problem.m * PICTURE + row;
    var picture = ROTATES * u32(scales.z) * PICTURE + row;
    for (var at = 0u; at < problem.b; at++) {
      let x = pictures[picture];
      let delta = work[delta1 + at * vectors + column];
      s0 += x.x * delta;
      s1 += x.y * delta;
      s2 += x.z * delta;
      s3 += x.w * delta;
      picture += PICTURE;
      picture = select(picture, row, picture == end);
    }
    let to = 4 * row * vectors + column;
    follow(to, s0, scales);
    follow(to + vectors, s1, scales);
    follow(to + 2 * vectors, s2, scales);
    follow(to + 3 * vectors, s3, scales);
  } else if (row == PICTURE && column < vectors) {
    for (var at = 0u; at < problem.b; at++) {
      s0 += work[delta1 + at * vectors + column];
    }
    follow(4 * row * vectors + column, s0, scales);
  } else if (row > PICTURE && row <= PICTURE + CLASSES && column < vectors) {
    let c = row - PICTURE - 1;
    for (var at = 0u; at < problem.b; at++) {
      s0 += work[delta2 + 3 * at + c / 4][c % 4] * work[at * vectors + column];
    }
    follow((CLASS_ROW + c) * vectors + column, s0, scales);
  } else if (row == PICTURE + CLASSES + 1 && column < 3) {
    for (var at = 0u; at < problem.b; at++) {
      s0 += work[delta2 + 3 * at + column];
    }
    if (column == 2) {
      // The loss of each picture stands behind its ten derivatives. Nobody reads the step here.
      loss[0] = s0.z / f32(problem.b);
      step[0] += 1;
      s0 = vec4f(s0.xy, 0.0, 0.0);
    }
    follow((CLASS_ROW + CLASSES) * vectors + column, s0, scales);
  }
}
