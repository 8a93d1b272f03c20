// Convolution layer 3 of 6: register blocks. Each thread computes 8 pixels × 8 filters in registers and reads windows and
// weights straight from memory: a weight serves eight pixels, a number of a window eight filters.
//
// Improves on tiled where the caches are good: 8 + 8 fetched numbers feed 64 multiply-adds, neighbouring threads share
// most of them, and nobody waits at a barrier. On a software adapter, where a fetch costs as much as nine multiply-adds,
// eight filters to a thread are what matters most.
//
// input    [n, height, width, channels]                      f32: with the padding written out (pad.wgsl)
// weights  [k, k, channels / groups, groups · quads]         vec4f: quads = ceil(filters / groups / 4)
// output   [n, outHeight, outWidth, filters]                 f32; `pixels` counts the first three sides
// Pixels and quads beyond an edge repeat the last one and are not written.

const GROUP_QUADS: u32 = 4; // threads; each computes 8 pixels × 8 filters: two quads that lie GROUP_QUADS apart
const GROUP_PIXELS: u32 = 16;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  pixels: u32,
  height: u32,
  width: u32,
  channels: u32,
  outHeight: u32,
  outWidth: u32,
  filters: u32,
  k: u32,
  stride: u32,
  groups: u32,
}

@group(0) @binding(0) var<storage, read> input: array<f32>;
@group(0) @binding(1) var<storage, read> weights: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> output: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

// Where the windows of four pixels begin.
fn windows(pixel: vec4u) -> vec4u {
  let line = pixel / problem.outWidth;
  let picture = line / problem.outHeight;
  let row = picture * problem.height + (line - picture * problem.outHeight) * problem.stride;
  return (row * problem.width + (pixel - line * problem.outWidth) * problem.stride) * problem.channels;
}

// Two products for four filters; with four the kernel takes compilers twice as long. fma is asked for by name: not every
// compiler joins a multiplication and an addition.
fn add(sums: vec4f, x0: f32, x1: f32, w0: vec4f, w1: vec4f) -> vec4f {
  return fma(vec4f(x1), w1, fma(vec4f(x0), w0, sums));
}

fn write(pixel: u32, part: u32, quad: u32, sums: vec4f) {
  let outGroup = problem.filters / problem.groups;
  let first = quad * 4;
  let at = pixel * problem.filters + part * outGroup + first;
  if (pixel >= problem.pixels || first >= outGroup) {
    return;
  }
  output[at] = sums.x;
  if (first + 1 < outGroup) {
    output[at + 1] = sums.y;
  }
  if (first + 2 < outGroup) {
    output[at + 2] = sums.z;
  }
  if (first + 3 < outGroup) {
    output[at + 3] = sums.w;
  }
}

@compute @workgroup_size(GROUP_QUADS, GROUP_PIXELS)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let place = group + problem.origin;
  let left = place.x * GROUP_QUADS * 2 + local.x;
  let first = (place.y * GROUP_PIXELS + local.y) * 8;
  let part = place.z; // of the channels and filters
  let inGroup = problem.channels / problem.groups;
  let quads = (problem.filters / problem.groups + 3) / 4;
  if (left >= quads || first >= problem.pixels) {
    return;
  }
  let last = vec4u(problem.pixels - 1);
  let upper = windows(min(vec4u(first) + vec4u(0, 1, 2, 3), last)) + part * inGroup;
  let lower = windows(min(vec4u(first) + vec4u(4, 5, 6, 7), last)) + part * inGroup;
  let right = min(GROUP_QUADS, quads - 1 - left); // from the left quad
  let pitch = problem.groups * quads;
  // A row of a window lies in one piece where every filter sees all channels; else each of its taps does.
  let pieces = select(problem.k, 1, problem.groups == 1);
  let length = problem.k * inGroup / pieces;
  var tap = part * quads + left;
  // Named, not arrays: an array that a compiler does not unroll would live in memory.
  var l0 = vec4f(0);
  var r0 = vec4f(0);
  var l1 = vec4f(0);
  var r1 = vec4f(0);
  var l2 = vec4f(0);
  var r2 = vec4f(0);
  var l3 = vec4f(0);
  var r3 = vec4f(0);
  var l4 = vec4f(0);
  var r4 = vec4f(0);
  var l5 = vec4f(0);
  var r5 = vec4f(0);
  var l6 = vec4f(0);
  var r6 = vec4f(0);
  var l7 = vec4f(0);
  var r7 = vec4f(0);
  for (var row = 0u; row < problem.k; row++) {
    for (var piece = 0u; piece < pieces; piece++) {
      let above = upper + (row * problem.width + piece) * problem.channels;
      let below = lower + (row * problem.width + piece) * problem.channels;
      var step = 0u;
      for (; step + 2 <= length; step += 2) {
        let lw0 = weights[tap];
        let lw1 = weights[tap + pitch];
        let rw0 = weights[tap + right];
        let rw1 = weights[tap + pitch + right];
        tap += 2 * pitch;
        let x0 = input[above.x + step];
        let y0 = input[above.x + step + 1];
        l0 = add(l0, x0, y0, lw0, lw1);
        r0 = add(r0, x0, y0, rw0, rw1);
        let x1 = input[above.y + step];
        let y1 = input[above.y + step + 1];
        l1 = add(l1, x1, y1, lw0, lw1);
        r1 = add(r1, x1, y1, rw0, rw1);
        let x2 = input[above.z + step];
        let y2 = input[above.z + step + 1];
        l2 = add(l2, x2, y2, lw0, lw1);
        r2 = add(r2, x2, y2, rw0, rw1);
        let x3 = input[above.w + step];
        let y3 = input[above.w + step + 1];
        l3 = add(l3, x3, y3, lw0, lw1);
        r3 = add(r3, x3, y3, rw0, rw1);
        let x4 = input[below.x + step];
        let y4 = input[below.x + step + 1];
        l4 = add(l4, x4, y4, lw0, lw1);
        r4 = add(r4, x4, y4, rw0, rw1);
        let x5 = input[below.y + step];
        let y5 = input[below.y + step + 1];
        l5 = add(l5, x5, y5, lw0, lw1);
        r5 = add(r5, x5, y5, rw0, rw1);
        let x6 = input[below.z + step];
        let y6 = input[below.z + step + 1];
        l6 = add(l6, x6, y6, lw0, lw1);
        r6 = add(r6, x6, y6, rw0, rw1);
        let x7 = input[below.w + step];
        let y7 = input[below.w + step + 1];
        l7 = add(l7, x7, y7, lw0, lw1);
        r7 = add(r7, x7, y7, rw0, rw1);
      }
      if (step < length) {
        let lw = weights[tap];
        let rw = weights[tap + right];
        tap += pitch;
        let a0 = input[above.x + step];
        l0 += a0 * lw;
        r0 += a0 * rw;
        let a1 = input[above.y + step];
        l1 += a1 * lw;
        r1 += a1 * rw;
        let a2 = input[above.z + step];
        l2 += a2 * lw;
        r2 += a2 * rw;
        let a3 = input[above.w + step];
        l3 += a3 * lw;
        r3 += a3 * rw;
        let a4 = input[below.x + step];
        l4 += a4 * lw;
        r4 += a4 * rw;
        let a5 = input[below.y + step];
        l5 += a5 * lw;
        r5 += a5 * rw;
        let a6 = input[below.z + step];
        l6 += a6 * lw;
        r6 += a6 * rw;
        let a7 = input[below.w + step];
        l7 += a7 * lw;
        r7 += a7 * rw;
      }
    }
  }
  write(first, part, left, l0);
  write(first, part, left + GROUP_QUADS, r0);
  write(first + 1, part, left, l1);
  write(first + 1, part, left + GROUP_QUADS, r1);
  write(first + 2, part, left, l2);
  write(first + 2, part, left + GROUP_QUADS, r2);
  write(first + 3, part, left, l3);
  write(first + 3, part, left + GROUP_QUADS, r3);
  write(first + 4, part, left, l4);
  write(first + 4, part, left + GROUP_QUADS, r4);
  write(first + 5, part, left, l5);
  write(first + 5, part, left + GROUP_QUADS, r5);
  write(first + 6, part, left, l6);
  write(first + 6, part, left + GROUP_QUADS, r6);
  write(first + 7, part, left, l7);
  write(first + 7, part, left + GROUP_QUADS, r7);
}
