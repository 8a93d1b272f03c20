/** What copying is: its parameter, tensors, inputs and cost. */
import type { Cost, DeviceLimit, ParamSchema, Tensors } from '../../engine/contract.ts';
import { randomU32 } from '../../engine/random.ts';
import { LABELS } from './texts.ts';

/** `blocks` of 16 KiB. */
export type PeakCopyParams = { readonly blocks: number };

/** 32-bit words of a block; VECTORS of the shader, times four. */
export const BLOCK = 2 ** 12;

export const params: ParamSchema = {
  blocks: {
    kind: 'int',
    label: LABELS.blocks,
    min: 1,
    max: 2 ** 16,
    default: 2 ** 12,
    scale: 'log2',
    steps: [2 ** 6, 2 ** 8, 2 ** 10, 2 ** 12, 2 ** 13, 2 ** 14, 2 ** 15],
  },
};

export const tensors = ({ blocks }: PeakCopyParams) => {
  const words = { dtype: 'u32', shape: [blocks, BLOCK] } as const;
  return { inputs: { from: words }, outputs: { to: words } };
};

/** Random bits: memory that is compressed on its way gains nothing from them. */
export function generate({ blocks }: PeakCopyParams, seed: number): Tensors {
  const next = randomU32(seed, 1);
  const from = new Uint32Array(blocks * BLOCK);
  for (let i = 0; i < from.length; i++) from[i] = next();
  return { from };
}

/** Every word read once and written once. */
export const cost = ({ blocks }: PeakCopyParams): Cost => ({ flops: 0, bytes: 8 * BLOCK * blocks });

/** 256 MiB on a GPU, 64 MiB on a CPU; inputs rotate among copies, so common caches do not hold them. */
const LARGE = { blocks: 2 ** 14 } as const;
const SMALL = { blocks: 2 ** 12 } as const;

export const limit: DeviceLimit<PeakCopyParams> = {
  of: 'memory',
  cases(variant, hardware) {
    // A GPU that refuses the larger one is measured by the smaller.
    if (variant.on === 'gpu') return hardware ? [SMALL, LARGE] : [SMALL];
    return variant.on === 'wasm' && variant.threads === 'all' ? [SMALL] : [];
  },
  counts: ({ blocks }) => blocks >= SMALL.blocks,
};
