// Heat 4 of 4: blocked. A workgroup copies a tile with a rim of HALO cells and takes up to HALO steps in workgroup memory;
// with each step the cells that are still right reach one less far, and after HALO steps the inner ones are left.
//
// Improves on tiled: fields pass through memory, and workgroups are launched, once for four steps. The price is the rim:
// a tile of 32² has 24² cells of its own, and what surrounds them is fetched and computed by neighbours as well. A thread
// keeps its sixteen cells' sources in registers; two tiles take turns, so that a step costs one barrier.
//
// source   [height, width]  f32, what is added to a cell in each step
// before   [height, width]  f32, temperatures
// after    [height, width]  f32, `steps` steps later: cell/4 + 3/16 · (its four neighbours) + source in each; beyond an
//                           edge is the cell itself
// profile  [width]          f32, row `probed` of `after`

const GROUP_X: u32 = 32;
const GROUP_Y: u32 = 2;
const HALO: u32 = 4;
const TILE: u32 = 32;
const OWN: u32 = TILE - 2 * HALO;
const CELLS: u32 = TILE / GROUP_Y; // per thread, GROUP_Y rows apart
const KEPT: f32 = 0.25;
const SHARED: f32 = 0.1875;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  width: u32,
  height: u32,
  probed: u32,
  steps: u32, // up to HALO
}

@group(0) @binding(0) var<storage, read> source: array<f32>;
@group(0) @binding(1) var<storage, read> before: array<f32>;
@group(0) @binding(2) var<storage, read_write> after: array<f32>;
@group(0) @binding(3) var<storage, read_write> profile: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

var<workgroup> tiles: array<array<f32, TILE * TILE>, 2>;

@compute @workgroup_size(GROUP_X, GROUP_Y)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let size = vec2i(i32(problem.width), i32(problem.height));
  let corner = vec2i((group.xy + problem.origin.xy) * OWN) - i32(HALO);
  let x = corner.x + i32(local.x);
  // Of the plate in the tile's own coordinates: beyond it nobody is asked.
  let first = vec2u(max(-corner, vec2i(0)));
  let last = vec2u(clamp(size - 1 - corner, vec2i(0), vec2i(i32(TILE) - 1)));
  let west = max(local.x, first.x + 1) - 1;
  let east = min(local.x + 1, last.x);
  var added: array<f32, CELLS>;
  for (var i = 0u; i < CELLS; i++) {
    let row = local.y + i * GROUP_Y;
    let place = clamp(vec2i(x, corner.y + i32(row)), vec2i(0), size - 1);
    let at = u32(place.y * size.x + place.x);
    added[i] = source[at];
    tiles[0][row * TILE + local.x] = before[at];
  }
  workgroupBarrier();

  var now = 0u;
  for (var step = 0u; step < problem.steps; step++) {
    for (var i = 0u; i < CELLS; i++) {
      let row = local.y + i * GROUP_Y;
      let north = max(row, first.y + 1) - 1;
      let south = min(row + 1, last.y);
      let here = row * TILE;
      let neighbours = (tiles[now][here + west] + tiles[now][here + east]) +
        (tiles[now][north * TILE + local.x] + tiles[now][south * TILE + local.x]);
      tiles[1 - now][here + local.x] = KEPT * tiles[now][here + local.x] + SHARED * neighbours + added[i];
    }
    now = 1 - now;
    workgroupBarrier();
  }

  // The tile's own cells, as far as there is a plate.
  if (local.x < HALO || local.x >= HALO + OWN || x >= size.x) {
    return;
  }
  for (var i = 0u; i < CELLS; i++) {
    let row = local.y + i * GROUP_Y;
    let y = corner.y + i32(row);
    if (row >= HALO && row < HALO + OWN && y < size.y) {
      let warmer = tiles[now][row * TILE + local.x];
      after[u32(y * size.x + x)] = warmer;
      if (u32(y) == problem.probed) {
        profile[x] = warmer;
      }
    }
  }
}
