// Heat 2 of 4: tiled. A workgroup copies its cells, and a rim of one around them, into workgroup memory; then each thread
// computes eight of them from there.
//
// Improves on cells: a cell is fetched from memory about once, not five times. Whether that pays for the barrier depends on
// how good the cache was: five fetches are not many.
//
// source   [height, width]  f32, what is added to a cell in each step
// before   [height, width]  f32, temperatures
// after    [height, width]  f32: before/4 + 3/16 · (its four neighbours) + source; beyond an edge is the cell itself
// profile  [width]          f32, row `probed` of `after`

const GROUP_X: u32 = 32;
const GROUP_Y: u32 = 2;
const CELLS: u32 = 8; // per thread, GROUP_Y rows apart
const TILE_X: u32 = GROUP_X + 2;
const TILE_Y: u32 = GROUP_Y * CELLS + 2;
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

var<workgroup> tile: array<f32, TILE_X * TILE_Y>;

@compute @workgroup_size(GROUP_X, GROUP_Y)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(local_invocation_id) local: vec3u,
  @builtin(local_invocation_index) thread: u32,
) {
  let corner = (group.xy + problem.origin.xy) * vec2u(GROUP_X, GROUP_Y * CELLS);
  let last = vec2u(problem.width, problem.height) - 1;
  // The rim begins one cell before the corner.
  for (var at = thread; at < TILE_X * TILE_Y; at += GROUP_X * GROUP_Y) {
    let place = min(max(corner + vec2u(at % TILE_X, at / TILE_X), vec2u(1)) - 1, last);
    tile[at] = before[place.y * problem.width + place.x];
  }
  workgroupBarrier();

  let x = corner.x + local.x;
  for (var row = local.y; row < GROUP_Y * CELLS; row += GROUP_Y) {
    let y = corner.y + row;
    if (x >= problem.width || y >= problem.height) {
      return;
    }
    let here = (row + 1) * TILE_X + local.x + 1;
    let at = y * problem.width + x;
    let neighbours = (tile[here - 1] + tile[here + 1]) + (tile[here - TILE_X] + tile[here + TILE_X]);
    let warmer = KEPT * tile[here] + SHARED * neighbours + source[at];
    after[at] = warmer;
    if (y == problem.probed) {
      profile[x] = warmer;
    }
  }
}
