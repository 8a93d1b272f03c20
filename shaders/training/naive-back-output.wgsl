// Training, the plain way, 3 of 5: back through the second layer. A thread computes one number, either of the gradient of
// the classes' weights and biases, or of the loss's derivatives by the sums of the hidden layer.
//
// Rows of the launch: ten of the classes' weights, one of their biases, then one for each picture.
//
// weights   [795, pitch]   f32, of which the last ten rows are the classes'
// hidden    [b, pitch]     f32
// delta2    [b, 12]        f32, derivatives by the classes' sums; the loss follows them
// delta1    [b, pitch]     f32, derivatives by the hidden layer's sums: 0 where a unit is asleep
// gradient  [795, pitch]   f32, then twelve: as the weights lie

const GROUP: u32 = 64;
const CLASSES: u32 = 10;
const CLASS_PITCH: u32 = 12;
const CLASS_ROW: u32 = 785;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  b: u32,
  pitch: u32,
}

@group(0) @binding(0) var<storage, read> weights: array<f32>;
@group(0) @binding(1) var<storage, read> hidden: array<f32>;
@group(0) @binding(2) var<storage, read> delta2: array<f32>;
@group(0) @binding(3) var<storage, read_write> delta1: array<f32>;
@group(0) @binding(4) var<storage, read_write> gradient: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let column = (group.x + problem.origin.x) * GROUP + thread;
  let row = group.y + problem.origin.y;
  let pitch = problem.pitch;
  var sum = 0.0;
  if (row == CLASSES) {
    for (var at = 0u; at < problem.b && column < CLASSES; at++) {
      sum += delta2[at * CLASS_PITCH + column];
    }
    if (column < CLASS_PITCH) {
      gradient[(CLASS_ROW + CLASSES) * pitch + column] = sum;
    }
    return;
  }
  if (column >= pitch) {
    return;
  }
  if (row < CLASSES) {
    for (var at = 0u; at < problem.b; at++) {
      sum += delta2[at * CLASS_PITCH + row] * hidden[at * pitch + column];
    }
    gradient[(CLASS_ROW + row) * pitch + column] = sum;
    return;
  }
  let at = row - CLASSES - 1;
  for (var c = 0u; c < CLASSES; c++) {
    sum += delta2[at * CLASS_PITCH + c] * weights[(CLASS_ROW + c) * pitch + column];
  }
  delta1[at * pitch + column] = select(0.0, sum, hidden[at * pitch + column] > 0.0);
}
