// Prefix sums 4 of 4, after three passes: the up to three numbers after the last whole vector of three-pass.wgsl.
//
// They fill no vector, and an array of vectors ends before them; this runs only where there are some.
//
// numbers  [n]  f32
// scanned  [n]  f32; there up to `first`

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at: always the only one
  first: u32,
  n: u32,
}

@group(0) @binding(0) var<storage, read> numbers: array<f32>;
@group(0) @binding(1) var<storage, read_write> scanned: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(1)
fn main() {
  var sum = 0.0;
  if (problem.first > 0) {
    sum = scanned[problem.first - 1];
  }
  for (var i = problem.first; i < problem.n; i++) {
    sum += numbers[i];
    scanned[i] = sum;
  }
}
