// Training, by subgroups, 2 of 3: output. A workgroup takes one picture from the parts of its hidden layer to the loss, and
// back to the loss's derivatives by the sums of the hidden layer.
//
// Improves on fused: subgroupAdd takes the place of workgroup memory, so that a workgroup waits once, and each thread then
// finds the ten derivatives for itself. Parts of sums are added up in the same order every time; threads of a workgroup
// fill subgroups in order. Needs the feature `subgroups` and at least four lanes.
//
// labels   [M]                u32, below 10
// weights  [INPUTS + 11, PITCH]  f32: rows of inputs, of the hidden layer's biases, of the classes; their biases in twelve
// step     [1]                u32, steps so far
// parts    [PARTS, B, PITCH]  f32, of the hidden layer's sums
// work     hidden [B, PITCH], delta1 [B, PITCH], delta2 [B, 12], scales [4]  f32, one after the other. delta2: ten
//          derivatives and the loss. scales: see `scalesOf`, and the first picture of the batch.

enable subgroups;

const GROUP: u32 = 32; // threads
const FEWEST_LANES: u32 = 4;
const B: u32 = 32;
const PITCH: u32 = 128;
const M: u32 = 1024;
const INPUTS: u32 = 784;
const PARTS: u32 = 7;
const ADAM: u32 = 1; // or SGD
const CLASSES: u32 = 10;
const TAIL: u32 = 12;
const CLASS_ROW: u32 = (INPUTS + 1) * PITCH;
const BIASES: u32 = CLASS_ROW + CLASSES * PITCH;
const DELTA1: u32 = B * PITCH;
const DELTA2: u32 = 2 * B * PITCH;
const SCALES: u32 = DELTA2 + TAIL * B;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
}

@group(0) @binding(0) var<storage, read> labels: array<u32, M>;
@group(0) @binding(1) var<storage, read> weights: array<f32, BIASES + TAIL>;
@group(0) @binding(2) var<storage, read> step: array<u32, 1>;
@group(0) @binding(3) var<storage, read> parts: array<f32, PARTS * B * PITCH>;
@group(0) @binding(4) var<storage, read_write> work: array<f32, SCALES + 4>;
@group(1) @binding(0) var<uniform> problem: Problem;

// Of the classes, and two that are nobody's.
struct Ten {
  a: vec4f,
  b: vec4f,
  c: vec2f,
}

var<workgroup> partial: array<Ten, GROUP / FEWEST_LANES>;

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

// Ten numbers that lie `apart`.
fn ten(at: u32, apart: u32) -> Ten {
  let i = at + apart * vec4u(0, 1, 2, 3);
  let j = i + 4 * apart;
  let k = at + apart * vec2u(8, 9);
  return Ten(
    vec4f(weights[i.x], weights[i.y], weights[i.z], weights[i.w]),
    vec4f(weights[j.x], weights[j.y], weights[j.z], weights[j.w]),
    vec2f(weights[k.x], weights[k.y]),
  );
}

fn highest(four: vec4f) -> f32 {
  return max(max(four.x, four.y), max(four.z, four.w));
}

@compute @workgroup_size(GROUP)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(local_invocation_index) thread: u32,
  @builtin(subgroup_size) lanes: u32,
  @builtin(subgroup_invocation_id) lane: u32,
) {
  let at = group.x + problem.origin.x;
  var mine = Ten();
  for (var unit = thread; unit < PITCH; unit += GROUP) {
    var sum = weights[INPUTS * PITCH + unit];
    for (var part = 0u; part < PARTS; part++) {
      sum += parts[(part * B + at) * PITCH + unit];
    }
    let height = max(sum, 0.0);
    work[at * PITCH + unit] = height;
    let to = ten(CLASS_ROW + unit, PITCH);
    mine = Ten(mine.a + height * to.a, mine.b + height * to.b, mine.c + height * to.c);
  }
  let ours = Ten(subgroupAdd(mine.a), subgroupAdd(mine.b), subgroupAdd(mine.c));
  if (lane == 0) {
    partial[thread / lanes] = ours;
  }
  workgroupBarrier();
  var logits = ten(BIASES, 1);
  for (var i = 0u; i * lanes < GROUP; i++) {
    logits = Ten(logits.a + partial[i].a, logits.b + partial[i].b, logits.c + partial[i].c);
  }
  let place = step[0] % M * B % M;
  let label = labels[(place + at) % M];
  let right = Ten(
    select(vec4f(), vec4f(1), vec4u(0, 1, 2, 3) == vec4u(label)),
    select(vec4f(), vec4f(1), vec4u(4, 5, 6, 7) == vec4u(label)),
    select(vec2f(), vec2f(1), vec2u(8, 9) == vec2u(label)),
  );
  let largest = max(max(highest(logits.a), highest(logits.b)), max(logits.c.x, logits.c.y));
  let powers = Ten(exp(logits.a - largest), exp(logits.b - largest), exp(logits.c - largest));
  let total = dot(powers.a, vec4f(1)) + dot(powers.b, vec4f(1)) + (powers.c.x + powers.c.y);
  let delta = Ten(
    (powers.a / total - right.a) / f32(B),
    (powers.b / total - right.b) / f32(B),
    (powers.c / total - right.c) / f32(B),
  );
  if (thread < TAIL) {
    let own = dot(logits.a, right.a) + dot(logits.b, right.b) + dot(logits.c, right.c);
    let told = array<vec4f, 3>(delta.a, delta.b, vec4f(delta.c, log(total) + (largest - own), 0.0));
    work[DELTA2 + TAIL * at + thread] = told[thread / 4][thread % 4];
  }
  if (at == 0 && thread == 0) {
    work[SCALES] = select(0.05, 0.001 / complement(0.1, step[0] + 1), ADAM == 1);
    work[SCALES + 1] = inverseSqrt(complement(0.001, step[0] + 1));
    work[SCALES + 2] = f32(place);
  }
  for (var unit = thread; unit < PITCH; unit += GROUP) {
    let to = ten(CLASS_ROW + unit, PITCH);
    let back = dot(delta.a, to.a) + dot(delta.b, to.b) + dot(delta.c, to.c);
    work[DELTA1 + at * PITCH + unit] = select(0.0, back, work[at * PITCH + unit] > 0.0);
  }
}
