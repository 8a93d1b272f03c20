// Training, fused, gradients of a layer of filters, in parts: a thread adds up a few products of one filter over some of the
// pictures. The next launch adds the parts up.
//
// Improves on the plain way: the long sums of a filter are shared, neighbouring threads have neighbouring filters, and a
// derivative fetched serves several products.
//
// input   [b, side, side, channels]     f32: pictures within their borders, or the first layer's output
// deltas  [b, pooled, pooled, filters]  f32, derivatives by the sums
// places  as the deltas                 u32, where in its picture the window of each begins
// parts   [parts, pitch]                f32, behind `first` in each row: [9 · channels + 1, filters], the last row biases

const GROUP: u32 = 64;
const SIDE: u32 = 30;
const CHANNELS: u32 = 1;
const FILTERS: u32 = 16;
const POOLED: u32 = 14;
const WIDE: u32 = 1; // products, side by side in a row of a window: one or eight

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  b: u32,
  parts: u32,
  pitch: u32,
  first: u32,
}

@group(0) @binding(0) var<storage, read> input: array<f32>;
@group(0) @binding(1) var<storage, read> deltas: array<f32>;
@group(0) @binding(2) var<storage, read> places: array<u32>;
@group(0) @binding(3) var<storage, read_write> parts: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

fn four(at: u32) -> vec4f {
  return vec4f(input[at], input[at + 1], input[at + 2], input[at + 3]);
}

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let item = (group.x + problem.origin.x) * GROUP + thread;
  let part = group.y + problem.origin.y;
  let f = item % FILTERS;
  let product = item / FILTERS * WIDE;
  if (product > 9 * CHANNELS) {
    return;
  }
  let count = POOLED * POOLED;
  let to = part * problem.pitch + problem.first + product * FILTERS + f;
  if (product == 9 * CHANNELS) {
    var bias = 0.0;
    for (var picture = part; picture < problem.b; picture += problem.parts) {
      for (var place = picture * count; place < (picture + 1) * count; place++) {
        bias += deltas[place * FILTERS + f];
      }
    }
    parts[to] = bias;
    return;
  }
  let tap = product / (3 * CHANNELS) * SIDE * CHANNELS + product % (3 * CHANNELS);
  var lower = vec4f();
  var upper = vec4f();
  for (var picture = part; picture < problem.b; picture += problem.parts) {
    let corner = picture * SIDE * SIDE * CHANNELS + tap;
    for (var place = picture * count; place < (picture + 1) * count; place++) {
      let delta = deltas[place * FILTERS + f];
      let start = corner + places[place * FILTERS + f];
      if (WIDE == 1) {
        lower.x = fma(delta, input[start], lower.x);
      } else {
        lower = fma(vec4f(delta), four(start), lower);
        upper = fma(vec4f(delta), four(start + 4), upper);
      }
    }
  }
  for (var i = 0u; i < WIDE; i++) {
    parts[to + i * FILTERS] = select(upper[i % 4], lower[i % 4], i < 4);
  }
}
