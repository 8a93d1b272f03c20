/** What the workloads that find the limit of memory share: their sizes, and which of them find it. */
import type { DeviceLimit, IntParam } from '../engine/contract.ts';
import { text } from '../engine/text.ts';

/** 32-bit words of a block of 16 KiB; VECTORS of the shaders, times four. */
export const BLOCK = 2 ** 12;

export const params: Readonly<Record<'blocks', IntParam>> = {
  blocks: {
    kind: 'int',
    label: text('Blocks of 16 KiB', '块数（每块 16 KiB）'),
    min: 1,
    max: 2 ** 16,
    default: 2 ** 12,
    scale: 'log2',
    steps: [2 ** 6, 2 ** 8, 2 ** 10, 2 ** 12, 2 ** 13, 2 ** 14, 2 ** 15],
  },
};

/** 256 MiB on a GPU, 64 MiB on a CPU; inputs rotate among copies, so common caches do not hold them. */
const LARGE = { blocks: 2 ** 14 } as const;
const SMALL = { blocks: 2 ** 12 } as const;

export const limit: DeviceLimit<{ readonly blocks: number }> = {
  of: 'memory',
  cases(variant, hardware) {
    // A GPU that refuses the larger one is measured by the smaller.
    if (variant.on === 'gpu') return hardware ? [SMALL, LARGE] : [SMALL];
    return variant.on === 'wasm' && variant.threads === 'all' ? [SMALL] : [];
  },
  counts: ({ blocks }) => blocks >= SMALL.blocks,
};
