/** The JavaScript kernels. Numbers of JavaScript are float64: only what is stored is rounded to f32. */
import type { Tensors } from '../../engine/contract.ts';
import type { DockingParams } from './definition.ts';
import { CAP, CLOSEST, COULOMB, matrixOf, pairEnergy } from './energy.ts';

/** Coordinates of the molecule's atoms in a pose, x, y, z of each. */
export function placed(
  { ligand, rotations, shifts }: Tensors,
  atoms: number,
  pose: number,
  target: Float64Array,
): void {
  const m = matrixOf(rotations[4 * pose], rotations[4 * pose + 1], rotations[4 * pose + 2], rotations[4 * pose + 3]);
  for (let i = 0; i < atoms; i++) {
    const x = ligand[4 * i];
    const y = ligand[4 * i + 1];
    const z = ligand[4 * i + 2];
    target[3 * i] = m[0] * x + m[1] * y + m[2] * z + shifts[3 * pose];
    target[3 * i + 1] = m[3] * x + m[4] * y + m[5] * z + shifts[3 * pose + 1];
    target[3 * i + 2] = m[6] * x + m[7] * y + m[8] * z + shifts[3 * pose + 2];
  }
}

/** Pair after pair, atom after atom as they lie in memory. */
export function dock(io: Tensors, p: DockingParams): void {
  const { pocket, pocketKinds, ligand, ligandKinds, energies } = io;
  const places = new Float64Array(3 * p.atoms);
  for (let pose = 0; pose < p.n; pose++) {
    placed(io, p.atoms, pose, places);
    let energy = 0;
    for (let i = 0; i < p.atoms; i++) {
      for (let j = 0; j < p.pocket; j++) {
        const dx = pocket[4 * j] - places[3 * i];
        const dy = pocket[4 * j + 1] - places[3 * i + 1];
        const dz = pocket[4 * j + 2] - places[3 * i + 2];
        const radius = ligandKinds[2 * i] + pocketKinds[2 * j];
        const depth = ligandKinds[2 * i + 1] * pocketKinds[2 * j + 1];
        const charges = COULOMB * ligand[4 * i + 3] * pocket[4 * j + 3];
        energy += pairEnergy(dx * dx + dy * dy + dz * dz, radius, depth, charges);
      }
    }
    energies[pose] = energy;
  }
}

/** Numbers of a kind lie side by side, already doubles, and two pairs are under way at once: a division takes its time. */
export function dockByColumns(io: Tensors, p: DockingParams): void {
  const { ligand, ligandKinds, energies } = io;
  const places = new Float64Array(3 * p.atoms);
  const [xs, ys, zs, charges, radii, depths] = columnsOf(io, p.pocket);
  for (let pose = 0; pose < p.n; pose++) {
    placed(io, p.atoms, pose, places);
    let even = 0;
    let odd = 0;
    for (let i = 0; i < p.atoms; i++) {
      const x = places[3 * i];
      const y = places[3 * i + 1];
      const z = places[3 * i + 2];
      const charge = COULOMB * ligand[4 * i + 3];
      const half = ligandKinds[2 * i];
      const root = ligandKinds[2 * i + 1];
      for (let j = 0; j < xs.length; j += 2) {
        const ax = xs[j] - x;
        const bx = xs[j + 1] - x;
        const ay = ys[j] - y;
        const by = ys[j + 1] - y;
        const az = zs[j] - z;
        const bz = zs[j + 1] - z;
        const a = 1 / Math.max(ax * ax + ay * ay + az * az, CLOSEST);
        const b = 1 / Math.max(bx * bx + by * by + bz * bz, CLOSEST);
        const ar = half + radii[j];
        const br = half + radii[j + 1];
        const as = ar * ar * a;
        const bs = br * br * b;
        const a6 = as * as * as;
        const b6 = bs * bs * bs;
        even += Math.min(root * depths[j] * a6 * (a6 - 2), CAP) + charge * charges[j] * a;
        odd += Math.min(root * depths[j + 1] * b6 * (b6 - 2), CAP) + charge * charges[j + 1] * b;
      }
    }
    energies[pose] = even + odd;
  }
}

/** x, y, z, charge, half radius and root of depth, each of an even number of atoms: one that is added weighs nothing. */
function columnsOf({ pocket, pocketKinds }: Tensors, count: number): readonly Float64Array[] {
  const length = count + (count % 2);
  const column = (data: Tensors[string], stride: number, at: number) =>
    Float64Array.from({ length }, (_, j) => (j < count ? data[stride * j + at] : 0));
  return [...[0, 1, 2, 3].map((at) => column(pocket, 4, at)), ...[0, 1].map((at) => column(pocketKinds, 2, at))];
}
