/** What reading is: its tensors, inputs and cost. */
import type { Cost, Tensors } from '../../engine/contract.ts';
import { randomU32 } from '../../engine/random.ts';
import { BLOCK } from '../peak-memory.ts';

/** `blocks` of 16 KiB. */
export type PeakReadParams = { readonly blocks: number };

export const tensors = ({ blocks }: PeakReadParams) => ({
  inputs: { words: { dtype: 'u32', shape: [blocks, BLOCK] } as const },
  outputs: { sums: { dtype: 'u32', shape: [blocks] } as const },
});

/** Random bits: memory that is compressed on its way gains nothing from them. */
export function generate({ blocks }: PeakReadParams, seed: number): Tensors {
  const next = randomU32(seed, 1);
  const words = new Uint32Array(blocks * BLOCK);
  for (let i = 0; i < words.length; i++) words[i] = next();
  return { words };
}

/** Every word read once, a sum written per block; additions of integers are no FLOPs. */
export const cost = ({ blocks }: PeakReadParams): Cost => ({ flops: 0, bytes: 4 * (BLOCK + 1) * blocks });
