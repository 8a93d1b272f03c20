// Language model, fused: the end of a step. One thread adds up the losses of all tokens and counts the step, when nobody
// needs its number any more.
//
// work  vec4f, sections: reads the loss from the third of [b · t, 4] at `stats`
// step  [1]  u32
// loss  [1]  f32, mean over the batch, before the step

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  rows: u32,
  stats: u32,
}

@group(0) @binding(0) var<storage, read> work: array<vec4f>;
@group(0) @binding(1) var<storage, read_write> step: array<u32>;
@group(0) @binding(2) var<storage, read_write> loss: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(1)
fn main(@builtin(workgroup_id) group: vec3u) {
  var sum = 0.0;
  for (var row = 0u; row < problem.rows; row++) {
    sum += work[problem.stats + row].z;
  }
  // The only workgroup is that at the origin.
  if (all(group + problem.origin == vec3u())) {
    loss[0] = sum / f32(problem.rows);
    step[0] += 1;
  }
}
