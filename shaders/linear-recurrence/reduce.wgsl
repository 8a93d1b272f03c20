// Linear recurrence, the scan 1 of 3: reduce. A thread puts 64 steps of one channel together.
//
// One step takes h to a * h + b with a = 1 - z and b = z * v. Two of them in a row take it to (a2 * a1) * h + (a2 * b1 + b2):
// a step of the same kind. So any number of steps is known by two numbers before anybody knows where they begin, and all
// chunks of all channels can be put together at once.
//
// z      [t, c]       f32; gates
// v      [t, c]       f32; candidates
// kept   [chunks, c]  f32; by how much a chunk multiplies what it begins with
// added  [chunks, c]  f32; what it adds to that

const GROUP: u32 = 64;
const CHUNK: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  t: u32,
  c: u32,
}

@group(0) @binding(0) var<storage, read> z: array<f32>;
@group(0) @binding(1) var<storage, read> v: array<f32>;
@group(0) @binding(2) var<storage, read_write> kept: array<f32>;
@group(0) @binding(3) var<storage, read_write> added: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let channel = (group.x + problem.origin.x) * GROUP + thread;
  if (channel >= problem.c) {
    return;
  }
  let chunk = group.y + problem.origin.y;
  var a = 1.0;
  var b = 0.0;
  for (var step = chunk * CHUNK; step < min((chunk + 1) * CHUNK, problem.t); step++) {
    let at = step * problem.c + channel;
    a *= 1.0 - z[at];
    b = (1.0 - z[at]) * b + z[at] * v[at];
  }
  kept[chunk * problem.c + channel] = a;
  added[chunk * problem.c + channel] = b;
}
