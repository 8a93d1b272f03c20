// Heat 1 of 4: cells. One thread per cell; a launch takes one step of all of them.
//
// The plain way. A cell needs what its neighbours were before the step, so there are two fields that take turns, and every
// step is a launch of its own. Of a cell's five fetches most have been made for a neighbour already and lie in a cache, but
// source and both fields pass through memory for every step.
//
// source   [height, width]  f32, what is added to a cell in each step
// before   [height, width]  f32, temperatures
// after    [height, width]  f32: before/4 + 3/16 · (its four neighbours) + source; beyond an edge is the cell itself
// profile  [width]          f32, row `probed` of `after`

const GROUP_X: u32 = 16;
const GROUP_Y: u32 = 16;
const KEPT: f32 = 0.25;
const SHARED: f32 = 0.1875;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  width: u32,
  height: u32,
  probed: u32,
}

@group(0) @binding(0) var<storage, read> source: array<f32>;
@group(0) @binding(1) var<storage, read> before: array<f32>;
@group(0) @binding(2) var<storage, read_write> after: array<f32>;
@group(0) @binding(3) var<storage, read_write> profile: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP_X, GROUP_Y)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let x = (group.x + problem.origin.x) * GROUP_X + local.x;
  let y = (group.y + problem.origin.y) * GROUP_Y + local.y;
  let width = problem.width;
  if (x >= width || y >= problem.height) {
    return;
  }
  let row = y * width;
  let west = before[row + max(x, 1) - 1];
  let east = before[row + min(x + 1, width - 1)];
  let north = before[(max(y, 1) - 1) * width + x];
  let south = before[min(y + 1, problem.height - 1) * width + x];
  let warmer = KEPT * before[row + x] + SHARED * ((west + east) + (north + south)) + source[row + x];
  after[row + x] = warmer;
  if (y == problem.probed) {
    profile[x] = warmer;
  }
}
