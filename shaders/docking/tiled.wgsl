// Docking 2 of 3: tiled. The threads of a workgroup fetch 64 atoms of the pocket together, one each, into workgroup memory,
// and their 64 poses use each of them for all atoms of the molecule.
//
// Improves on poses: an atom of the pocket is read from memory once for 64 poses and all atoms of the molecule, where a
// cache had to serve each pair. The molecule's atoms are turned once for each tile, which is little beside 64 pairs.
//
// pocket       [pocket]     vec4f; x, y, z, charge
// pocketKinds  [pocket]     vec2f; half radius, root of depth
// ligand       [atoms]      vec4f; as pocket
// ligandKinds  [atoms]      vec2f; as pocketKinds
// rotations    [n]          vec4f; quaternion x, y, z, w
// shifts       [n, 3]       f32
// energies     [n]          f32

const GROUP: u32 = 64; // poses of a workgroup, and atoms of a tile
const COULOMB: f32 = 83.015925; // kcal/mol Å²: 332.0637 / 4, of a dielectric constant of 4r
const CLOSEST: f32 = 0.25; // Å²
const CAP: f32 = 1000; // kcal/mol

struct Problem {
  origin: vec3u, // the workgroup that this dispatch starts at
  n: u32,
  atoms: u32,
  pocket: u32,
}

@group(0) @binding(0) var<storage, read> pocket: array<vec4f>;
@group(0) @binding(1) var<storage, read> pocketKinds: array<vec2f>;
@group(0) @binding(2) var<storage, read> ligand: array<vec4f>;
@group(0) @binding(3) var<storage, read> ligandKinds: array<vec2f>;
@group(0) @binding(4) var<storage, read> rotations: array<vec4f>;
@group(0) @binding(5) var<storage, read> shifts: array<f32>;
@group(0) @binding(6) var<storage, read_write> energies: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;

var<workgroup> tile: array<vec4f, GROUP>;
var<workgroup> tileKinds: array<vec2f, GROUP>;

fn matrixOf(q: vec4f) -> mat3x3f {
  let d = 2.0 * q.xyz;
  let s = q.xyz * d; // xx, yy, zz
  let xy = q.x * d.y;
  let xz = q.x * d.z;
  let yz = q.y * d.z;
  let w = q.w * d;
  return mat3x3f(
    vec3f(1.0 - (s.y + s.z), xy + w.z, xz - w.y),
    vec3f(xy - w.z, 1.0 - (s.x + s.z), yz + w.x),
    vec3f(xz + w.y, yz - w.x, 1.0 - (s.x + s.y)),
  );
}

// Lennard-Jones up to CAP, and Coulomb.
fn pairEnergy(d: vec3f, radius: f32, depth: f32, charges: f32) -> f32 {
  let inverse = 1.0 / max(dot(d, d), CLOSEST);
  let s = radius * radius * inverse;
  let s6 = s * s * s;
  return min(depth * s6 * (s6 - 2.0), CAP) + charges * inverse;
}

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let pose = (group.x + problem.origin.x) * GROUP + thread;
  // Threads beyond the last pose fetch all the same: a barrier waits for all of them.
  let mine = min(pose, problem.n - 1);
  let turn = matrixOf(rotations[mine]);
  let shift = vec3f(shifts[3 * mine], shifts[3 * mine + 1], shifts[3 * mine + 2]);
  var energy = 0.0;
  for (var first = 0u; first < problem.pocket; first += GROUP) {
    let count = min(GROUP, problem.pocket - first);
    if (thread < count) {
      tile[thread] = pocket[first + thread];
      tileKinds[thread] = pocketKinds[first + thread];
    }
    workgroupBarrier();
    for (var i = 0u; i < problem.atoms; i++) {
      let atom = ligand[i];
      let kind = ligandKinds[i];
      let place = turn * atom.xyz + shift;
      for (var j = 0u; j < count; j++) {
        let charges = COULOMB * atom.w * tile[j].w;
        energy += pairEnergy(tile[j].xyz - place, kind.x + tileKinds[j].x, kind.y * tileKinds[j].y, charges);
      }
    }
    workgroupBarrier();
  }
  if (pose < problem.n) {
    energies[pose] = energy;
  }
}
