/** What docking is: its parameters, tensors and cost. */
import type { Cost, LocalText, ParamSchema } from '../../engine/contract.ts';
import { LABELS, TOO_LONG } from './texts.ts';

/** `n` poses of a molecule of `atoms` atoms in a pocket of `pocket` atoms. */
export type DockingParams = { readonly n: number; readonly atoms: number; readonly pocket: number };

export const params: ParamSchema = {
  n: {
    kind: 'int',
    label: LABELS.n,
    min: 1,
    max: 65536,
    default: 4096,
    scale: 'log2',
    steps: [256, 1024, 4096, 16384, 65536],
  },
  atoms: { kind: 'int', label: LABELS.atoms, min: 1, max: 64, default: 16, scale: 'log2', steps: [8, 16, 32, 64] },
  pocket: {
    kind: 'int',
    label: LABELS.pocket,
    min: 1,
    max: 4096,
    default: 256,
    scale: 'log2',
    steps: [64, 256, 1024, 4096],
  },
};

/** Pairs of atoms over all poses, at most: more would take minutes on one thread. */
const MOST = 2 ** 32;

const pairsOf = ({ n, atoms, pocket }: DockingParams) => n * atoms * pocket;

export const invalid = (p: DockingParams): LocalText | null => (pairsOf(p) > MOST ? TOO_LONG : null);

/**
 * Coordinates are in Å, charges in elementary charges. `pocket` and `ligand`: x, y, z, charge of each atom; `pocketKinds`
 * and `ligandKinds`: half the distance at which two of its kind attract each other most, in Å, and the square root of the
 * energy that this brings, in kcal/mol. A pose turns the molecule by the quaternion x, y, z, w of `rotations`, then moves it
 * by `shifts`. `energies` are in kcal/mol.
 */
export const tensors = ({ n, atoms, pocket }: DockingParams) => ({
  inputs: {
    pocket: { dtype: 'f32', shape: [pocket, 4] },
    pocketKinds: { dtype: 'f32', shape: [pocket, 2] },
    ligand: { dtype: 'f32', shape: [atoms, 4] },
    ligandKinds: { dtype: 'f32', shape: [atoms, 2] },
    rotations: { dtype: 'f32', shape: [n, 4] },
    shifts: { dtype: 'f32', shape: [n, 3] },
  } as const,
  outputs: { energies: { dtype: 'f32', shape: [n] } } as const,
});

/**
 * Distances along three axes 3, squared and added up 5, one division; radii 2; (rₘ/r)⁶ 3, what it gives 4; charges 2; two
 * sums.
 */
const FLOPS_PER_PAIR = 22;
/** A product of a matrix and a vector, and a shift. */
const FLOPS_PER_ATOM = 18;
/** The matrix of a quaternion. */
const FLOPS_PER_POSE = 24;

export const cost = (p: DockingParams): Cost => ({
  flops: FLOPS_PER_PAIR * pairsOf(p) + p.n * (FLOPS_PER_ATOM * p.atoms + FLOPS_PER_POSE),
  bytes: 4 * (6 * (p.pocket + p.atoms) + 8 * p.n),
});
