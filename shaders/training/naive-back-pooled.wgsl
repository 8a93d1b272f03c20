// Training, the plain way, back through the second layer of filters. A thread computes one number: the loss's derivative by
// the sum that made a pooled number, from all windows that the number lies in and that were the largest of their four.
//
// weights  behind `first`: [144, 32]  f32, the second layer's filters
// deltas   [b, 6, 6, 32]              f32, derivatives by the features' sums
// places   [b, 6, 6, 32]              u32, where in the pooled picture the window of each begins
// pooled   [b, 14, 14, 16]            f32
// back     [b, 14, 14, 16]            f32: 0 where the pooled number is asleep

const GROUP: u32 = 64;
const SIDE: u32 = 14;
const CHANNELS: u32 = 16;
const FILTERS: u32 = 32;
const POOLED: u32 = 6;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  first: u32,
}

@group(0) @binding(0) var<storage, read> weights: array<f32>;
@group(0) @binding(1) var<storage, read> deltas: array<f32>;
@group(0) @binding(2) var<storage, read> places: array<u32>;
@group(0) @binding(3) var<storage, read> pooled: array<f32>;
@group(0) @binding(4) var<storage, read_write> back: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let number = (group.x + problem.origin.x) * GROUP + thread;
  let at = group.y + problem.origin.y;
  if (number >= SIDE * SIDE * CHANNELS) {
    return;
  }
  let channel = number % CHANNELS;
  let column = number / CHANNELS % SIDE;
  let row = number / CHANNELS / SIDE;
  var sum = 0.0;
  for (var tap = 0u; tap < 9; tap++) {
    // Below 0 it is a large number.
    let y = row - tap / 3;
    let x = column - tap % 3;
    if (y >= 2 * POOLED || x >= 2 * POOLED) {
      continue;
    }
    let window = (y * SIDE + x) * CHANNELS;
    let start = ((at * POOLED + y / 2) * POOLED + x / 2) * FILTERS;
    let weight = problem.first + (tap * CHANNELS + channel) * FILTERS;
    for (var f = 0u; f < FILTERS; f++) {
      if (places[start + f] == window) {
        sum += deltas[start + f] * weights[weight + f];
      }
    }
  }
  let to = at * SIDE * SIDE * CHANNELS + number;
  back[to] = select(0.0, sum, pooled[to] > 0.0);
}
