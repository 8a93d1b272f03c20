// N-body 1 of 4: naive. One thread per body; it meets all bodies, itself among them, straight from memory.
//
// The plain way. All threads of a workgroup read the same body at the same time, so a cache answers nearly every read;
// but each of the n² pairs still asks for 16 bytes. Nobody is left out: at no distance there is no pull, as the softening
// keeps the quotient finite.
//
// constants     [2]     f32: time step (unused here), square of the softening length
// position      [n, 4]  f32: x, y, z, mass
// acceleration  [n, 4]  f32: x, y, z, 0; the sum over all j of mass_j (x_j - x_i) / (|x_j - x_i|² + softening)^(3/2)

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  n: u32,
}

@group(0) @binding(0) var<storage, read> constants: array<f32>;
@group(0) @binding(1) var<storage, read> position: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> acceleration: array<vec4f>;
@group(1) @binding(0) var<uniform> problem: Problem;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let body = (group.x + problem.origin.x) * GROUP + thread;
  if (body >= problem.n) {
    return;
  }
  let softening = constants[1];
  let here = position[body].xyz;
  var sum = vec3f(0);
  for (var j = 0u; j < problem.n; j++) {
    let other = position[j];
    let apart = other.xyz - here;
    let inverse = inverseSqrt(dot(apart, apart) + softening);
    sum += other.w * (inverse * inverse * inverse) * apart;
  }
  acceleration[body] = vec4f(sum, 0);
}
