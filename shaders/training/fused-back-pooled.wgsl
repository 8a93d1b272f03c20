// Training, fused, back through the second layer of filters.
//
// Improves on the plain way: a thread has four neighbouring numbers of two channels: all their windows were pooled into four
// features, whose derivatives it fetches once for 72 products of vectors.
//
// weights  behind `first`: [144, 32]  f32 as vec4f, the second layer's filters
// deltas   [b, 6, 6, 32]     f32 as vec4f, derivatives by the features' sums
// places   [b, 6, 6, 32]     u32 as vec4u, where in the pooled picture the window of each begins
// pooled   [b, 14, 14, 16]   f32
// back     [b, 14, 14, 16]   f32: 0 where the pooled number is asleep

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  first: u32, // vector
}

@group(0) @binding(0) var<storage, read> weights: array<vec4f>;
@group(0) @binding(1) var<storage, read> deltas: array<vec4f>;
@group(0) @binding(2) var<storage, read> places: array<vec4u>;
@group(0) @binding(3) var<storage, read> pooled: array<f32>;
@group(0) @binding(4) var<storage, read_write> back: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

// The derivatives by the sums of four windows, one or none of which was the largest.
fn pool(at: u32, row: u32, column: u32, filters: u32) -> mat4x4f {
  // Below 0 it is a large number.
  let own = (at * 36 + min(row, 5) * 6 + min(column, 5)) * 8 + filters;
  let delta = select(vec4f(), deltas[own], row < 6 && column < 6);
  let winner = places[own];
  let window = vec4u((2 * row * 14 + 2 * column) * 16);
  let none = vec4f();
  return mat4x4f(
    select(none, delta, winner == window),
    select(none, delta, winner == window + 16),
    select(none, delta, winner == window + 224),
    select(none, delta, winner == window + 240),
  );
}

// Four rows of four windows, each with four filters.
struct Patch {
  a: mat4x4f,
  b: mat4x4f,
  c: mat4x4f,
  d: mat4x4f,
}

// Of the two by two places of pooled features whose last is this one.
fn patchAt(at: u32, row: u32, column: u32, filters: u32) -> Patch {
  let e = pool(at, row - 1, column - 1, filters);
  let f = pool(at, row - 1, column, filters);
  let g = pool(at, row, column - 1, filters);
  let h = pool(at, row, column, filters);
  return Patch(
    mat4x4f(e[0], e[1], f[0], f[1]),
    mat4x4f(e[2], e[3], f[2], f[3]),
    mat4x4f(g[0], g[1], h[0], h[1]),
    mat4x4f(g[2], g[3], h[2], h[3]),
  );
}

// Four products more. A chain that compiles to fused multiply-adds.
fn add(sum: f32, a: vec4f, w: vec4f) -> f32 {
  return fma(a.x, w.x, fma(a.y, w.y, fma(a.z, w.z, fma(a.w, w.w, sum))));
}

// What three windows in each of three rows add, the last tap of the first of them.
fn nine(sum: f32, a: mat3x4f, b: mat3x4f, c: mat3x4f, u: mat3x4f, v: mat3x4f, w: mat3x4f) -> f32 {
  let upper = add(add(add(sum, a[0], w[2]), a[1], w[1]), a[2], w[0]);
  let middle = add(add(add(upper, b[0], v[2]), b[1], v[1]), b[2], v[0]);
  return add(add(add(middle, c[0], u[2]), c[1], u[1]), c[2], u[0]);
}

fn first(windows: mat4x4f) -> mat3x4f {
  return mat3x4f(windows[0], windows[1], windows[2]);
}

fn last(windows: mat4x4f) -> mat3x4f {
  return mat3x4f(windows[1], windows[2], windows[3]);
}

fn row(at: u32) -> mat3x4f {
  return mat3x4f(weights[at], weights[at + 128], weights[at + 256]);
}

// What four filters add to four numbers of a channel, side by side and one below the other.
fn channel(sums: vec4f, pools: Patch, weight: u32) -> vec4f {
  let u = row(weight);
  let v = row(weight + 384);
  let w = row(weight + 768);
  return vec4f(
    nine(sums.x, first(pools.a), first(pools.b), first(pools.c), u, v, w),
    nine(sums.y, last(pools.a), last(pools.b), last(pools.c), u, v, w),
    nine(sums.z, first(pools.b), first(pools.c), first(pools.d), u, v, w),
    nine(sums.w, last(pools.b), last(pools.c), last(pools.d), u, v, w),
  );
}

fn write(own: u32, sums: vec4f) {
  for (var i = 0u; i < 4; i++) {
    let to = own + i / 2 * 224 + i % 2 * 16;
    back[to] = select(0.0, sums[i], pooled[to] > 0.0);
  }
}

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  // 7 × 7 blocks of four numbers, each with eight pairs of channels.
  let item = (group.x + problem.origin.x) * GROUP + thread;
  let at = group.y + problem.origin.y;
  let block = item / 8;
  let own = item % 8;
  if (block >= 49) {
    return;
  }
  var a = vec4f();
  var b = vec4f();
  for (var i = 0u; i < 8; i++) {
    let pools = patchAt(at, block / 7, block % 7, i);
    let weight = problem.first + 8 * own + i;
    a = channel(a, pools, weight);
    b = channel(b, pools, weight + 64);
  }
  let to = at * 3136 + (block / 7 * 28 + block % 7 * 2) * 16 + own;
  write(to, a);
  write(to + 8, b);
}
