// Histogram 1 of 3, second pass: global. One thread takes one pixel and adds one to four counters in memory.
//
// The plain way, and the yardstick for the other rungs. Additions are atomic, or some of those that meet would be lost;
// so those that want the same counter come one after the other. In an opaque picture every pixel wants alpha's last.
//
// picture  [height, width]  rgba8 packed in a u32, red in the lowest byte
// counts   [256, 4]         u32, zero at first

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  pixels: u32,
}

@group(0) @binding(0) var<storage, read> picture: array<u32>;
@group(0) @binding(1) var<storage, read_write> counts: array<atomic<u32>>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let i = (group.x + problem.origin.x) * GROUP + thread;
  if (i >= problem.pixels) {
    return;
  }
  let pixel = picture[i];
  for (var channel = 0u; channel < 4; channel++) {
    let value = (pixel >> (8 * channel)) & 0xff;
    atomicAdd(&counts[4 * value + channel], 1);
  }
}
