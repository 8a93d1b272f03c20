/**
 * Energies of poses on 128-bit vectors: a pair of vectors holds eight atoms of the pocket, whose numbers `pack` lays side
 * by side; for the tensors see definition.ts, for the arithmetic energy.ts.
 *
 * columns  f32 [6, padded]: x, y, z, charge, half radius and root of depth of the pocket's atoms, then of none
 */
import { across, madd } from '../../simd/assembly/arithmetic';

const COULOMB: f32 = 83.015925;
const CLOSEST: f32 = 0.25;
const CAP: f32 = 1000;

/** Atoms [begin, end); those that are added to fill vectors weigh nothing. */
export function pack(
  pocket: usize, pocketKinds: usize, ligand: usize, ligandKinds: usize, rotations: usize, shifts: usize,
  energies: usize, columns: usize, atoms: i32, count: i32, padded: i32, begin: i32, end: i32,
): void {
  const pitch = <usize>padded << 2;
  for (let atom = begin; atom < end; atom++) {
    const target = columns + (<usize>atom << 2);
    const place = pocket + (<usize>atom << 4);
    const kind = pocketKinds + (<usize>atom << 3);
    for (let column: usize = 0; column < 6; column++) {
      const from = column < 4 ? place + (column << 2) : kind + ((column - 4) << 2);
      store<f32>(target + column * pitch, atom < count ? load<f32>(from) : 0);
    }
  }
}

/** Poses [begin, end). */
export function dock(
  pocket: usize, pocketKinds: usize, ligand: usize, ligandKinds: usize, rotations: usize, shifts: usize,
  energies: usize, columns: usize, atoms: i32, count: i32, padded: i32, begin: i32, end: i32,
): void {
  for (let pose = begin; pose < end; pose++) {
    const turn = rotations + (<usize>pose << 4);
    const shift = shifts + <usize>pose * 12;
    const x = load<f32>(turn), y = load<f32>(turn, 4), z = load<f32>(turn, 8), w = load<f32>(turn, 12);
    const x2 = x + x, y2 = y + y, z2 = z + z;
    const xx = x * x2, yy = y * y2, zz = z * z2, xy = x * y2, xz = x * z2, yz = y * z2;
    const wx = w * x2, wy = w * y2, wz = w * z2;
    let sum = f32x4.splat(0), other = sum;
    for (let i = 0; i < atoms; i++) {
      const atom = ligand + (<usize>i << 4);
      const a = load<f32>(atom), b = load<f32>(atom, 4), c = load<f32>(atom, 8);
      const px = f32x4.splat((1 - (yy + zz)) * a + (xy - wz) * b + (xz + wy) * c + load<f32>(shift));
      const py = f32x4.splat((xy + wz) * a + (1 - (xx + zz)) * b + (yz - wx) * c + load<f32>(shift, 4));
      const pz = f32x4.splat((xz - wy) * a + (yz + wx) * b + (1 - (xx + yy)) * c + load<f32>(shift, 8));
      const charge = f32x4.splat(load<f32>(atom, 12) * COULOMB);
      const half = v128.load32_splat(ligandKinds + (<usize>i << 3));
      const root = v128.load32_splat(ligandKinds + (<usize>i << 3), 4);
      const pitch = <usize>padded << 2;
      const last = columns + pitch;
      for (let at = columns; at < last; at += 32) {
        sum = f32x4.add(sum, four(at, pitch, px, py, pz, charge, half, root));
        other = f32x4.add(other, four(at + 16, pitch, px, py, pz, charge, half, root));
      }
    }
    store<f32>(energies + (<usize>pose << 2), across(f32x4.add(sum, other)));
  }
}

@inline
function four(at: usize, pitch: usize, px: v128, py: v128, pz: v128, charge: v128, half: v128, root: v128): v128 {
  const dx = f32x4.sub(v128.load(at), px);
  const dy = f32x4.sub(v128.load(at + pitch), py);
  const dz = f32x4.sub(v128.load(at + 2 * pitch), pz);
  const square = madd(dz, dz, madd(dy, dy, f32x4.mul(dx, dx)));
  const inverse = f32x4.div(f32x4.splat(1), f32x4.max(square, f32x4.splat(CLOSEST)));
  const radius = f32x4.add(v128.load(at + 4 * pitch), half);
  const s = f32x4.mul(f32x4.mul(radius, radius), inverse);
  const s6 = f32x4.mul(f32x4.mul(s, s), s);
  const depth = f32x4.mul(v128.load(at + 5 * pitch), root);
  const repulsion = f32x4.mul(f32x4.mul(depth, s6), f32x4.sub(s6, f32x4.splat(2)));
  return madd(f32x4.mul(v128.load(at + 3 * pitch), charge), inverse, f32x4.min(repulsion, f32x4.splat(CAP)));
}
