// Training, by subgroups, 3 of 3: update. A thread holds the gradients of eight inputs by four units (32 sums) and moves
// these weights at once; all threads of a workgroup take the same inputs: lanes 0 to 3 of a subgroup fetch four of them at
// once, and subgroupBroadcast hands each to everybody. Workgroups behind them do biases and the classes' weights.
//
// Improves on fused where fetches are what costs: 24 feed 128 multiply-adds, and every size is a constant. Sums go from
// the first picture of the batch to the last: the same bits every time. Needs the feature `subgroups` and four lanes.
//
// inputs   [M, INPUTS]  f32: pictures, or their features
// work     hidden [B, PITCH], delta1 [B, PITCH], delta2 [B, 12], scales [4]  f32, one after the other
// weights  [INPUTS + 11, PITCH], then twelve  f32: rows of inputs, of the hidden layer's biases, of the classes; the
//          classes' biases
// moment1  as the weights, mean of gradients; four numbers that nobody reads under SGD
// moment2  as the weights, mean of their squares; the same
// step     [1]  u32
// loss     [1]  f32, mean over the batch, before the step

enable subgroups;

const LANES: u32 = 32; // threads; their units lie LANES apart, so that neighbours read neighbours
const B: u32 = 32;
const PITCH: u32 = 128;
const M: u32 = 1024;
const INPUTS: u32 = 784; // a multiple of eight
const ADAM: u32 = 1; // or SGD
const ROTATES: u32 = 1; // 0 where inputs lie as the batch does
const CLASSES: u32 = 10;
const TAIL: u32 = 12;
const CLASS_ROW: u32 = INPUTS + 1;
const COUNT: u32 = (CLASS_ROW + CLASSES) * PITCH + TAIL;
const MOMENTS: u32 = select(4u, COUNT, ADAM == 1);
const DELTA1: u32 = B * PITCH;
const DELTA2: u32 = 2 * B * PITCH;
const SCALES: u32 = DELTA2 + TAIL * B;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
}

@group(0) @binding(0) var<storage, read> inputs: array<f32, M * INPUTS>;
@group(0) @binding(1) var<storage, read> work: array<f32, SCALES + 4>;
@group(0) @binding(2) var<storage, read_write> weights: array<f32, COUNT>;
@group(0) @binding(3) var<storage, read_write> moment1: array<f32, MOMENTS>;
@group(0) @binding(4) var<storage, read_write> moment2: array<f32, MOMENTS>;
@group(0) @binding(5) var<storage, read_write> step: array<u32, 1>;
@group(0) @binding(6) var<storage, read_write> loss: array<f32, 1>;
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

// Four numbers of a row, of which some may lie beyond its end.
fn followRow(row: u32, unit: u32, slope: vec4f, scales: vec2f) {
  for (var i = 0u; i < 4 && unit + i * LANES < PITCH; i++) {
    follow(row * PITCH + unit + i * LANES, slope[i], scales);
  }
}

fn four(at: vec4u, row: u32) -> vec4f {
  return vec4f(work[row + at.x], work[row + at.y], work[row + at.z], work[row + at.w]);
}

// Four pictures: `x` is an input of each, `d0` to `d3` are their derivatives.
fn add(sums: vec4f, x: vec4f, d0: vec4f, d1: vec4f, d2: vec4f, d3: vec4f) -> vec4f {
  return fma(vec4f(x.w), d3, fma(vec4f(x.z), d2, fma(vec4f(x.y), d1, fma(vec4f(x.x), d0, sums))));
}

fn inputsAt(at: vec4u, first: u32) -> vec4f {
  return vec4f(inputs[at.x + first], inputs[at.y + first], inputs[at.z + first], inputs[at.w + first]);
}

@compute @workgroup_size(LANES)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(local_invocation_index) thread: u32,
  @builtin(subgroup_invocation_id) lane: u32,
) {
  let unit = (group.x + problem.origin.x) * 4 * LANES + thread;
  let units = min(unit + LANES * vec4u(0, 1, 2, 3), vec4u(PITCH - 1));
  let row = group.y + problem.origin.y;
  let scales = vec2f(work[SCALES], work[SCALES + 1]);
  const blocks = INPUTS / 8;
  var s0 = vec4f();
  if (row < blocks) {
    var s1 = vec4f();
    var s2 = vec4f();
    var s3 = vec4f();
    var s4 = vec4f();
    var s5 = vec4f();
    var s6 = vec4f();
    var s7 = vec4f();
    let start = ROTATES * u32(work[SCALES + 2]);
    let mine = 8 * row + (lane & 3);
    for (var at = 0u; at < B; at += 4) {
      // Beyond the last picture it is the last again, times nothing.
      let places = min(at + vec4u(0, 1, 2, 3), vec4u(B - 1));
      let there = select(vec4f(), vec4f(1), at + vec4u(0, 1, 2, 3) < vec4u(B));
      let d0 = four(units, DELTA1 + places.x * PITCH);
      let d1 = four(units, DELTA1 + places.y * PITCH);
      let d2 = four(units, DELTA1 + places.z * PITCH);
      let d3 = four(units, DELTA1 + places.w * PITCH);
      let rows = (start + places) % M * INPUTS;
      let x = there * inputsAt(rows, mine);
      let y = there * inputsAt(rows, mine + 4);
      s0 = add(s0, subgroupBroadcast(x, 0u), d0, d1, d2, d3);
      s1 = add(s1, subgroupBroadcast(x, 1u), d0, d1, d2, d3);
      s2 = add(s2, subgroupBroadcast(x, 2u), d0, d1, d2, d3);
      s3 = add(s3, subgroupBroadcast(x, 3u), d0, d1, d2, d3);
      s4 = add(s4, subgroupBroadcast(y, 0u), d0, d1, d2, d3);
      s5 = add(s5, subgroupBroadcast(y, 1u), d0, d1, d2, d3);
      s6 = add(s6, subgroupBroadcast(y, 2u), d0, d1, d2, d3);
      s7 = add(s7, subgroupBroadcast(y, 3u), d0, d1, d2, d3);
    }
    followRow(8 * row, unit, s0, scales);
    followRow(8 * row + 1, unit, s1, scales);
    followRow(8 * row + 2, unit, s2, scales);
    followRow(8 * row + 3, unit, s3, scales);
    followRow(8 * row + 4, unit, s4, scales);
    followRow(8 * row + 5, unit, s5, scales);
    followRow(8 * row + 6, unit, s6, scales);
    followRow(8 * row + 7, unit, s7, scales);
    return;
  }
  if (row == blocks) {
    for (var at = 0u; at < B; at++) {
      s0 += four(units, DELTA1 + at * PITCH);
    }
    followRow(8 * row, unit, s0, scales);
  } else if (row <= blocks + CLASSES) {
    let kind = row - blocks - 1;
    for (var at = 0u; at < B; at++) {
      s0 += work[DELTA2 + TAIL * at + kind] * four(units, at * PITCH);
    }
    followRow(CLASS_ROW + kind, unit, s0, scales);
  } else {
    for (var place = unit; place < TAIL; place += LANES) {
      var sum = 0.0;
      for (var at = 0u; at < B; at++) {
        sum += work[DELTA2 + TAIL * at + place];
      }
      if (place == CLASSES) {
        // The loss of each picture stands behind its ten derivatives. Nobody reads the step here.
        loss[0] = sum / f32(B);
        step[0] += 1;
      }
      follow((CLASS_ROW + CLASSES) * PITCH + place, select(0.0, sum, place < CLASSES), scales);
    }
  }
}
