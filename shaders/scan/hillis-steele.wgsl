// Prefix sums 1 of 4: Hillis–Steele. In each pass every number adds the one that lies `apart` before it, with apart = 1,
// 2, 4 …: after log2(n) passes each holds the sum of all up to itself.
//
// The plain way, and the yardstick: a chain of n additions has become log2(n) steps that are all parallel. The price is
// work, n·log2(n) additions instead of n, and traffic, as every pass reads and writes the whole array.
// Source: W. D. Hillis, G. L. Steele, "Data parallel algorithms", Communications of the ACM 29 (1986).
//
// numbers  [n]  f32
// scanned  [n]  f32; scanned[i] = numbers[i] + numbers[i - apart]

const GROUP: u32 = 256;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  n: u32,
  apart: u32,
}

@group(0) @binding(0) var<storage, read> numbers: array<f32>;
@group(0) @binding(1) var<storage, read_write> scanned: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let i = (group.x + problem.origin.x) * GROUP + thread;
  if (i >= problem.n) {
    return;
  }
  var sum = numbers[i];
  if (i >= problem.apart) {
    sum += numbers[i - problem.apart];
  }
  scanned[i] = sum;
}
