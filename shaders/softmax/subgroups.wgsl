// Softmax 4 of 4: subgroups. As online.wgsl, but the lanes of a subgroup join their maxima and sums by subgroupMax and
// subgroupAdd, and one lane of each puts the pair into workgroup memory. Needs the feature `subgroups`.
//
// Improves on online: one barrier instead of one per level of the tree, and a few pairs in workgroup memory instead of
// one per thread. Subgroups put down their pairs in the order in which they come, at the place that a counter gives them:
// nothing is taken for granted of their size, or of which threads are in which.
//
// x  [m, n]  f32, row-major
// y  [m, n]  f32, row-major; e^x over the row's sum of it

enable subgroups;

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  n: u32,
}

@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read_write> y: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

// A maximum, and the sum of e^(x - maximum).
struct Running {
  highest: f32,
  sum: f32,
}

var<workgroup> partial: array<Running, GROUP>;
var<workgroup> filled: atomic<u32>;

// By what a sum is multiplied when its maximum rises; exactly one where it stays.
fn worth(before: f32, now: f32) -> f32 {
  return select(exp(before - now), 1, before == now);
}

fn join(a: Running, b: Running) -> Running {
  let highest = max(a.highest, b.highest);
  return Running(highest, a.sum * worth(a.highest, highest) + b.sum * worth(b.highest, highest));
}

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let n = problem.n;
  let first = (group.x + problem.origin.x) * n;
  var mine = Running(x[first + min(thread, n - 1)], 0);
  for (var i = thread; i < n; i += 4 * GROUP) {
    // Beyond the end the last number is looked at once more, and not added.
    let at = vec4u(i) + vec4u(0, 1, 2, 3) * GROUP;
    let place = vec4u(first) + min(at, vec4u(n - 1));
    let four = vec4f(x[place.x], x[place.y], x[place.z], x[place.w]);
    let highest = max(max(mine.highest, max(four.x, four.y)), max(four.z, four.w));
    let terms = select(vec4f(0), exp(four - highest), at < vec4u(n));
    mine = Running(highest, mine.sum * worth(mine.highest, highest) + (terms.x + terms.y) + (terms.z + terms.w));
  }
  let highest = subgroupMax(mine.highest);
  let sum = subgroupAdd(mine.sum * worth(mine.highest, highest));
  if (subgroupElect()) {
    partial[atomicAdd(&filled, 1)] = Running(highest, sum);
  }
  workgroupBarrier();
  let count = atomicLoad(&filled);
  var row = partial[0];
  for (var i = 1u; i < count; i++) {
    row = join(row, partial[i]);
  }
  let scale = 1 / row.sum;
  for (var i = thread; i < n; i += GROUP) {
    y[first + i] = exp(x[first + i] - row.highest) * scale;
  }
}
