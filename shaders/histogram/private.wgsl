// Histogram 2 and 3 of 3, second pass: private. A workgroup counts in bins of its own in workgroup memory, and adds them
// to the counters in memory once, at the end. Rung 2 has one copy of the bins, rung 3 has four.
//
// Improves on global: additions in workgroup memory are quick, only threads of one workgroup meet there, and memory sees
// 1024 additions of a workgroup instead of four of each pixel. With four copies neighbouring threads count in different
// ones, and neighbours often have the same colour. The copies of a bin lie side by side, in different banks.
//
// picture  [height, width]  rgba8 packed in a u32, red in the lowest byte
// counts   [256, 4]         u32, zero at first

const GROUP: u32 = 256;
const BINS: u32 = 1024; // of all four channels
const COPIES: u32 = 1;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  pixels: u32,
  groups: u32, // workgroups of the whole pass
}

@group(0) @binding(0) var<storage, read> picture: array<u32>;
@group(0) @binding(1) var<storage, read_write> counts: array<atomic<u32>>;
@group(1) @binding(0) var<uniform> problem: Problem;

// Zero at first, as all workgroup memory of WGSL.
var<workgroup> bins: array<atomic<u32>, BINS * COPIES>;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let copy = thread % COPIES;
  let stride = problem.groups * GROUP;
  for (var i = (group.x + problem.origin.x) * GROUP + thread; i < problem.pixels; i += stride) {
    let pixel = picture[i];
    for (var channel = 0u; channel < 4; channel++) {
      let value = (pixel >> (8 * channel)) & 0xff;
      atomicAdd(&bins[(4 * value + channel) * COPIES + copy], 1);
    }
  }
  workgroupBarrier();
  for (var bin = thread; bin < BINS; bin += GROUP) {
    var sum = 0u;
    for (var i = 0u; i < COPIES; i++) {
      sum += atomicLoad(&bins[bin * COPIES + i]);
    }
    if (sum > 0) {
      atomicAdd(&counts[bin], sum);
    }
  }
}
