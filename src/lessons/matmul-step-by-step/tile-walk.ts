/**
 * A workgroup computes a block of C, tile × tile, as shaders/matmul/tiled.wgsl does: it copies a tile of A and a tile of B
 * to workgroup memory, uses them, and walks on along k. Pure.
 */

/** Rows and columns of all three matrices. */
export const SIDE = 8;

export interface TileStep {
  /** `copy`: a number of A and one of B for each thread; `use`: all products of what was copied. */
  readonly phase: 'copy' | 'use';
  readonly tile: number;
  /** The place along k where the tiles begin. */
  readonly first: number;
  /** Numbers fetched from memory so far, by all threads of the workgroup. */
  readonly fetched: number;
  /** Numbers read from workgroup memory so far. */
  readonly read: number;
  readonly multiplyAdds: number;
  /** Products in each sum so far. */
  readonly added: number;
}

/** @param tile a divisor of SIDE */
export function walkOf(tile: number): readonly TileStep[] {
  const threads = tile * tile;
  return Array.from({ length: SIDE / tile }, (_, at) => {
    const shared = { tile, first: at * tile, fetched: (at + 1) * 2 * threads };
    const through = (tiles: number) => ({
      read: tiles * 2 * tile * threads,
      multiplyAdds: tiles * tile * threads,
      added: tiles * tile,
    });
    return [
      { ...shared, phase: 'copy' as const, ...through(at) },
      { ...shared, phase: 'use' as const, ...through(at + 1) },
    ];
  }).flat();
}

/** Rows and columns of C that the workgroup computes begin here: its second block. */
export const blockFrom = (tile: number): number => tile;

/** `out`: no concern of this workgroup · `ahead`: needed later · `held`: in workgroup memory now · `past`: used up. */
export type PlaceState = 'out' | 'ahead' | 'held' | 'past';

/** @param across the row of a number of A, or the column of one of B; @param along its place along k */
export function stateOf({ tile, first }: TileStep, across: number, along: number): PlaceState {
  if (across < blockFrom(tile) || across >= blockFrom(tile) + tile) return 'out';
  if (along < first) return 'past';
  return along < first + tile ? 'held' : 'ahead';
}
