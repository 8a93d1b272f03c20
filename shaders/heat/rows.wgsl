// Heat 3 of 4: rows. A thread goes down ROWS cells of its column and keeps the cell above, the cell itself and the cell
// below in registers.
//
// Improves on cells: of the five temperatures two are there already, so three are fetched, without workgroup memory and
// without a barrier. The price is a ROWS-th of the threads, which small plates feel.
//
// source   [height, width]  f32, what is added to a cell in each step
// before   [height, width]  f32, temperatures
// after    [height, width]  f32: before/4 + 3/16 · (its four neighbours) + source; beyond an edge is the cell itself
// profile  [width]          f32, row `probed` of `after`

const GROUP: u32 = 64;
const ROWS: u32 = 8; // per thread
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

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let x = (group.x + problem.origin.x) * GROUP + thread;
  let first = (group.y + problem.origin.y) * ROWS;
  let width = problem.width;
  if (x >= width) {
    return;
  }
  let left = max(x, 1) - 1;
  let right = min(x + 1, width - 1);
  let end = min(first + ROWS, problem.height);
  var north = before[(max(first, 1) - 1) * width + x];
  var here = before[first * width + x];
  for (var y = first; y < end; y++) {
    let row = y * width;
    let south = before[min(y + 1, problem.height - 1) * width + x];
    let neighbours = (before[row + left] + before[row + right]) + (north + south);
    let warmer = KEPT * here + SHARED * neighbours + source[row + x];
    after[row + x] = warmer;
    if (y == problem.probed) {
      profile[x] = warmer;
    }
    north = here;
    here = south;
  }
}
