/** A load of a wave: which lines of memory have to come, one after the other, before all of its threads have their number. Pure. */

export const THREADS = 8;
/** Numbers in a line of the figure; real ones have 8 to 32. */
export const LINE = 8;

/** The state of a load; at the first step everything has been asked for and nothing has come. */
export interface Load {
  /** By thread: the number that it asks for, counted from the start of memory. */
  readonly addresses: readonly number[];
  /** Lines that have come, in their order. */
  readonly lines: readonly number[];
  /** How many lines there will be. */
  readonly needed: number;
}

export const lineOf = (address: number): number => Math.floor(address / LINE);

/** From the asking to the last line. */
export function loadsOf(addresses: readonly number[]): readonly Load[] {
  const lines = [...new Set(addresses.map(lineOf))].sort((a, b) => a - b);
  return Array.from({ length: lines.length + 1 }, (_, fetched) => ({
    addresses,
    lines: lines.slice(0, fetched),
    needed: lines.length,
  }));
}

/** Neighbouring threads ask for every s-th number. */
export const strided = (stride: number): readonly number[] => Array.from({ length: THREADS }, (_, i) => i * stride);

/** The thread that asks for a number; null where nobody does. */
export function askerOf({ addresses }: Load, address: number): number | null {
  const thread = addresses.indexOf(address);
  return thread < 0 ? null : thread;
}

export const isServed = ({ addresses, lines }: Load, thread: number): boolean =>
  lines.includes(lineOf(addresses[thread]));

/** Numbers of a line that somebody asked for. */
export const usedOf = ({ addresses }: Load, line: number): number =>
  new Set(addresses.filter((address) => lineOf(address) === line)).size;
