// Training, fused, 1 of 3: hidden. A thread holds a block of four pictures by four units (16 sums), and goes through a
// part of the pixels, four at a time.
//
// Improves on the plain way: 8 numbers that are fetched serve 16 multiply-adds instead of 4, neighbours fetch neighbours,
// and many times as many threads share the work of a narrow layer. Nobody waits: the parts go to memory, and the next
// launch adds them up from the first to the last, the same bits every time.
//
// pictures  [m, 784]       f32 as vec4f, from 0 to 1
// weights   [795, pitch]   f32: rows of pixels, of the hidden layer's biases, of the classes; their biases
// step      [1]            u32, steps so far: this one takes pictures (step · b + i) mod m
// parts     [.., b, pitch] f32, of the sums

const LANES: u32 = 32; // threads side by side; a thread's units lie as far apart
const ROWS: u32 = 4;
const PIXELS: u32 = 784;
const PICTURE: u32 = PIXELS / 4;
const SPAN: u32 = 28; // fours of pixels of a part

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  b: u32,
  pitch: u32,
  m: u32,
}

@group(0) @binding(0) var<storage, read> pictures: array<vec4f>;
@group(0) @binding(1) var<storage, read> weights: array<f32>;
@group(0) @binding(2) var<storage, read> step: array<u32>;
@group(0) @binding(3) var<storage, read_write> parts: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

// Where the picture at a place of the batch begins; beyond the last it is the last again.
fn pictureAt(at: u32) -> u32 {
  let place = (step[0] % problem.m) * problem.b + min(at, problem.b - 1);
  return place % problem.m * PICTURE;
}

fn write(to: u32, at: u32, unit: u32, sums: vec4f) {
  if (at >= problem.b) {
    return;
  }
  for (var i = 0u; i < 4 && unit + i * LANES < problem.pitch; i++) {
    parts[to + i * LANES] = sums[i];
  }
}

@compute @workgroup_size(LANES)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let pitch = problem.pitch;
  let base = (group.x + problem.origin.x) * 4 * LANES;
  let first = (group.y + problem.origin.y) * ROWS;
  let part = group.z + problem.origin.z;
  // Beyond the last unit it is the last again; what comes of it is left out.
  let c = min(base + thread + LANES * vec4u(0, 1, 2, 3), vec4u(pitch - 1));
  let p0 = pictureAt(first);
  let p1 = pictureAt(first + 1);
  let p2 = pictureAt(first + 2);
  let p3 = pictureAt(first + 3);
  var s0 = vec4f();
  var s1 = vec4f();
  var s2 = vec4f();
  var s3 = vec4f();
  let end = min((part + 1) * SPAN, PICTURE);
  for (var four = part * SPAN; four < end; four++) {
    let x0 = pictures[p0 + four];
    let x1 = pictures[p1 + four];
    let x2 = pictures[p2 + four];
    let x3 = pictures[p3 + four];
    let at0 = 4 * four * pitch + c;
    let at1 = at0 + pitch;
    let at2 = at1 + pitch;
    let at3 = at2 + pitch;
    let w0 = vec4f(weights[at0.x], weights[at0.y], weights[at0.z], weights[at0.w]);
    let w1 = vec4f(weights[at1.x], weights[at1.y], weights[at1.z], weights[at1.w]);
    let w2 = vec4f(weights[at2.x], weights[at2.y], weights[at2.z], weights[at2.w]);
    let w3 = vec4f(weights[at3.x], weights[at3.y], weights[at3.z], weights[at3.w]);
    s0 += x0.x * w0 + x0.y * w1 + x0.z * w2 + x0.w * w3;
    s1 += x1.x * w0 + x1.y * w1 + x1.z * w2 + x1.w * w3;
    s2 += x2.x * w0 + x2.y * w1 + x2.z * w2 + x2.w * w3;
    s3 += x3.x * w0 + x3.y * w1 + x3.z * w2 + x3.w * w3;
  }
  let row = (part * problem.b + first) * pitch + base + thread;
  write(row, first, base + thread, s0);
  write(row + pitch, first + 1, base + thread, s1);
  write(row + 2 * pitch, first + 2, base + thread, s2);
  write(row + 3 * pitch, first + 3, base + thread, s3);
}
