// Softmax 3 of 4: online. Each thread keeps a running maximum and the sum of terms that belongs to it. When the maximum
// rises by d, the sum so far is worth e^-d of what it was. Pairs of maximum and sum are joined the same way, in one tree.
// Source: M. Milakov and N. Gimelshein, "Online normalizer calculation for softmax", arXiv 1805.02867.
//
// Improves on row-per-workgroup: a row is read twice instead of three times, and there is one tree instead of two. Four
// numbers are taken at a time: their loads are under way together, and the sum is scaled once for four terms.
//
// x  [m, n]  f32, row-major
// y  [m, n]  f32, row-major; e^x over the row's sum of it

const GROUP: u32 = 64; // a power of two

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
  partial[thread] = mine;
  workgroupBarrier();
  for (var half = GROUP / 2; half > 0; half /= 2) {
    if (thread < half) {
      partial[thread] = join(partial[thread], partial[thread + half]);
    }
    workgroupBarrier();
  }
  let row = partial[0];
  let scale = 1 / row.sum;
  for (var i = thread; i < n; i += GROUP) {
    y[first + i] = exp(x[first + i] - row.highest) * scale;
  }
}
