/**
 * A pocket, a molecule and poses from a seed. All of it is made up: a bowl of atoms as far apart as in a protein, and a
 * molecule that grew at random. What it takes from nature are sizes and strengths of atoms. Square roots and the four
 * operations only, so that the same seed gives the same bits everywhere.
 */
import type { Tensors } from '../../engine/contract.ts';
import { randomUnit } from '../../engine/random.ts';
import type { DockingParams } from './definition.ts';

type Point = readonly [x: number, y: number, z: number];
type Next = () => number;

/**
 * Carbon, nitrogen and oxygen as united atoms: distance of strongest attraction in Å, and its energy in kcal/mol. AutoDock
 * 4, AD4_parameters.dat (Rii, epsii): G. M. Morris et al., J. Comput. Chem. 30 (2009).
 */
const KINDS = [
  { radius: 4, depth: 0.15, until: 0.6 },
  { radius: 3.5, depth: 0.16, until: 0.8 },
  { radius: 3.2, depth: 0.2, until: 1 },
] as const;

const MOST_CHARGE = 0.4;
/** Å: of the free room in the middle, from atom to atom of the wall, of a bond, of the nearest that is no neighbour. */
const ROOM = 6.5;
const SPACING = 2.9;
const JITTER = 0.35;
const BOND = 1.5;
const APART = 1.35;
/** Å, along each axis. */
const MOST_SHIFT = 4;

export function generate({ n, atoms, pocket }: DockingParams, seed: number): Tensors {
  const wall = atomsAt(wallOf(pocket, randomUnit(seed, 1)), randomUnit(seed, 2));
  const molecule = atomsAt(moleculeOf(atoms, randomUnit(seed, 3)), randomUnit(seed, 4));
  return {
    pocket: wall.places,
    pocketKinds: wall.kinds,
    ligand: molecule.places,
    ligandKinds: molecule.kinds,
    ...posesOf(n, randomUnit(seed, 5)),
  };
}

const between = (next: Next, most: number) => (2 * next() - 1) * most;

function atomsAt(points: readonly Point[], next: Next) {
  const places = new Float32Array(4 * points.length);
  const kinds = new Float32Array(2 * points.length);
  points.forEach((point, at) => {
    places.set([...point, between(next, MOST_CHARGE)], 4 * at);
    const chance = next();
    const { radius, depth } = KINDS.find(({ until }) => chance < until) ?? KINDS[0];
    kinds.set([radius / 2, Math.sqrt(depth)], 2 * at);
  });
  return { places, kinds };
}

/** The sites of a lattice that lie nearest to the middle but not in the room, nor in the opening above it; shaken. */
function wallOf(count: number, next: Next): Point[] {
  for (let side = 4; ; side++) {
    const sites = sitesWithin(side);
    if (sites.length < count) continue;
    return sites
      .slice(0, count)
      .map(([x, y, z]) => [x + between(next, JITTER), y + between(next, JITTER), z + between(next, JITTER)]);
  }
}

/** Nearest first. @param side in sites */
function sitesWithin(side: number): Point[] {
  const sites: Point[] = [];
  for (let i = -side; i <= side; i++) {
    for (let j = -side; j <= side; j++) {
      for (let k = -side; k <= side; k++) {
        const square = i * i + j * j + k * k;
        if (square > side * side || square * SPACING * SPACING < ROOM * ROOM) continue;
        const opening = k > 0 && 2 * k * k > square;
        if (!opening) sites.push([i, j, k]);
      }
    }
  }
  const squareOf = ([i, j, k]: Point) => i * i + j * j + k * k;
  return sites.sort((a, b) => squareOf(a) - squareOf(b)).map(([i, j, k]) => [i * SPACING, j * SPACING, k * SPACING]);
}

const TRIES = 40;

/** Each atom is bound to the last or to one before it; the middle lies at the origin. */
function moleculeOf(count: number, next: Next): Point[] {
  const points: Point[] = [[0, 0, 0]];
  while (points.length < count) {
    let point = points[0];
    for (let n = 0; n < TRIES; n++) {
      const from = points[next() < 0.6 ? points.length - 1 : Math.floor(next() * points.length)];
      const [x, y, z] = directionOf(next);
      point = [from[0] + BOND * x, from[1] + BOND * y, from[2] + BOND * z];
      if (points.every((other) => squareBetween(point, other) >= APART * APART)) break;
    }
    points.push(point);
  }
  const middle = [0, 1, 2].map((axis) => points.reduce((sum, point) => sum + point[axis], 0) / count);
  return points.map(([x, y, z]) => [x - middle[0], y - middle[1], z - middle[2]]);
}

function squareBetween(a: Point, b: Point): number {
  const [x, y, z] = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
  return x * x + y * y + z * z;
}

/** Of length 1, evenly over the sphere. */
function directionOf(next: Next): Point {
  for (;;) {
    const point = [between(next, 1), between(next, 1), between(next, 1)] as const;
    const square = squareBetween(point, [0, 0, 0]);
    if (square > 1 || square < 0.01) continue;
    const length = Math.sqrt(square);
    return [point[0] / length, point[1] / length, point[2] / length];
  }
}

/** Rotations evenly over all there are: G. Marsaglia, "Choosing a Point from the Surface of a Sphere", 1972. */
function posesOf(n: number, next: Next) {
  const rotations = new Float32Array(4 * n);
  const shifts = new Float32Array(3 * n);
  for (let pose = 0; pose < n; pose++) {
    const [x, y, square] = inDisc(next);
    const [z, w, rest] = inDisc(next);
    const scale = Math.sqrt((1 - square) / rest);
    rotations.set([x, y, z * scale, w * scale], 4 * pose);
    shifts.set([between(next, MOST_SHIFT), between(next, MOST_SHIFT), between(next, MOST_SHIFT)], 3 * pose);
  }
  return { rotations, shifts };
}

function inDisc(next: Next): readonly [x: number, y: number, square: number] {
  for (;;) {
    const x = between(next, 1);
    const y = between(next, 1);
    const square = x * x + y * y;
    if (square < 1 && square > 0) return [x, y, square];
  }
}
