/** What a picture of the Mandelbrot set is: its parameters, tensors, inputs and cost. */
import type { Cost, ParamSchema, Roof, Tensors } from '../../engine/contract.ts';
import { countIterations } from './iterate.ts';
import { LABELS, VIEW_LABELS } from './texts.ts';
import { placeOf, shifted, viewOf } from './views.ts';

/** `limit` iterations at most for each of width × height pixels. */
export type MandelbrotParams = {
  readonly width: number;
  readonly limit: number;
  readonly height: number;
  readonly view: string;
};

const SIDE = {
  kind: 'int',
  min: 1,
  max: 8192,
  default: 1024,
  scale: 'log2',
  steps: [128, 256, 512, 1024, 2048, 4096],
} as const;

export const params: ParamSchema = {
  width: { ...SIDE, label: LABELS.width },
  limit: {
    kind: 'int',
    label: LABELS.limit,
    min: 1,
    max: 4096,
    default: 256,
    scale: 'log2',
    steps: [64, 256, 1024, 4096],
  },
  height: { ...SIDE, label: LABELS.height, follows: 'width' },
  view: { kind: 'choice', label: LABELS.view, options: VIEW_LABELS, default: 'whole' },
};

/** `view` is what `viewOf` makes; a page that zooms supplies its own. `counts`: iterations until a pixel escapes. */
export const tensors = ({ width, height }: MandelbrotParams) => ({
  inputs: { view: { dtype: 'f32', shape: [4] } } as const,
  outputs: { counts: { dtype: 'u32', shape: [height, width] } } as const,
});

/** Another seed moves the picture by a few pixels; in `inside` every count stays the limit. */
export const generate = ({ width, height, view }: MandelbrotParams, seed: number): Tensors => ({
  view: viewOf(shifted(placeOf(view), width, seed), width, height),
});

/** Three multiplications and five additions: x², y², their sum and difference, 2x, 2x·y, and both parts of c. */
const FLOPS_PER_ITERATION = 8;
/** Points a side of the grid from which the iterations of a whole picture are estimated. */
const GRID = 48;

const means = new Map<string, number>();

/** Mean iterations per pixel, from 48 × 48 points of the view: the picture's own number differs by a few per cent. */
export function meanIterations({ width, height, limit, view }: MandelbrotParams): number {
  const place = placeOf(view);
  const key = `${view} ${limit} ${height / width}`;
  const known = means.get(key);
  if (known !== undefined) return known;
  let total = 0;
  for (let row = 0; row < GRID; row++) {
    for (let column = 0; column < GRID; column++) {
      const x = place.x + place.span * ((column + 0.5) / GRID - 0.5);
      const y = place.y + place.span * (height / width) * ((row + 0.5) / GRID - 0.5);
      total += countIterations(x, y, limit);
    }
  }
  means.set(key, total / GRID ** 2);
  return total / GRID ** 2;
}

/** Depends on where one looks. Of `custom` nothing is known beforehand, so it claims no FLOPs. */
export function cost(p: MandelbrotParams): Cost {
  const work = FLOPS_PER_ITERATION * p.width * p.height * meanIterations(p);
  const bytes = 4 * p.width * p.height + 16;
  return p.view === 'custom' ? { flops: 0, bytes, otherOps: work } : { flops: work, bytes };
}

/**
 * An iteration's operations are kept apart on the CPU, so that counts are the same everywhere. Counting and comparing are left
 * out, as a kernel could look whether orbits have escaped only now and then.
 */
export function roof(p: MandelbrotParams): Roof {
  const { flops, bytes } = cost(p);
  return { flops, mix: 'orbit', bytes, writtenBytes: 4 * p.width * p.height };
}
