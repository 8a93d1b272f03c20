// N-body, last pass of every rung: each body's velocity changes by its acceleration, and its place by the new velocity.
// One thread per body.
//
// A launch of its own: nobody may move before all accelerations are known, and in WebGPU the end of a launch is the only
// barrier between workgroups. Velocities are half a step ahead of places, which makes this the leapfrog method: its energy
// swings a little and does not drift.
//
// constants     [2]     f32: time step, square of the softening length (unused here)
// acceleration  [n, 4]  f32: x, y, z, 0
// position      [n, 4]  f32: x, y, z, mass; changed
// velocity      [n, 4]  f32: x, y, z, 0; changed

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  n: u32,
}

@group(0) @binding(0) var<storage, read> constants: array<f32>;
@group(0) @binding(1) var<storage, read> acceleration: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> position: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> velocity: array<vec4f>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let body = (group.x + problem.origin.x) * GROUP + thread;
  if (body >= problem.n) {
    return;
  }
  let step = constants[0];
  let faster = velocity[body].xyz + step * acceleration[body].xyz;
  velocity[body] = vec4f(faster, velocity[body].w);
  position[body] = vec4f(position[body].xyz + step * faster, position[body].w);
}
