// Matrix multiplication with subgroups of a size that is asked for: subgroups-lanes. The kernel of subgroups-sized.wgsl on a
// GPU whose subgroups may have more threads or fewer.
//
// Improves on subgroups-sized where the compiler's choice of a size is not the best one for it: more threads share what
// four lanes fetched, fewer leave each more registers. Needs the feature `subgroup-size-control`.
//
// a  [M, K]  f32, row-major
// b  [K, N]  f32, row-major
// c  [M, N]  f32, row-major
// Rows and columns beyond an edge repeat the last one and are not written.

enable subgroups;
enable subgroup_size_control;

const GROUP: u32 = 16; // threads; each computes ROWS × 4, its columns GROUP apart so that neighbours read neighbours
const ROWS: u32 = 8;
const LANES: u32 = 16; // threads of a subgroup: a power of two that the device can do, and that divides GROUP
const M: u32 = 512;
const K: u32 = 512;
const N: u32 = 512;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
}

@group(0) @binding(0) var<storage, read> a: array<f32, M * K>;
@group(0) @binding(1) var<storage, read> b: array<f32, K * N>;
@group(0) @binding(2) var<storage, read_write> c: array<f32, M * N>;
@group(1) @binding(0) var<uniform> problem: Problem;

fn fourColumns(at: vec4u, row: u32) -> vec4f {
  return vec4f(b[row + at.x], b[row + at.y], b[row + at.z], b[row + at.w]);
}

// Four steps of k: `along` is one number of A in each of lanes 0 to 3. fma is asked for by name: not every compiler joins
// a multiplication and an addition by itself.
fn add(sums: vec4f, along: f32, b0: vec4f, b1: vec4f, b2: vec4f, b3: vec4f) -> vec4f {
  let first = fma(vec4f(subgroupBroadcast(along, 0u)), b0, sums);
  let second = fma(vec4f(subgroupBroadcast(along, 1u)), b1, first);
  let third = fma(vec4f(subgroupBroadcast(along, 2u)), b2, second);
  return fma(vec4f(subgroupBroadcast(along, 3u)), b3, third);
}

fn write(row: u32, column: u32, sums: vec4f) {
  if (row >= M) {
    return;
  }
  for (var i = 0u; i < 4 && column + i * GROUP < N; i++) {
    c[row * N + column + i * GROUP] = sums[i];
  }
}

@compute @workgroup_size(GROUP) @subgroup_size(LANES)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(local_invocation_id) local: vec3u,
  @builtin(subgroup_invocation_id) lane: u32,
) {
  let column = (group.x + problem.origin.x) * GROUP * 4 + local.x;
  let row = (group.y + problem.origin.y) * ROWS;
  let columns = min(vec4u(column) + vec4u(0, 1, 2, 3) * GROUP, vec4u(N - 1));
  let upper = min(vec4u(row) + vec4u(0, 1, 2, 3), vec4u(M - 1)) * K;
  let lower = min(vec4u(row) + vec4u(4, 5, 6, 7), vec4u(M - 1)) * K;
  // Named, not an array: an array that a compiler does not unroll would live in memory.
  var c0 = vec4f(0);
  var c1 = vec4f(0);
  var c2 = vec4f(0);
  var c3 = vec4f(0);
  var c4 = vec4f(0);
  var c5 = vec4f(0);
  var c6 = vec4f(0);
  var c7 = vec4f(0);
  const whole = K - K % 4;
  for (var p = 0u; p < whole; p += 4) {
    let b0 = fourColumns(columns, p * N);
    let b1 = fourColumns(columns, (p + 1) * N);
    let b2 = fourColumns(columns, (p + 2) * N);
    let b3 = fourColumns(columns, (p + 3) * N);
    let mine = p + (lane & 3);
    c0 = add(c0, a[upper.x + mine], b0, b1, b2, b3);
    c1 = add(c1, a[upper.y + mine], b0, b1, b2, b3);
    c2 = add(c2, a[upper.z + mine], b0, b1, b2, b3);
    c3 = add(c3, a[upper.w + mine], b0, b1, b2, b3);
    c4 = add(c4, a[lower.x + mine], b0, b1, b2, b3);
    c5 = add(c5, a[lower.y + mine], b0, b1, b2, b3);
    c6 = add(c6, a[lower.z + mine], b0, b1, b2, b3);
    c7 = add(c7, a[lower.w + mine], b0, b1, b2, b3);
  }
  for (var p = whole; p < K; p++) {
    let b0 = fourColumns(columns, p * N);
    c0 += a[upper.x + p] * b0;
    c1 += a[upper.y + p] * b0;
    c2 += a[upper.z + p] * b0;
    c3 += a[upper.w + p] * b0;
    c4 += a[lower.x + p] * b0;
    c5 += a[lower.y + p] * b0;
    c6 += a[lower.z + p] * b0;
    c7 += a[lower.w + p] * b0;
  }
  write(row, column, c0);
  write(row + 1, column, c1);
  write(row + 2, column, c2);
  write(row + 3, column, c3);
  write(row + 4, column, c4);
  write(row + 5, column, c5);
  write(row + 6, column, c6);
  write(row + 7, column, c7);
}
