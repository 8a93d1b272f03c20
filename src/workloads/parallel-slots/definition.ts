/** What parallel slots are: their parameters, tensors, inputs and cost. */
import type { Cost, LocalText, ParamSchema, Tensors } from '../../engine/contract.ts';
import { randomU32 } from '../../engine/random.ts';
import { LABELS, TOO_LONG } from './texts.ts';

/** `groups` workgroups of 64 invocations; each invocation takes `steps` steps. */
export type ParallelSlotsParams = {
  readonly groups: number;
  readonly steps: number;
};

/** Invocations of a workgroup; GROUP of the shaders. */
export const GROUP = 64;

export const params: ParamSchema = {
  groups: {
    kind: 'int',
    label: LABELS.groups,
    min: 1,
    max: 65536,
    default: 256,
    scale: 'log2',
    steps: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096],
  },
  steps: {
    kind: 'int',
    label: LABELS.steps,
    min: 1,
    max: 65536,
    default: 1024,
    scale: 'log2',
    steps: [256, 1024, 4096, 16384],
  },
};

/** Steps of all invocations together, at most: more would take minutes on one thread. */
const MOST = 2 ** 32;

export const invalid = ({ groups, steps }: ParallelSlotsParams): LocalText | null =>
  GROUP * groups * steps > MOST ? TOO_LONG : null;

export const tensors = ({ groups }: ParallelSlotsParams) => {
  const words = { dtype: 'u32', shape: [groups, GROUP] } as const;
  return { inputs: { start: words }, outputs: { end: words } };
};

export const generate = ({ groups }: ParallelSlotsParams, seed: number): Tensors => ({
  start: Uint32Array.from({ length: groups * GROUP }, randomU32(seed, 1)),
});

/** A shift, an exclusive or, a multiplication and an addition. */
const OPS_PER_STEP = 4;

export const cost = ({ groups, steps }: ParallelSlotsParams): Cost => ({
  flops: 0,
  bytes: 8 * groups * GROUP,
  otherOps: OPS_PER_STEP * groups * GROUP * steps,
});
