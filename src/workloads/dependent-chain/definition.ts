/** What dependent chains are: their parameters, tensors, inputs and cost. */
import type { Cost, LocalText, ParamSchema, Tensors } from '../../engine/contract.ts';
import { randomU32 } from '../../engine/random.ts';
import { LABELS, TOO_LONG } from './texts.ts';

/** `chains` numbers, each put through `steps` steps one after the other. */
export type DependentChainParams = {
  readonly chains: number;
  readonly steps: number;
};

export const params: ParamSchema = {
  chains: {
    kind: 'int',
    label: LABELS.chains,
    min: 1,
    max: 65536,
    default: 1024,
    scale: 'log2',
    steps: [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536],
  },
  steps: {
    kind: 'int',
    label: LABELS.steps,
    min: 1,
    max: 2 ** 20,
    default: 4096,
    scale: 'log2',
    steps: [256, 1024, 4096, 16384, 65536],
  },
};

/** Steps of all chains together, at most: more would take minutes on one thread. */
const MOST = 2 ** 32;

export const invalid = ({ chains, steps }: DependentChainParams): LocalText | null =>
  chains * steps > MOST ? TOO_LONG : null;

export const tensors = ({ chains }: DependentChainParams) => ({
  inputs: { start: { dtype: 'u32', shape: [chains] } } as const,
  outputs: { end: { dtype: 'u32', shape: [chains] } } as const,
});

export const generate = ({ chains }: DependentChainParams, seed: number): Tensors => ({
  start: Uint32Array.from({ length: chains }, randomU32(seed, 1)),
});

/** A shift, an exclusive or, a multiplication and an addition. */
const OPS_PER_STEP = 4;

export const cost = ({ chains, steps }: DependentChainParams): Cost => ({
  flops: 0,
  bytes: 8 * chains,
  otherOps: OPS_PER_STEP * chains * steps,
});
