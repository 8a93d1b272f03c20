// First pass of matrix multiplication in vec4f, for rows that are no multiple of four long: copies a matrix into one whose
// rows start at multiples of 16 bytes. The kernel then reads any size as it reads round ones, and the copy costs next to
// nothing beside it: each number is moved once and multiplied hundreds of times.
//
// source  [rows, columns]               f32, row-major
// padded  [.., ceil(columns / 4)]       vec4f, row-major; what lies beyond rows and columns is zero

const GROUP_COLUMNS: u32 = 16; // threads; each writes one vec4f
const GROUP_ROWS: u32 = 4;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  rows: u32,
  columns: u32,
  paddedRows: u32,
}

@group(0) @binding(0) var<storage, read> source: array<f32>;
@group(0) @binding(1) var<storage, read_write> padded: array<vec4f>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP_COLUMNS, GROUP_ROWS)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let at = (group.xy + problem.origin.xy) * vec2u(GROUP_COLUMNS, GROUP_ROWS) + local.xy;
  let pitch = (problem.columns + 3) / 4;
  if (at.x >= pitch || at.y >= problem.paddedRows) {
    return;
  }
  var four = vec4f(0);
  if (at.y < problem.rows) {
    for (var i = 0u; i < 4 && at.x * 4 + i < problem.columns; i++) {
      four[i] = source[at.y * problem.columns + at.x * 4 + i];
    }
  }
  padded[at.y * pitch + at.x] = four;
}
