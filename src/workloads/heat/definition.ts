/** What an iteration of heat spreading in a plate is: its parameters, tensors, inputs and cost. */
import type { Cost, LocalText, ParamSchema, TensorSpecs, Tensors } from '../../engine/contract.ts';
import { randomUnit } from '../../engine/random.ts';
import { LABELS, ODD_STEPS } from './texts.ts';

/** `steps` steps in time of a plate of `width` × `height` cells. */
export type HeatParams = {
  readonly width: number;
  readonly steps: number;
  readonly height: number;
};

const SIDE = {
  kind: 'int',
  min: 1,
  max: 8192,
  default: 512,
  scale: 'log2',
  steps: [128, 256, 512, 1024, 2048, 4096],
} as const;

export const params: ParamSchema = {
  width: { ...SIDE, label: LABELS.width },
  steps: {
    kind: 'int',
    label: LABELS.steps,
    min: 2,
    max: 32,
    default: 8,
    scale: 'log2',
    steps: [2, 4, 8, 16, 32],
  },
  height: { ...SIDE, label: LABELS.height, follows: 'width' },
};

/** Two fields take turns: after an even number of steps the temperature lies where it lay. */
export const invalid = ({ steps }: HeatParams): LocalText | null => (steps % 2 ? ODD_STEPS : null);

/**
 * A step: u ← KEPT·u + SHARED·(its four neighbours) + source. Nothing passes the edges: a neighbour beyond one is the cell
 * itself. SHARED is the number that decides whether this is stable (it is up to 1/4); at 3/16 all of a cell's share is
 * positive, so a step is a mean and what is added, and errors do not grow.
 */
export const SHARED = 3 / 16;
export const KEPT = 1 - 4 * SHARED;

/** `profile`: the temperatures along the row `probedRow` after the last step, all that an observer takes home. */
export const tensors = ({ width, height }: HeatParams) => {
  const field = { dtype: 'f32', shape: [height, width] } as const;
  return {
    inputs: { source: field },
    outputs: { profile: { dtype: 'f32', shape: [width] } } as const,
    state: { temperature: field },
  };
};

/** What the temperature takes turns with. */
export const otherField = ({ width, height }: HeatParams): TensorSpecs => ({
  other: { dtype: 'f32', shape: [height, width] },
});

export const probedRow = (height: number): number => height >> 1;

const SPOTS = 5;
/** Of a source's shorter side, as parts of that of the plate. */
const RADIUS = 0.06;
/** Per step, where a spot is hottest. */
export const POWER = 0.02;
/** Of a spot, in cells. */
export const radiusOf = ({ width, height }: HeatParams): number => Math.max(1, RADIUS * Math.min(width, height));

/** Temperatures at the start, around 0. */
const NOISE = 0.1;

/** A plate of a little noise, with five round spots, some of which heat it and some of which cool it. */
export function generate(p: HeatParams, seed: number): Tensors {
  const { width, height } = p;
  const next = randomUnit(seed, 1);
  const source = new Float32Array(width * height);
  const radius = radiusOf(p);
  for (let spot = 0; spot < SPOTS; spot++) {
    const centre = { x: width * next(), y: height * next() };
    addSpot(source, width, centre, radius, (spot % 2 ? -POWER : POWER) * (0.5 + next()));
  }
  const noise = randomUnit(seed, 2);
  return { source, temperature: Float32Array.from({ length: width * height }, () => NOISE * (2 * noise() - 1)) };
}

/**
 * Adds a round spot to a source map, `power` at its centre and nothing from `radius` cells on: a parabola. For whoever
 * draws sources with a pointer, too.
 */
export function addSpot(
  source: Float32Array,
  width: number,
  centre: { readonly x: number; readonly y: number },
  radius: number,
  power: number,
): void {
  const height = source.length / width;
  for (let y = Math.max(0, Math.floor(centre.y - radius)); y < Math.min(height, centre.y + radius); y++) {
    for (let x = Math.max(0, Math.floor(centre.x - radius)); x < Math.min(width, centre.x + radius); x++) {
      const square = ((x + 0.5 - centre.x) ** 2 + (y + 0.5 - centre.y) ** 2) / radius ** 2;
      if (square < 1) source[y * width + x] += power * (1 - square);
    }
  }
}

/** Three sums of neighbours, two products, two more sums. */
const FLOPS_PER_CELL = 7;

/** Three fields pass through memory `times`: the source and the temperature read, the temperature written. */
export const sweepBytes = ({ width, height }: HeatParams, times: number): number =>
  4 * (3 * times * width * height + width);

/** Each field once for all steps: what a plate costs that a cache holds. */
export const cost = (p: HeatParams): Cost => ({
  flops: FLOPS_PER_CELL * p.steps * p.width * p.height,
  bytes: sweepBytes(p, 1),
});

/** A sweep, or a launch, for each step. */
export const sweepCost = (p: HeatParams): Cost => ({ ...cost(p), bytes: sweepBytes(p, p.steps) });
