// Docking 3 of 3: four. As tiled.wgsl, with four poses to a thread, as the lanes of vectors.
//
// Improves on tiled: an atom that was fetched from workgroup memory meets four poses, and radius, depth and charges of a
// pair, which depend on kinds and not on places, are computed once for the four. The price: a quarter of the threads, so
// it takes four times as many poses to fill a GPU.
//
// pocket       [pocket]     vec4f; x, y, z, charge
// pocketKinds  [pocket]     vec2f; half radius, root of depth
// ligand       [atoms]      vec4f; as pocket
// ligandKinds  [atoms]      vec2f; as pocketKinds
// rotations    [n]          vec4f; quaternion x, y, z, w
// shifts       [n, 3]       f32
// energies     [n]          f32

const GROUP: u32 = 64; // threads of a workgroup, and atoms of a tile
const POSES: u32 = 4; // per thread: the lanes of the vectors below
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

@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  // Lanes lie a workgroup apart, so that neighbouring threads read and write neighbours.
  let pose = (group.x + problem.origin.x) * GROUP * POSES + thread;
  let poses = vec4u(pose) + vec4u(0, GROUP, 2 * GROUP, 3 * GROUP);
  let mine = min(poses, vec4u(problem.n - 1));
  var turns: array<mat3x3f, POSES>;
  var shift: array<vec3f, POSES>;
  for (var lane = 0u; lane < POSES; lane++) {
    let at = 3 * mine[lane];
    turns[lane] = matrixOf(rotations[mine[lane]]);
    shift[lane] = vec3f(shifts[at], shifts[at + 1], shifts[at + 2]);
  }
  var energy = vec4f();
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
      let a = turns[0] * atom.xyz + shift[0];
      let b = turns[1] * atom.xyz + shift[1];
      let c = turns[2] * atom.xyz + shift[2];
      let d = turns[3] * atom.xyz + shift[3];
      let place = transpose(mat4x3f(a, b, c, d)); // x of the four poses, then y, then z
      for (var j = 0u; j < count; j++) {
        let other = tile[j];
        let radius = kind.x + tileKinds[j].x;
        let depth = kind.y * tileKinds[j].y;
        let dx = other.x - place[0];
        let dy = other.y - place[1];
        let dz = other.z - place[2];
        let inverse = 1.0 / max(dx * dx + dy * dy + dz * dz, vec4f(CLOSEST));
        let s = radius * radius * inverse;
        let s6 = s * s * s;
        energy += min(depth * s6 * (s6 - 2.0), vec4f(CAP)) + COULOMB * atom.w * other.w * inverse;
      }
    }
    workgroupBarrier();
  }
  for (var lane = 0u; lane < POSES; lane++) {
    if (poses[lane] < problem.n) {
      energies[poses[lane]] = energy[lane];
    }
  }
}
