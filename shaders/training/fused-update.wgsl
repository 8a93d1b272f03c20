// Training, fused, 3 of 3: update. A thread holds the gradients of eight pixels by four units (32 sums) and moves these
// weights at once; threads behind the pixels do the same for biases or the classes' weights.
//
// Improves on the plain way: 12 numbers that are fetched serve 32 multiply-adds instead of 6, and gradients never go to
// memory. Sums go from the first picture of the batch to the last: the same bits every time.
//
// pictures  [m, 784]       f32 as vec4f, from 0 to 1
// work      hidden [b, pitch], delta1 [b, pitch], delta2 [b, 12], scales [4]  f32, one after the other
// weights   [795, pitch]   f32, then twelve: rows of pixels, of the hidden layer's biases, of the classes; the classes'
//                          biases
// moment1   as the weights, mean of gradients; four numbers that nobody reads under SGD
// moment2   as the weights, mean of their squares; the same
// step      [1]            u32
// loss      [1]            f32, mean over the batch, before the step

const LANES: u32 = 32; // threads side by side; a thread's units lie as far apart
const GROUP_ROWS: u32 = 2;
const PICTURE: u32 = 196; // vectors of a picture
const CLASS_ROW: u32 = 785;
const CLASSES: u32 = 10;
const TAIL: u32 = 12;
const ADAM: u32 = 1; // or SGD
const ROTATES: u32 = 1; // 0 where inputs lie as the batch does

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  b: u32,
  pitch: u32,
  m: u32,
}

@group(0) @binding(0) var<storage, read> pictures: array<vec4f>;
@group(0) @binding(1) var<storage, read> work: array<f32>;
@group(0) @binding(2) var<storage, read_write> weights: array<f32>;
@group(0) @binding(3) var<storage, read_write> moment1: array<f32>;
@group(0) @binding(4) var<storage, read_write> moment2: array<f32>;
@group(0) @binding(5) var<storage, read_write> step: array<u32>;
@group(0) @binding(6) var<storage, read_write> loss: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

fn follow(at: u32, slope: f32, scales: vec2f) {
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

// Four numbers of a row; `units` may lie beyond its end.
fn followRow(row: u32, units: vec4u, slope: vec4f, scales: vec2f) {
  for (var k = 0u; k < 4; k++) {
    if (units[k] < problem.pitch) {
      follow(row * problem.pitch + units[k], slope[k], scales);
    }
  }
}

// Four numbers of `work`.
fn four(at: vec4u) -> vec4f {
  return vec4f(work[at.x], work[at.y], work[at.z], work[at.w]);
}

@compute @workgroup_size(LANES * GROUP_ROWS)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let pitch = problem.pitch;
  let units = (group.x + problem.origin.x) * 4 * LANES + thread % LANES + LANES * vec4u(0, 1, 2, 3);
  // Beyond the last unit it is the last again, and nothing comes of it.
  let c = min(units, vec4u(pitch - 1));
  let row = (group.y + problem.origin.y) * GROUP_ROWS + thread / LANES;
  let delta1 = problem.b * pitch;
  let delta2 = 2 * delta1;
  let rest = delta2 + TAIL * problem.b;
  let scales = vec2f(work[rest], work[rest + 1]);
  let blocks = PICTURE / 2;
  var s0 = vec4f();
  if (row < blocks) {
    var s1 = vec4f();
    var s2 = vec4f();
    var s3 = vec4f();
    var s4 = vec4f();
    var s5 = vec4f();
    var s6 = vec4f();
    var s7 = vec4f();
    let end = problem.m * PICTURE + 2 * row;
    var picture = ROTATES * u32(work[rest + 2]) * PICTURE + 2 * row;
    for (var at = 0u; at < problem.b; at++) {
      let x = pictures[picture];
      let y = pictures[picture + 1];
      let delta = four(delta1 + at * pitch + c);
      s0 += x.x * delta;
      s1 += x.y * delta;
      s2 += x.z * delta;
      s3 += x.w * delta;
      s4 += y.x * delta;
      s5 += y.y * delta;
      s6 += y.z * delta;
      s7 += y.w * delta;
      picture += PICTURE;
      picture = select(picture, 2 * row, picture == end);
    }
    followRow(8 * row, units, s0, scales);
    followRow(8 * row + 1, units, s1, scales);
    followRow(8 * row + 2, units, s2, scales);
    followRow(8 * row + 3, units, s3, scales);
    followRow(8 * row + 4, units, s4, scales);
    followRow(8 * row + 5, units, s5, scales);
    followRow(8 * row + 6, units, s6, scales);
    followRow(8 * row + 7, units, s7, scales);
  } else if (row == blocks) {
    for (var at = 0u; at < problem.b; at++) {
      s0 += four(delta1 + at * pitch + c);
    }
    followRow(8 * row, units, s0, scales);
  } else if (row <= blocks + CLASSES) {
    let kind = row - blocks - 1;
    for (var at = 0u; at < problem.b; at++) {
      s0 += work[delta2 + TAIL * at + kind] * four(at * pitch + c);
    }
    followRow(CLASS_ROW + kind, units, s0, scales);
  } else if (row == blocks + CLASSES + 1) {
    for (var k = 0u; k < 4; k++) {
      let place = units[k];
      if (place < TAIL) {
        var sum = 0.0;
        for (var at = 0u; at < problem.b; at++) {
          sum += work[delta2 + TAIL * at + place];
        }
        if (place == CLASSES) {
          // The loss of each picture stands behind its ten derivatives. Nobody reads the step here.
          loss[0] = sum / f32(problem.b);
          step[0] += 1;
        }
        follow((CLASS_ROW + CLASSES) * pitch + place, select(0.0, sum, place < CLASSES), scales);
      }
    }
  }
}
