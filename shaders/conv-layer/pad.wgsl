// First pass of the register blocks: copies the pictures with the zeros of the padding written out around them. The kernel
// then needs no test of edges, and a row of a window lies in memory in one piece. The copy costs next to nothing beside
// it: each number is moved once and multiplied thousands of times.
//
// source  [n, height, width, channels]                            f32
// padded  [n, height + 2 padding, width + 2 padding, channels]    f32

const GROUP: u32 = 64; // threads along a row

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  height: u32,
  row: u32, // numbers in a row of a picture: width · channels
  border: u32, // numbers of padding at either end of it: padding · channels
  padding: u32,
}

@group(0) @binding(0) var<storage, read> source: array<f32>;
@group(0) @binding(1) var<storage, read_write> padded: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let at = (group.x + problem.origin.x) * GROUP + local.x;
  let line = group.y + problem.origin.y;
  let pitch = problem.row + 2 * problem.border;
  if (at >= pitch) {
    return;
  }
  let picture = line / (problem.height + 2 * problem.padding);
  // Both wrap below zero; what wraps is no smaller than a side.
  let y = line - picture * (problem.height + 2 * problem.padding) - problem.padding;
  let x = at - problem.border;
  var number = 0.0;
  if (y < problem.height && x < problem.row) {
    number = source[(picture * problem.height + y) * problem.row + x];
  }
  padded[line * pitch + at] = number;
}
