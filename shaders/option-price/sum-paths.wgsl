// Option price 1 of 4, second of two passes: a thread adds up what a block of 1024 paths pays, one after the other.
//
// Blocks, so that nobody adds to what another thread adds to: atomic additions would queue up, and there are none of
// floats. Neighbouring threads read prices that lie 4 KiB apart.
//
// market  [4]       f32; of which the second is the strike
// prices  [n]       f32; of the share at expiry
// sums    [blocks]  vec4f; what the call pays over the 1024 paths of a block, its squares, what the put pays, its squares

const GROUP: u32 = 64;
const BLOCK: u32 = 1024;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  n: u32,
}

@group(0) @binding(0) var<storage, read> market: array<f32, 4>;
@group(0) @binding(1) var<storage, read> prices: array<f32>;
@group(0) @binding(2) var<storage, read_write> sums: array<vec4f>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let block = (group.x + problem.origin.x) * GROUP + thread;
  if (block * BLOCK >= problem.n) {
    return;
  }
  var sum = vec4f();
  for (var path = block * BLOCK; path < min((block + 1) * BLOCK, problem.n); path++) {
    let up = max(prices[path] - market[1], 0.0);
    let down = max(market[1] - prices[path], 0.0);
    sum += vec4f(up, up * up, down, down * down);
  }
  sums[block] = sum;
}
