// Training, fused, from the hidden layer's derivatives back to the features and on through the second layer of filters. A
// workgroup takes one picture; the derivatives by its features stay in workgroup memory for the layer before.
//
// Improves on the plain way: a thread has four numbers of either layer, in vectors, and the two share a launch.
//
// weights        [1163, pitch], twelve, then behind `first` [10, 16] and [145, 32]  f32 as vec4f
// work           hidden [b, pitch], delta1 [b, pitch], and more  f32 as vec4f, one after the other
// features       [b, 6, 6, 32]    f32 as vec4f
// featuresFrom   as features      u32 as vec4u, where in the pooled picture the window of each begins
// pooled         [b, 14, 14, 16]  f32 as vec4f
// featuresDelta  as features      f32 as vec4f, derivatives by the sums that made the features
// pooledDelta    as pooled        f32 as vec4f, derivatives by the sums that made the pooled numbers

const GROUP: u32 = 256;
const POOLED: u32 = 784; // vectors
const FEATURES: u32 = 288; // vectors

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  b: u32,
  vectors: u32, // in a row of weights
  first: u32, // vector
}

@group(0) @binding(0) var<storage, read> weights: array<vec4f>;
@group(0) @binding(1) var<storage, read> work: array<vec4f>;
@group(0) @binding(2) var<storage, read> features: array<vec4f>;
@group(0) @binding(3) var<storage, read> featuresFrom: array<vec4u>;
@group(0) @binding(4) var<storage, read> pooled: array<vec4f>;
@group(0) @binding(5) var<storage, read_write> featuresDelta: array<vec4f>;
@group(0) @binding(6) var<storage, read_write> pooledDelta: array<vec4f>;
@group(1) @binding(0) var<uniform> problem: Problem;

var<workgroup> deltas: array<vec4f, FEATURES>;
var<workgroup> places: array<vec4u, FEATURES>;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let at = group.x + problem.origin.x;
  let vectors = problem.vectors;
  for (var feature = thread; feature < FEATURES; feature += GROUP) {
    var sums = vec4f();
    for (var i = 0u; i < vectors; i++) {
      let delta = work[(problem.b + at) * vectors + i];
      let row = 4 * feature * vectors + i;
      sums.x += dot(weights[row], delta);
      sums.y += dot(weights[row + vectors], delta);
      sums.z += dot(weights[row + 2 * vectors], delta);
      sums.w += dot(weights[row + 3 * vectors], delta);
    }
    let own = at * FEATURES + feature;
    let awake = select(vec4f(), sums, features[own] > vec4f());
    featuresDelta[own] = awake;
    deltas[feature] = awake;
    places[feature] = featuresFrom[own];
  }
  workgroupBarrier();
  for (var item = thread; item < POOLED; item += GROUP) {
    let column = item / 4 % 14;
    let row = item / 56;
    var sum = vec4f();
    for (var tap = 0u; tap < 9; tap++) {
      // Below 0 it is a large number.
      let y = row - tap / 3;
      let x = column - tap % 3;
      if (y >= 12 || x >= 12) {
        continue;
      }
      let window = vec4u((y * 14 + x) * 16);
      let place = (y / 2 * 6 + x / 2) * 8;
      let weight = problem.first + 40 + (16 * tap + 4 * (item % 4)) * 8;
      for (var i = 0u; i < 8; i++) {
        let delta = select(vec4f(), deltas[place + i], places[place + i] == window);
        sum.x += dot(delta, weights[weight + i]);
        sum.y += dot(delta, weights[weight + 8 + i]);
        sum.z += dot(delta, weights[weight + 16 + i]);
        sum.w += dot(delta, weights[weight + 24 + i]);
      }
    }
    let own = at * POOLED + item;
    pooledDelta[own] = select(vec4f(), sum, pooled[own] > vec4f());
  }
}
