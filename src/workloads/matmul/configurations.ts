/** What the tuner may choose among: a kernel and the constants it is built with, under one printable name. */
import type { GpuCapabilities, Tuning } from '../../engine/contract.ts';
import { configurationNamed } from '../configurations.ts';
import { hasSubgroups } from '../subgroups.ts';
import type { MatmulParams } from './definition.ts';

/** By the block of C of a thread. */
export type Ahead = 'ahead' | 'ahead-8x4' | 'ahead-8x8';

/** `rows` and `columns` of C are what one workgroup computes; `depth` steps of k lie in workgroup memory at once. */
export type Configuration =
  | {
      readonly kernel: 'registers-8x4' | 'registers-8x8';
      readonly rows: number;
      readonly columns: number;
      readonly depth: number;
    }
  | { readonly kernel: 'registers-direct'; readonly groupColumns: number; readonly groupRows: number }
  | { readonly kernel: Ahead | 'subgroups' | 'subgroups-sized'; readonly group: number }
  | { readonly kernel: 'subgroups-lanes'; readonly group: number; readonly lanes: number }
  | { readonly kernel: 'registers' };

/** Whether sizes come with the command instead of in a uniform, which is one fetch less where a kernel is short. */
export type Build = Configuration & { readonly immediate?: true };

type Blocks = Extract<Configuration, { kernel: 'registers-8x4' | 'registers-8x8' }>;

/** Names begin with the kernel: `ahead 16`, `ahead 16 immediate`, `registers-8x8 64x64x16`, `registers-direct 16x4`, `subgroups 16`, `subgroups-lanes 32x16`, `registers`. */
export const nameOf = (one: Build): string => kernelName(one) + (one.immediate ? ' immediate' : '');

function kernelName(one: Configuration): string {
  switch (one.kernel) {
    case 'registers-8x4':
    case 'registers-8x8':
      return `${one.kernel} ${one.rows}x${one.columns}x${one.depth}`;
    case 'registers-direct':
      return `${one.kernel} ${one.groupColumns}x${one.groupRows}`;
    case 'ahead':
    case 'ahead-8x4':
    case 'ahead-8x8':
    case 'subgroups':
    case 'subgroups-sized':
      return `${one.kernel} ${one.group}`;
    case 'subgroups-lanes':
      return `${one.kernel} ${one.group}x${one.lanes}`;
    case 'registers':
      return one.kernel;
  }
}

const TILES = [
  [32, 32],
  [64, 64],
  [64, 128],
  [128, 64],
  [128, 128],
  // 512 threads of 8×8: where a workgroup may have as many.
  [128, 256],
] as const;

const BLOCKS: readonly Blocks[] = (['registers-8x4', 'registers-8x8'] as const).flatMap((kernel) =>
  TILES.flatMap(([rows, columns]) => [8, 16, 32].map((depth) => ({ kernel, rows, columns, depth }))),
);
const OTHERS: readonly Configuration[] = [
  { kernel: 'registers' },
  { kernel: 'ahead', group: 8 },
  { kernel: 'ahead', group: 16 },
  { kernel: 'ahead-8x4', group: 8 },
  { kernel: 'ahead-8x4', group: 16 },
  { kernel: 'ahead-8x8', group: 16 },
  { kernel: 'registers-direct', groupColumns: 16, groupRows: 4 },
  { kernel: 'registers-direct', groupColumns: 8, groupRows: 8 },
  { kernel: 'registers-direct', groupColumns: 32, groupRows: 2 },
  { kernel: 'subgroups', group: 16 },
  { kernel: 'subgroups', group: 32 },
  { kernel: 'subgroups', group: 64 },
  { kernel: 'subgroups-sized', group: 16 },
  { kernel: 'subgroups-sized', group: 32 },
  { kernel: 'subgroups-sized', group: 64 },
];

/** Sizes of subgroups that a device can be asked for, where it can do more than one; each with a workgroup that it divides. */
function lanesFor({ features, subgroupMinSize, subgroupMaxSize }: GpuCapabilities): readonly Configuration[] {
  if (!features.includes('subgroup-size-control') || subgroupMinSize === subgroupMaxSize) return [];
  return [4, 8, 16, 32, 64, 128]
    .filter((lanes) => lanes >= subgroupMinSize && lanes <= subgroupMaxSize)
    .map((lanes) => ({ kernel: 'subgroups-lanes', group: Math.max(lanes, 32), lanes }));
}

const threadsOf = ({ kernel, rows, columns }: Blocks) => (rows / 8) * (columns / (kernel === 'registers-8x8' ? 8 : 4));
/** A row of A's tile is one vec4f longer than it need be. */
const tileBytes = ({ rows, columns, depth }: Blocks) => 4 * (rows * (depth + 4) + depth * columns);
/** With fewer threads than this a workgroup leaves most of a GPU's lanes empty. */
const FEWEST_THREADS = 32;

function fits(one: Configuration, caps: GpuCapabilities): boolean {
  if (one.kernel === 'subgroups' || one.kernel === 'subgroups-sized') return hasSubgroups(caps);
  if (one.kernel === 'ahead') return !caps.software || one.group === 16;
  if (one.kernel === 'ahead-8x4' || one.kernel === 'ahead-8x8') return !caps.software;
  if (one.kernel !== 'registers-8x4' && one.kernel !== 'registers-8x8') return true;
  // A software adapter takes a second to compile one of these, and none of them has a chance: a few stand for all.
  if (caps.software && !(one.rows === one.columns && one.rows <= 64 && one.depth === 16)) return false;
  const threads = threadsOf(one);
  return (
    threads >= FEWEST_THREADS &&
    threads <= (caps.limits.maxComputeInvocationsPerWorkgroup ?? 256) &&
    tileBytes(one) <= (caps.limits.maxComputeWorkgroupStorageSize ?? 16_384)
  );
}

/** Outputs of fewer elements have too few 64×64 tiles to fill a GPU; a large one has 130 cores and more. */
const SMALL_OUTPUT = 768 * 768;

/** Outputs of as many elements have enough 128×128 tiles: 144. */
const LARGE_OUTPUT = 1536 * 1536;

/**
 * Good without tuning. A software adapter pays for each fetch, and dearly for barriers; a GPU's workgroup memory is
 * what makes it fast.
 */
function fallback({ m, n }: MatmulParams, caps: GpuCapabilities): Configuration {
  if (caps.software && hasSubgroups(caps)) return { kernel: 'subgroups-sized', group: 32 };
  if (caps.software) return { kernel: 'registers-direct', groupColumns: 16, groupRows: 4 };
  // On an H100 (docs/performance.md), and where every subgroup has 32 lanes as there: elsewhere it has not been measured.
  const lanes32 = caps.subgroupMinSize === 32 && caps.subgroupMaxSize === 32;
  if (lanes32 && m * n >= LARGE_OUTPUT) return { kernel: 'ahead-8x8', group: 16 };
  // Fetching ahead in blocks of 4×4 is among the fastest there at every smaller size.
  return { kernel: 'ahead', group: m * n < SMALL_OUTPUT ? 8 : 16 };
}

/** The default first. */
export function configurationsFor(p: MatmulParams, caps: GpuCapabilities): readonly Build[] {
  const first = fallback(p, caps);
  const others = [...OTHERS, ...lanesFor(caps), ...BLOCKS].filter(
    (one) => fits(one, caps) && nameOf(one) !== nameOf(first),
  );
  const immediate = caps.language?.includes('immediate_address_space') ? [{ ...first, immediate: true } as const] : [];
  return [first, ...immediate, ...others];
}

/** The one of that name; the default without one. */
export const configurationOf = (p: MatmulParams, caps: GpuCapabilities, name?: string): Build =>
  configurationNamed(configurationsFor(p, caps), nameOf, name);

/** Sides of a cube of the same work, as powers of two. */
const SMALLEST_CLASS = 7;
const LARGEST_CLASS = 12;
/** A side this many times another one makes a shape of its own. */
const LOPSIDED = 4;

/** `square 512`; for lopsided shapes `deep 512` (a long k), `tall`, `wide`, `flat` (a short k) before the square one. */
function buckets({ m, k, n }: MatmulParams): readonly string[] {
  const size = Math.min(Math.max(Math.round(Math.log2(Math.cbrt(m * k * n))), SMALLEST_CLASS), LARGEST_CLASS);
  const shape =
    k >= LOPSIDED * Math.max(m, n)
      ? 'deep'
      : k * LOPSIDED <= Math.min(m, n)
        ? 'flat'
        : m >= LOPSIDED * n
          ? 'tall'
          : n >= LOPSIDED * m
            ? 'wide'
            : 'square';
  const classes = Array.from({ length: size - SMALLEST_CLASS + 1 }, (_, below) => 2 ** (size - below));
  return [...new Set([shape, 'square'])].flatMap((name) => classes.map((side) => `${name} ${side}`));
}

const SIZES = { software: [128, 256, 512], hardware: [256, 512, 1024, 2048] } as const;

export const tuning: Tuning<MatmulParams> = {
  variant: 'tuned',
  dtype: 'f32',
  configurations: (p, caps) => configurationsFor(p, caps).map(nameOf),
  buckets,
  sizes: ({ software }) => SIZES[software ? 'software' : 'hardware'].map((n) => ({ n, m: n, k: n })),
};
