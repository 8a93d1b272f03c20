// Puzzle 2, guard: threads come in whole workgroups, and the last one reaches beyond the end of a.
//
// a    [n]     f32
// out  [room]  f32, room being n rounded up to whole workgroups; out[i] = a[i] + 10 where a has an element i, and 0
//              behind its end

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  n: u32,
  room: u32,
}

@group(0) @binding(0) var<storage, read> a: array<f32>;
@group(0) @binding(1) var<storage, read_write> out: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let i = (group.x + problem.origin.x) * GROUP + thread;
  //- // Your lines: this is right only as long as a has an element i.
  //- out[i] = a[i] + 10.0;
  var value = 0.0; //+
  if (i < problem.n) { //+
    value = a[i] + 10.0; //+
  } //+
  out[i] = value; //+
}
