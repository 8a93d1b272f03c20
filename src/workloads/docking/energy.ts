/**
 * The energy of a pair of atoms that are not bound to each other, as docking programs score it: Lennard-Jones and Coulomb.
 *
 *   min(ε·((rₘ/r)¹² - 2(rₘ/r)⁶), CAP) + 332.06·q·q'/(4r·r)
 *
 * rₘ is the sum of the halves, ε the product of the roots that the atoms bring (the rules of Lorentz and Berthelot). The
 * dielectric constant 4r stands for the water that is left out (DOCK and AutoDock 2 take it so); with it no square root is
 * needed. Atoms that lie in each other would have endless energies, which say nothing, and in f32 nothing right: distances
 * count as half an ångström at least, as AutoDock 4 has it (RMIN_ELEC), and the repulsion of a pair stops at 1000 kcal/mol,
 * where that of AutoDock Vina levels off too (curl; AutoDock 4 cuts it off at 100,000: EINTCLAMP).
 */

/** kcal/mol · Å² for two elementary charges: 332.0637 / 4. */
export const COULOMB = 83.015925;
/** Å². */
export const CLOSEST = 0.25;
/** kcal/mol. */
export const CAP = 1000;

/**
 * @param square of the distance, Å²
 * @param radius rₘ
 * @param depth ε
 * @param charges q·q'·COULOMB
 */
export function pairEnergy(square: number, radius: number, depth: number, charges: number): number {
  const inverse = 1 / Math.max(square, CLOSEST);
  const s = radius * radius * inverse;
  const s6 = s * s * s;
  return Math.min(depth * s6 * (s6 - 2), CAP) + charges * inverse;
}

/** The matrix of the quaternion (x, y, z, w), row by row. Turns without stretching where its length is 1. */
export function matrixOf(x: number, y: number, z: number, w: number): readonly number[] {
  const [xx, yy, zz] = [2 * x * x, 2 * y * y, 2 * z * z];
  const [xy, xz, yz] = [2 * x * y, 2 * x * z, 2 * y * z];
  const [wx, wy, wz] = [2 * w * x, 2 * w * y, 2 * w * z];
  return [1 - (yy + zz), xy - wz, xz + wy, xy + wz, 1 - (xx + zz), yz - wx, xz - wy, yz + wx, 1 - (xx + yy)];
}
