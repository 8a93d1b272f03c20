/** The outline of a mark, so that hundreds of one kind are one path: an element each would take a slow machine seconds. */
import type { MarkerShape } from '../looks.ts';

/** Shapes that dots of a class have. */
export type DotShape = Extract<MarkerShape, 'circle' | 'square' | 'triangle' | 'diamond' | 'cross'>;

type Corner = readonly [x: number, y: number];

/** In radii, so that all look alike in size; none reaches further than one. */
const CORNERS: Readonly<Record<Exclude<DotShape, 'circle'>, readonly Corner[]>> = {
  square: around([0.84, 0.84], [-0.84, 0.84], [-0.84, -0.84], [0.84, -0.84]),
  triangle: around([0, -1], [0.95, 0.75], [-0.95, 0.75]),
  diamond: around([0, -1], [1, 0], [0, 1], [-1, 0]),
  cross: crossed(0.36),
};

function around(...corners: Corner[]): readonly Corner[] {
  return corners;
}

/** An upright cross with arms of twice this width. */
function crossed(half: number): readonly Corner[] {
  const arm: readonly Corner[] = [
    [half, -half],
    [1, -half],
    [1, half],
  ];
  const turned = ([x, y]: Corner, times: number): Corner => (times === 0 ? [x, y] : turned([-y, x], times - 1));
  return [0, 1, 2, 3].flatMap((times) => arm.map((corner) => turned(corner, times)));
}

const short = (value: number) => Number(value.toFixed(1));

/** @param radius pixels, like `x` and `y` of the middle */
export function markPath(shape: DotShape, x: number, y: number, radius: number): string {
  if (shape === 'circle') {
    const r = short(radius);
    return `M${short(x - radius)},${short(y)}a${r},${r} 0 1 0 ${2 * r},0a${r},${r} 0 1 0 ${-2 * r},0Z`;
  }
  const points = CORNERS[shape].map(([dx, dy]) => `${short(x + dx * radius)},${short(y + dy * radius)}`);
  return `M${points.join('L')}Z`;
}
