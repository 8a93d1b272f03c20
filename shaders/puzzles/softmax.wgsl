// Puzzle 17, softmax: the numbers of a row become shares of 1, and larger ones get much more. One workgroup a row.
//
// a    [rows, columns]  f32, row-major
// out  [rows, columns]  f32; exp(a - top) / total, top being the largest of the row, total the sum of all its exp(a - top)

const GROUP: u32 = 64;

var<workgroup> tile: array<f32, GROUP>;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  rows: u32,
  columns: u32,
}

@group(0) @binding(0) var<storage, read> a: array<f32>;
@group(0) @binding(1) var<storage, read_write> out: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

// The largest value of all threads, for each of them.
fn largest(thread: u32, value: f32) -> f32 {
  tile[thread] = value;
  for (var half = GROUP / 2u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (thread < half) {
      tile[thread] = max(tile[thread], tile[thread + half]);
    }
  }
  workgroupBarrier();
  let found = tile[0];
  workgroupBarrier(); // before the tile is used again
  return found;
}

// The same of their sum.
fn added(thread: u32, value: f32) -> f32 {
  tile[thread] = value;
  for (var half = GROUP / 2u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (thread < half) {
      tile[thread] += tile[thread + half];
    }
  }
  workgroupBarrier();
  return tile[0];
}

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let begin = (group.x + problem.origin.x) * problem.columns;
  var top = -1e30;
  for (var i = thread; i < problem.columns; i += GROUP) {
    top = max(top, a[begin + i]);
  }
  top = largest(thread, top);
  var sum = 0.0;
  for (var i = thread; i < problem.columns; i += GROUP) {
    //- // Your first line: not the number itself, but the exponential of how far it lies below the top.
    //- sum += a[begin + i];
    sum += exp(a[begin + i] - top); //+
  }
  let total = added(thread, sum);
  for (var i = thread; i < problem.columns; i += GROUP) {
    //- // Your second line: its share of the total.
    //- out[begin + i] = a[begin + i] / total;
    out[begin + i] = exp(a[begin + i] - top) / total; //+
  }
}
