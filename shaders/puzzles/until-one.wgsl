// Puzzle 7, until one: each thread has a loop of its own, and nobody knows beforehand how often it turns.
//
// a    [n]  u32, from 1 up
// out  [n]  u32; how many steps it takes from a[i] to 1, where an even number is halved and an odd one becomes 3 times
//           itself plus 1

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  n: u32,
}

@group(0) @binding(0) var<storage, read> a: array<u32>;
@group(0) @binding(1) var<storage, read_write> out: array<u32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let i = (group.x + problem.origin.x) * GROUP + thread;
  if (i >= problem.n) {
    return;
  }
  var value = a[i];
  var steps = 0u;
  //- // Your loop: as long as value is not 1, take a step and count it.
  while (value != 1u) { //+
    value = select(3u * value + 1u, value / 2u, value % 2u == 0u); //+
    steps++; //+
  } //+
  out[i] = steps;
}
