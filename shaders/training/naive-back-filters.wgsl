// Training, the plain way, the gradient of a layer of filters. A thread computes one number of it: of a weight, or of a
// filter's bias. Of every four sums the largest alone has a derivative.
//
// input     [b, side, side, channels]     f32: pictures within their borders, or the first layer's output
// deltas    [b, pooled, pooled, filters]  f32, derivatives by the sums
// places    as the deltas                 u32, where in its picture the window of each begins
// gradient  behind `first`: [9 · channels + 1, filters]  f32, as the weights lie

const GROUP: u32 = 64;
const SIDE: u32 = 30;
const CHANNELS: u32 = 1;
const FILTERS: u32 = 16;
const POOLED: u32 = 14;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  b: u32,
  first: u32,
}

@group(0) @binding(0) var<storage, read> input: array<f32>;
@group(0) @binding(1) var<storage, read> deltas: array<f32>;
@group(0) @binding(2) var<storage, read> places: array<u32>;
@group(0) @binding(3) var<storage, read_write> gradient: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let number = (group.x + problem.origin.x) * GROUP + thread;
  let product = number / FILTERS;
  if (product > 9 * CHANNELS) {
    return;
  }
  let tap = product / (3 * CHANNELS) * SIDE * CHANNELS + product % (3 * CHANNELS);
  let count = POOLED * POOLED * FILTERS;
  var sum = 0.0;
  for (var at = 0u; at < problem.b; at++) {
    let picture = at * SIDE * SIDE * CHANNELS;
    for (var i = at * count + number % FILTERS; i < (at + 1) * count; i += FILTERS) {
      var value = 1.0; // what a bias is multiplied by
      if (product < 9 * CHANNELS) {
        value = input[picture + places[i] + tap];
      }
      sum += value * deltas[i];
    }
  }
  gradient[problem.first + number] = sum;
}
