// Training, fused, 2 of 3: output. A workgroup takes one picture from the parts of its hidden layer to the loss, and back
// to the loss's derivatives by the sums of the hidden layer.
//
// Improves on the plain way: 64 threads share the sums of a picture, of which each had one, and the derivatives of both
// layers come in one launch. Parts of sums are added up in the same order every time.
//
// labels   [m]            u32, below 10
// weights  [795, pitch]   f32 as vec4f: rows of pixels, of the hidden layer's biases, of the classes; their biases
// step     [1]            u32, steps so far
// parts    [.., b, pitch] f32 as vec4f, of the hidden layer's sums
// work     hidden [b, pitch], delta1 [b, pitch], delta2 [b, 12], scales [4]  f32 as vec4f, one after the other. delta2:
//          ten derivatives and the loss. scales: see `scalesOf`, and the first picture of the batch.

const GROUP: u32 = 64;
const CLASSES: u32 = 10;
const CLASS_ROW: u32 = 785;
const ADAM: u32 = 1; // or SGD

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  b: u32,
  vectors: u32, // in a row of weights
  m: u32,
  parts: u32,
}

@group(0) @binding(0) var<storage, read> labels: array<u32>;
@group(0) @binding(1) var<storage, read> weights: array<vec4f>;
@group(0) @binding(2) var<storage, read> step: array<u32>;
@group(0) @binding(3) var<storage, read> parts: array<vec4f>;
@group(0) @binding(4) var<storage, read_write> work: array<vec4f>;
@group(1) @binding(0) var<uniform> problem: Problem;

var<workgroup> partial: array<f32, CLASSES * GROUP>;
var<workgroup> quarters: array<f32, 4 * CLASSES>;
var<workgroup> delta: array<f32, CLASSES + 2>;

// 1 − (1 − q)^times by squaring: every term is positive, so that nothing cancels.
fn complement(q: f32, times: u32) -> f32 {
  var sum = 0.0;
  var power = q;
  for (var left = times; left > 0u; left >>= 1u) {
    if ((left & 1u) == 1u) {
      sum += power * (1.0 - sum);
    }
    power *= 2.0 - power;
  }
  return sum;
}

// From the quarters of the sums to `delta`.
fn softmax(label: u32) {
  var logits: array<f32, CLASSES>;
  var largest = 0.0;
  for (var c = 0u; c < CLASSES; c++) {
    let bias = weights[(CLASS_ROW + CLASSES) * problem.vectors + c / 4][c % 4];
    let sum = quarters[4 * c] + quarters[4 * c + 1] + quarters[4 * c + 2] + quarters[4 * c + 3] + bias;
    logits[c] = sum;
    largest = select(max(largest, sum), sum, c == 0);
  }
  let below = largest - logits[label];
  var total = 0.0;
  for (var c = 0u; c < CLASSES; c++) {
    logits[c] = exp(logits[c] - largest);
    total += logits[c];
  }
  for (var c = 0u; c < CLASSES; c++) {
    delta[c] = (logits[c] / total - select(0.0, 1.0, c == label)) / f32(problem.b);
  }
  delta[CLASSES] = log(total) + below;
  delta[CLASSES + 1] = 0.0;
}

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let at = group.x + problem.origin.x;
  let vectors = problem.vectors;
  var sums: array<f32, CLASSES>;
  for (var i = thread; i < vectors; i += GROUP) {
    var units = weights[(CLASS_ROW - 1) * vectors + i];
    for (var part = 0u; part < problem.parts; part++) {
      units += parts[(part * problem.b + at) * vectors + i];
    }
    units = max(units, vec4f());
    work[at * vectors + i] = units;
    for (var c = 0u; c < CLASSES; c++) {
      sums[c] += dot(units, weights[(CLASS_ROW + c) * vectors + i]);
    }
  }
  for (var c = 0u; c < CLASSES; c++) {
    partial[c * GROUP + thread] = sums[c];
  }
  workgroupBarrier();
  if (thread < 4 * CLASSES) {
    var sum = 0.0;
    for (var i = 0u; i < GROUP / 4; i++) {
      sum += partial[thread * (GROUP / 4) + i];
    }
    quarters[thread] = sum;
  }
  workgroupBarrier();
  if (thread == 0) {
    let place = (step[0] % problem.m) * problem.b % problem.m;
    softmax(labels[(place + at) % problem.m]);
    let rest = 2 * problem.b * vectors;
    for (var i = 0u; i < 3; i++) {
      work[rest + 3 * at + i] = vec4f(delta[4 * i], delta[4 * i + 1], delta[4 * i + 2], delta[4 * i + 3]);
    }
    if (at == 0) {
      let rate = select(0.05, 0.001 / complement(0.1, step[0] + 1), ADAM == 1);
      work[rest + 3 * problem.b] = vec4f(rate, inverseSqrt(complement(0.001, step[0] + 1)), f32(place), 0.0);
    }
  }
  workgroupBarrier();
  for (var i = thread; i < vectors; i += GROUP) {
    var back = vec4f();
    for (var c = 0u; c < CLASSES; c++) {
      back += delta[c] * weights[(CLASS_ROW + c) * vectors + i];
    }
    work[(problem.b + at) * vectors + i] = select(vec4f(), back, work[at * vectors + i] > vec4f());
  }
}
