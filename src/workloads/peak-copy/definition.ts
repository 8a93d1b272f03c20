/** What copying is: its tensors, inputs and cost. */
import type { Cost, Tensors } from '../../engine/contract.ts';
import { randomU32 } from '../../engine/random.ts';
import { BLOCK } from '../peak-memory.ts';

/** `blocks` of 16 KiB. */
export type PeakCopyParams = { readonly blocks: number };

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
