// Training, by subgroups, 1 of 3: hidden. A thread holds a block of eight pictures by four units (32 sums) over a part of
// the inputs. All threads of a workgroup take the same pictures and the same part: lanes 0 to 3 of a subgroup fetch four
// neighbouring inputs of a picture at once, and subgroupBroadcast hands each to everybody.
//
// Improves on fused where fetches are what costs: 24 numbers feed 128 multiply-adds, where fused takes 64,
// and every size is a constant. The parts go to memory, and the next launch adds them up from the first to the last. Needs
// the feature `subgroups` and at least four lanes.
//
// inputs   [M, INPUTS]       f32: pictures, or their features
// weights  [.., PITCH]       f32, of which the first INPUTS rows are read here
// step     [1]               u32, steps so far: this one takes inputs (step · B + i) mod M
// parts    [PARTS, B, PITCH] f32

enable subgroups;

const LANES: u32 = 32; // threads; their units lie LANES apart, so that neighbours read neighbours
const ROWS: u32 = 8;
const B: u32 = 32;
const PITCH: u32 = 128;
const M: u32 = 1024;
const INPUTS: u32 = 784; // a multiple of four
const PARTS: u32 = 7;
const SPAN: u32 = 112; // inputs of a part, a multiple of four

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
}

@group(0) @binding(0) var<storage, read> inputs: array<f32, M * INPUTS>;
@group(0) @binding(1) var<storage, read> weights: array<f32, INPUTS * PITCH>;
@group(0) @binding(2) var<storage, read> step: array<u32, 1>;
@group(0) @binding(3) var<storage, read_write> parts: array<f32, PARTS * B * PITCH>;
@group(1) @binding(0) var<uniform> problem: Problem;

fn fourUnits(at: vec4u, row: u32) -> vec4f {
  return vec4f(weights[row + at.x], weights[row + at.y], weights[row + at.z], weights[row + at.w]);
}

// Four inputs: `along` is one of a picture in each of lanes 0 to 3.
fn add(sums: vec4f, along: f32, w0: vec4f, w1: vec4f, w2: vec4f, w3: vec4f) -> vec4f {
  let first = fma(vec4f(subgroupBroadcast(along, 0u)), w0, sums);
  let second = fma(vec4f(subgroupBroadcast(along, 1u)), w1, first);
  let third = fma(vec4f(subgroupBroadcast(along, 2u)), w2, second);
  return fma(vec4f(subgroupBroadcast(along, 3u)), w3, third);
}

fn write(row: u32, at: u32, column: u32, sums: vec4f) {
  if (at >= B) {
    return;
  }
  for (var i = 0u; i < 4 && column + i * LANES < PITCH; i++) {
    parts[row + at * PITCH + column + i * LANES] = sums[i];
  }
}

@compute @workgroup_size(LANES)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(local_invocation_index) thread: u32,
  @builtin(subgroup_invocation_id) lane: u32,
) {
  let part = group.z + problem.origin.z;
  let at = (group.y + problem.origin.y) * ROWS;
  let column = (group.x + problem.origin.x) * 4 * LANES + thread;
  // Beyond the last unit or picture it is the last again; what comes of it is left out.
  let columns = min(column + LANES * vec4u(0, 1, 2, 3), vec4u(PITCH - 1));
  let start = step[0] % M * B;
  let upper = (start + min(at + vec4u(0, 1, 2, 3), vec4u(B - 1))) % M * INPUTS;
  let lower = (start + min(at + vec4u(4, 5, 6, 7), vec4u(B - 1))) % M * INPUTS;
  var s0 = vec4f();
  var s1 = vec4f();
  var s2 = vec4f();
  var s3 = vec4f();
  var s4 = vec4f();
  var s5 = vec4f();
  var s6 = vec4f();
  var s7 = vec4f();
  let end = min((part + 1) * SPAN, INPUTS);
  for (var input = part * SPAN; input < end; input += 4) {
    let w0 = fourUnits(columns, input * PITCH);
    let w1 = fourUnits(columns, (input + 1) * PITCH);
    let w2 = fourUnits(columns, (input + 2) * PITCH);
    let w3 = fourUnits(columns, (input + 3) * PITCH);
    let mine = input + (lane & 3);
    s0 = add(s0, inputs[upper.x + mine], w0, w1, w2, w3);
    s1 = add(s1, inputs[upper.y + mine], w0, w1, w2, w3);
    s2 = add(s2, inputs[upper.z + mine], w0, w1, w2, w3);
    s3 = add(s3, inputs[upper.w + mine], w0, w1, w2, w3);
    s4 = add(s4, inputs[lower.x + mine], w0, w1, w2, w3);
    s5 = add(s5, inputs[lower.y + mine], w0, w1, w2, w3);
    s6 = add(s6, inputs[lower.z + mine], w0, w1, w2, w3);
    s7 = add(s7, inputs[lower.w + mine], w0, w1, w2, w3);
  }
  let row = part * B * PITCH;
  write(row, at, column, s0);
  write(row, at + 1, column, s1);
  write(row, at + 2, column, s2);
  write(row, at + 3, column, s3);
  write(row, at + 4, column, s4);
  write(row, at + 5, column, s5);
  write(row, at + 6, column, s6);
  write(row, at + 7, column, s7);
}
