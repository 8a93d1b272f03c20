/** The best pose so far in the pocket, as one pose after the other is scored: a slab of the pocket, seen from the side. */
import type { Mark, Point, Sketch, Tensors } from '../../engine/contract.ts';
import { text } from '../../engine/text.ts';
import type { DockingParams } from './definition.ts';
import { placed } from './kernels.ts';

const SIDE = 300;
/** Å from the middle to the edge. */
const REACH = 15;
const SCALE = SIDE / (2 * REACH);
/** Å before and behind the middle: more atoms would hide the room. */
const SLAB = 4;
const RADIUS = 1.1;
const LIGAND_RADIUS = 0.5;
/** Å: nearer atoms of the molecule are bound to each other. */
const BOUND = 1.6;

/** The opening of the pocket is on top. */
const seen = (x: number, z: number): Point => [SIDE / 2 + SCALE * x, SIDE / 2 - SCALE * z];

export function sketch(io: Tensors, p: DockingParams): Sketch {
  const bests = improvements(io.energies);
  const best = bests[bests.length - 1];
  const energy = io.energies[best].toFixed(2).replace('-', '−');
  const [poses, number] = [p.n, best + 1].map((value) => value.toLocaleString('en'));
  return {
    width: SIDE,
    height: SIDE,
    alt: text(
      'A slab of the pocket from the side, open at the top, and the molecule in it where its energy is lowest.',
      '从侧面看口袋的一层切片，上方开口；分子画在能量最低的位置。',
    ),
    caption: text(
      `The best of ${poses} poses is number ${number}, at ${energy} kcal/mol; the drawing goes through each that was better than all before it. A slab of ${2 * SLAB} Å of the pocket is drawn. All coordinates are made up: this is no real protein and no drug.`,
      `${poses} 个姿态里最好的是第 ${number} 个，能量 ${energy} kcal/mol；图中依次画出每一个刷新纪录的姿态。口袋只画中间 ${2 * SLAB} Å 厚的一层。坐标全是虚构的：既不是真蛋白质，也不是真药物。`,
    ),
    around: wallOf(io.pocket),
    frames: bests.map((pose) => moleculeOf(io, p.atoms, pose)),
  };
}

/** Poses that are better than all before them. */
function improvements(energies: Tensors[string]): number[] {
  const bests = [0];
  for (let pose = 1; pose < energies.length; pose++) {
    if (energies[pose] < energies[bests[bests.length - 1]]) bests.push(pose);
  }
  return bests;
}

function wallOf(pocket: Tensors[string]): Mark[] {
  const marks: Mark[] = [];
  for (let at = 0; at < pocket.length; at += 4) {
    const [x, y, z] = pocket.subarray(at, at + 3);
    if (Math.abs(y) > SLAB || Math.max(Math.abs(x), Math.abs(z)) > REACH - RADIUS) continue;
    marks.push({ kind: 'dot', at: seen(x, z), radius: SCALE * RADIUS, tone: 'faint' });
  }
  return marks;
}

function moleculeOf(io: Tensors, atoms: number, pose: number): Mark[] {
  const places = new Float64Array(3 * atoms);
  placed(io, atoms, pose, places);
  const points = Array.from({ length: atoms }, (_, i) => seen(places[3 * i], places[3 * i + 2]));
  const bonds: Mark[] = [];
  for (let i = 0; i < atoms; i++) {
    for (let j = 0; j < i; j++) {
      const apart = Math.hypot(...[0, 1, 2].map((axis) => places[3 * i + axis] - places[3 * j + axis]));
      if (apart < BOUND) bonds.push({ kind: 'line', points: [points[i], points[j]], tone: 'made' });
    }
  }
  return [...bonds, ...points.map((at): Mark => ({ kind: 'dot', at, radius: SCALE * LIGAND_RADIUS, tone: 'made' }))];
}
