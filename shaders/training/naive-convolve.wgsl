// Training, the plain way, a layer of filters forward. A thread computes one number of the layer's output: four sums over
// windows of 3 × 3 places, and the largest of them behind ReLU.
//
// Both layers run this file; the second reads what the first wrote, which the end of a launch makes visible.
//
// input    [b, side, side, channels]    f32: pictures within their borders, or the first layer's output
// weights  behind `first`: [9 · channels, filters] f32, then a bias of each filter; the dense layers lie before
// output   [b, pooled, pooled, filters] f32
// places   as the output                u32, where in its picture the window began whose sum was the largest

const GROUP: u32 = 64;
const SIDE: u32 = 30;
const CHANNELS: u32 = 1;
const FILTERS: u32 = 16;
const POOLED: u32 = 14;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  first: u32,
}

@group(0) @binding(0) var<storage, read> input: array<f32>;
@group(0) @binding(1) var<storage, read> weights: array<f32>;
@group(0) @binding(2) var<storage, read_write> output: array<f32>;
@group(0) @binding(3) var<storage, read_write> places: array<u32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let number = (group.x + problem.origin.x) * GROUP + thread;
  let at = group.y + problem.origin.y;
  if (number >= POOLED * POOLED * FILTERS) {
    return;
  }
  let f = number % FILTERS;
  let place = number / FILTERS;
  let picture = at * SIDE * SIDE * CHANNELS;
  var largest = 0.0;
  var winner = 0u;
  for (var which = 0u; which < 4; which++) {
    let row = 2 * (place / POOLED) + which / 2;
    let window = (row * SIDE + 2 * (place % POOLED) + which % 2) * CHANNELS;
    var sum = weights[problem.first + 9 * CHANNELS * FILTERS + f];
    for (var y = 0u; y < 3; y++) {
      for (var x = 0u; x < 3 * CHANNELS; x++) {
        let weight = problem.first + (3 * CHANNELS * y + x) * FILTERS + f;
        sum += input[picture + window + y * SIDE * CHANNELS + x] * weights[weight];
      }
    }
    if (which == 0 || sum > largest) {
      largest = sum;
      winner = window;
    }
  }
  let to = at * POOLED * POOLED * FILTERS + number;
  output[to] = max(largest, 0.0);
  places[to] = winner;
}
