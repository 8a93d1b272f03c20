// Language model, writing on: the token that was drawn becomes the next that is read, on the device, so that no step waits for
// it to be read back. One thread does it, as everybody else has to have looked at `place` before it moves.
//
// chosen  [b]  u32
// begun   [1]  u32: so many tokens of a text are given, and stay as they are
// text    [b, t + 1]  u32
// place   [1]  u32, of the token that was read; moves on, and back to the first where the context is full

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  rows: u32,
  t: u32,
}

@group(0) @binding(0) var<storage, read> chosen: array<u32>;
@group(0) @binding(1) var<storage, read> begun: array<u32>;
@group(0) @binding(2) var<storage, read_write> text: array<u32>;
@group(0) @binding(3) var<storage, read_write> place: array<u32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(1)
fn main(@builtin(workgroup_id) group: vec3u) {
  // The only workgroup is that at the origin.
  if (any(group + problem.origin != vec3u())) {
    return;
  }
  let next = place[0] + 1;
  if (next >= begun[0]) {
    for (var row = 0u; row < problem.rows; row++) {
      text[row * (problem.t + 1) + next] = chosen[row];
    }
  }
  place[0] = next % problem.t;
}
