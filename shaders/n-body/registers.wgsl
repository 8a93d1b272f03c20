// N-body 3 and 4 of 4: registers, split. Four bodies per thread: their x in one vector, their y and z in two more.
//
// Improves on tiled: a body that is read from the tile meets four bodies, so that workgroup memory answers a quarter of
// the reads, and four roots are under way at once. The price is a quarter of the threads. Where these are too few for the
// GPU, `split` launches rows of workgroups: row r meets the bodies r·share to (r + 1)·share - 1 alone, and sum.wgsl adds
// what the rows found.
//
// constants     [2]        f32: time step (unused here), square of the softening length
// position      [n, 4]     f32: x, y, z, mass
// acceleration  [r, n, 4]  f32: x, y, z, 0 of the r rows; one row meets all where share is n or more
// share is a multiple of GROUP.

const GROUP: u32 = 64;

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  n: u32,
  share: u32,
}

@group(0) @binding(0) var<storage, read> constants: array<f32>;
@group(0) @binding(1) var<storage, read> position: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> acceleration: array<vec4f>;
@group(1) @binding(0) var<uniform> problem: Problem;

var<workgroup> tile: array<vec4f, GROUP>;

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let body = (group.x + problem.origin.x) * 4 * GROUP + thread;
  let row = group.y + problem.origin.y;
  let last = problem.n - 1;
  let softening = vec4f(constants[1]);
  // Threads beyond the last body help to fill tiles, and write nothing.
  let a = position[min(body, last)];
  let b = position[min(body + GROUP, last)];
  let c = position[min(body + 2 * GROUP, last)];
  let d = position[min(body + 3 * GROUP, last)];
  let x = vec4f(a.x, b.x, c.x, d.x);
  let y = vec4f(a.y, b.y, c.y, d.y);
  let z = vec4f(a.z, b.z, c.z, d.z);
  var sumX = vec4f(0);
  var sumY = vec4f(0);
  var sumZ = vec4f(0);
  let end = min((row + 1) * problem.share, problem.n);
  for (var first = row * problem.share; first < end; first += GROUP) {
    let mine = first + thread;
    // What fills up the last tile has no mass.
    tile[thread] = select(vec4f(0), position[min(mine, last)], mine <= last);
    workgroupBarrier();
    for (var j = 0u; j < GROUP; j++) {
      let other = tile[j];
      let apartX = other.x - x;
      let apartY = other.y - y;
      let apartZ = other.z - z;
      let inverse = inverseSqrt(apartX * apartX + apartY * apartY + apartZ * apartZ + softening);
      let pull = other.w * (inverse * inverse * inverse);
      sumX += pull * apartX;
      sumY += pull * apartY;
      sumZ += pull * apartZ;
    }
    workgroupBarrier();
  }
  let to = row * problem.n;
  for (var i = 0u; i < 4; i++) {
    let mine = body + i * GROUP;
    if (mine <= last) {
      acceleration[to + mine] = vec4f(sumX[i], sumY[i], sumZ[i], 0);
    }
  }
}
