// First pass of matrix multiplication in 16-bit floats: rounds a matrix to them, in rows that start at multiples of 8
// bytes. It is timed with the kernel: whoever has 32-bit inputs pays for it. Needs the feature `shader-f16`.
//
// source   [rows, columns]              f32, row-major
// rounded  [rows, ceil(columns / 4)]    vec4h, row-major; what lies beyond columns is zero

enable f16;

const GROUP_COLUMNS: u32 = 16; // threads; each writes one vec4h
const GROUP_ROWS: u32 = 4;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  rows: u32,
  columns: u32,
}

@group(0) @binding(0) var<storage, read> source: array<f32>;
@group(0) @binding(1) var<storage, read_write> rounded: array<vec4h>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP_COLUMNS, GROUP_ROWS)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let at = (group.xy + problem.origin.xy) * vec2u(GROUP_COLUMNS, GROUP_ROWS) + local.xy;
  let pitch = (problem.columns + 3) / 4;
  if (at.x >= pitch || at.y >= problem.rows) {
    return;
  }
  var four = vec4f(0);
  for (var i = 0u; i < 4 && at.x * 4 + i < problem.columns; i++) {
    four[i] = source[at.y * problem.columns + at.x * 4 + i];
  }
  rounded[at.y * pitch + at.x] = vec4h(four);
}
