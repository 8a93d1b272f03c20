// N-body 2 of 4: tiled. A workgroup copies as many bodies as it has threads into workgroup memory, one each; then every
// thread meets them there, and the next tile follows.
//
// Improves on naive: a body is fetched from memory once for GROUP bodies, not once for each. The price is two barriers a
// tile: nobody may begin before the tile is full, or fill the next one before all are done with this.
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

var<workgroup> tile: array<vec4f, GROUP>;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let body = (group.x + problem.origin.x) * GROUP + thread;
  let last = problem.n - 1;
  let softening = constants[1];
  // Threads beyond the last body help to fill tiles, and write nothing.
  let here = position[min(body, last)].xyz;
  var sum = vec3f(0);
  for (var first = 0u; first < problem.n; first += GROUP) {
    let mine = first + thread;
    // What fills up the last tile has no mass.
    tile[thread] = select(vec4f(0), position[min(mine, last)], mine <= last);
    workgroupBarrier();
    for (var j = 0u; j < GROUP; j++) {
      let other = tile[j];
      let apart = other.xyz - here;
      let inverse = inverseSqrt(dot(apart, apart) + softening);
      sum += other.w * (inverse * inverse * inverse) * apart;
    }
    workgroupBarrier();
  }
  if (body <= last) {
    acceleration[body] = vec4f(sum, 0);
  }
}
