// Transposition 3 of 4: tiled. A workgroup reads a tile of 32 × 32 numbers along the rows of a, and writes it along the
// rows of t; the turn happens in workgroup memory.
//
// Improves on both before: reads and writes are wide. What is left: workgroup memory is spread over banks (32 on many
// GPUs) that each serve one number at a time. Rows of 32 put a whole column of the tile into one bank, and the threads
// that read it wait for each other.
//
// a  [m, n]  f32, row-major
// t  [n, m]  f32, row-major; t[j][i] = a[i][j]

const TILE: u32 = 32;
const LINES: u32 = 8; // rows of the tile that the threads cover at once
const PITCH: u32 = TILE;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  m: u32,
  n: u32,
}

@group(0) @binding(0) var<storage, read> a: array<f32>;
@group(0) @binding(1) var<storage, read_write> t: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

var<workgroup> tile: array<f32, TILE * PITCH>;

@compute @workgroup_size(TILE, LINES)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let left = (group.x + problem.origin.x) * TILE;
  let top = (group.y + problem.origin.y) * TILE;
  for (var line = local.y; line < TILE; line += LINES) {
    let row = top + line;
    let column = left + local.x;
    if (row < problem.m && column < problem.n) {
      tile[line * PITCH + local.x] = a[row * problem.n + column];
    }
  }
  workgroupBarrier();

  // The same threads, now numbered along a row of t: a column of the tile.
  for (var line = local.y; line < TILE; line += LINES) {
    let row = top + local.x;
    let column = left + line;
    if (row < problem.m && column < problem.n) {
      t[column * problem.m + row] = tile[local.x * PITCH + line];
    }
  }
}
