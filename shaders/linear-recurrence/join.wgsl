// Linear recurrence, the scan 2 of 3: join. A thread goes from chunk to chunk of one channel.
//
// What a chunk begins with is what the one before it ends with. There are 64 times fewer chunks than steps, so that going
// through them one by one costs little; for very long sequences they could be scanned in the same way.
//
// kept   [chunks, c]  f32; by how much a chunk multiplies what it begins with
// added  [chunks, c]  f32; what it adds to that
// carry  [chunks, c]  f32; what it begins with

const GROUP: u32 = 64;
const CHUNK: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  t: u32,
  c: u32,
}

@group(0) @binding(0) var<storage, read> kept: array<f32>;
@group(0) @binding(1) var<storage, read> added: array<f32>;
@group(0) @binding(2) var<storage, read_write> carry: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let channel = (group.x + problem.origin.x) * GROUP + thread;
  if (channel >= problem.c) {
    return;
  }
  let chunks = (problem.t + CHUNK - 1) / CHUNK;
  var state = 0.0;
  for (var chunk = 0u; chunk < chunks; chunk++) {
    let at = chunk * problem.c + channel;
    carry[at] = state;
    state = kept[at] * state + added[at];
  }
}
