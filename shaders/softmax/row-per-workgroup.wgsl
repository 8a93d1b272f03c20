// Softmax 2 of 4: row-per-workgroup. The threads of a workgroup share a row; a tree in workgroup memory joins what each
// of them found, first the maxima, then the sums.
//
// Improves on row-per-thread: neighbouring threads read neighbouring numbers, which come in a few wide fetches, and there
// are GROUP times as many threads. Each tree costs log2(GROUP) barriers, and the row is still read three times, though
// mostly from a cache.
//
// x  [m, n]  f32, row-major
// y  [m, n]  f32, row-major; e^x over the row's sum of it. The maximum is taken off first, so that no power overflows.

const GROUP: u32 = 64; // a power of two

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  n: u32,
}

@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read_write> y: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

var<workgroup> partial: array<f32, GROUP>;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let n = problem.n;
  let first = (group.x + problem.origin.x) * n;
  // A thread beyond the end looks at the last number once more.
  var largest = x[first + min(thread, n - 1)];
  for (var i = thread + GROUP; i < n; i += GROUP) {
    largest = max(largest, x[first + i]);
  }
  partial[thread] = largest;
  workgroupBarrier();
  for (var half = GROUP / 2; half > 0; half /= 2) {
    if (thread < half) {
      partial[thread] = max(partial[thread], partial[thread + half]);
    }
    workgroupBarrier();
  }
  let highest = partial[0];
  // All have read it before the sums take its place.
  workgroupBarrier();

  var sum = 0f;
  for (var i = thread; i < n; i += GROUP) {
    sum += exp(x[first + i] - highest);
  }
  partial[thread] = sum;
  workgroupBarrier();
  for (var half = GROUP / 2; half > 0; half /= 2) {
    if (thread < half) {
      partial[thread] += partial[thread + half];
    }
    workgroupBarrier();
  }
  let scale = 1 / partial[0];
  for (var i = thread; i < n; i += GROUP) {
    y[first + i] = exp(x[first + i] - highest) * scale;
  }
}
