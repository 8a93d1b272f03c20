// Language model, a kernel for each operation: layer norm's derivative. A thread takes one row of derivatives by what
// the norm gave to those by what it was given, and adds what comes back beside it.
//
// weights  [count]  f32: `width` gains at `gains`
// work     f32, sections: reads [b · t, width] at `source`, `delta` and `residual`, and [b · t, 4] at `stats`; writes
//          [b · t, width] at `to`

const GROUP: u32 = 64;
const RESIDUAL: u32 = 1; // 0: there is nothing beside it

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  rows: u32,
  width: u32,
  gains: u32,
  source: u32,
  stats: u32,
  delta: u32,
  residual: u32,
  to: u32,
}

@group(0) @binding(0) var<storage, read> weights: array<f32>;
@group(0) @binding(1) var<storage, read_write> work: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let row = (group.x + problem.origin.x) * GROUP + thread;
  let width = problem.width;
  if (row >= problem.rows) {
    return;
  }
  let mean = work[problem.stats + 4 * row];
  let scale = work[problem.stats + 4 * row + 1];
  var sum = 0.0;
  var along = 0.0;
  for (var c = 0u; c < width; c++) {
    let slope = work[problem.delta + row * width + c] * weights[problem.gains + c];
    sum += slope;
    along += slope * ((work[problem.source + row * width + c] - mean) * scale);
  }
  sum /= f32(width);
  along /= f32(width);
  for (var c = 0u; c < width; c++) {
    let at = row * width + c;
    let slope = work[problem.delta + at] * weights[problem.gains + c];
    var value = scale * (slope - sum - (work[problem.source + at] - mean) * scale * along);
    if (RESIDUAL == 1) {
      value += work[problem.residual + at];
    }
    work[problem.to + at] = value;
  }
}
