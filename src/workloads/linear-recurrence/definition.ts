/** What the linear recurrence is: its parameters, tensors, inputs and cost. */
import type { Cost, LocalText, ParamSchema, TensorSpecs, Tensors } from '../../engine/contract.ts';
import { fillUniform } from '../../engine/random.ts';
import { LABELS, TOO_LARGE } from './texts.ts';

/** `t` steps of `c` channels, which know nothing of each other (width of the state times sequences). */
export type LinearRecurrenceParams = {
  readonly t: number;
  readonly c: number;
};

export const params: ParamSchema = {
  t: {
    kind: 'int',
    label: LABELS.t,
    min: 1,
    max: 2 ** 20,
    default: 1024,
    scale: 'log2',
    steps: [16, 64, 256, 1024, 4096, 16384],
  },
  c: { kind: 'int', label: LABELS.c, min: 1, max: 2 ** 16, default: 256, scale: 'log2', steps: [16, 64, 256, 1024] },
};

/** Elements of a tensor, at most: 128 MiB are what WebGPU binds everywhere. */
const MOST = 2 ** 25;

export const invalid = ({ t, c }: LinearRecurrenceParams): LocalText | null => (t * c > MOST ? TOO_LARGE : null);

export const tensors = ({ t, c }: LinearRecurrenceParams) => ({
  inputs: { z: { dtype: 'f32', shape: [t, c] }, v: { dtype: 'f32', shape: [t, c] } } as const,
  outputs: { h: { dtype: 'f32', shape: [t, c] } } as const,
});

/** Steps that are put together before it is known where they begin. CHUNK in reduce.wgsl and apply.wgsl. */
export const CHUNK = 64;

export const chunksOf = (t: number): number => Math.ceil(t / CHUNK);

/** Of each chunk: by how much it multiplies what it begins with and what it adds, and what that is. */
export const chunkScratch = ({ t, c }: LinearRecurrenceParams): TensorSpecs => ({
  kept: { dtype: 'f32', shape: [chunksOf(t), c] },
  added: { dtype: 'f32', shape: [chunksOf(t), c] },
  carry: { dtype: 'f32', shape: [chunksOf(t), c] },
});

/** Gates of 1/64 … 1/2: what was heard is remembered over tens of steps. */
export const generate = ({ t, c }: LinearRecurrenceParams, seed: number): Tensors => ({
  z: fillUniform(new Float32Array(t * c), seed, 1).map((value) => 1 / 64 + (31 / 128) * (value + 1)),
  v: fillUniform(new Float32Array(t * c), seed, 2),
});

/** A subtraction, two products and a sum. */
const FLOPS_PER_STEP = 4;

export const cost = ({ t, c }: LinearRecurrenceParams): Cost => ({ flops: FLOPS_PER_STEP * t * c, bytes: 12 * t * c });

/** The gates are read twice, and the steps done twice. */
export const scanCost = ({ t, c }: LinearRecurrenceParams): Cost => ({
  flops: 2 * FLOPS_PER_STEP * t * c,
  bytes: 20 * t * c,
});
