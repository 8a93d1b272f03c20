/**
 * Four steps along k of a subgroup whose lanes all need the same numbers of A: each fetches every number for itself, or,
 * as in shaders/matmul/subgroups.wgsl, lane i fetches number i modulo 4 and hands it to all. Pure.
 */
import { LANES } from '../figures/wave.ts';

/** Numbers of A that every lane needs. */
export const NUMBERS = 4;

export interface Handing {
  readonly kind: 'fetch' | 'add';
  /** By lane: which number of A it has in hand at this instruction. */
  readonly holds: readonly number[];
  /** The lane whose register the others read; null where each uses its own. */
  readonly from: number | null;
  /** Instructions so far that fetch from A. */
  readonly fetches: number;
  /** Multiply-adds so far, of all lanes. */
  readonly multiplyAdds: number;
}

type Way = 'alone' | 'broadcast';

const lanes = Array.from({ length: LANES }, (_, lane) => lane);
const numbers = Array.from({ length: NUMBERS }, (_, number) => number);

const add = (number: number, from: number | null, fetches: number): Handing => ({
  kind: 'add',
  holds: lanes.map(() => number),
  from,
  fetches,
  multiplyAdds: (number + 1) * LANES,
});

export function handingOf(way: Way): readonly Handing[] {
  if (way === 'broadcast') {
    const holds = lanes.map((lane) => lane % NUMBERS);
    const fetch: Handing = { kind: 'fetch', holds, from: null, fetches: 1, multiplyAdds: 0 };
    return [fetch, ...numbers.map((number) => add(number, number, 1))];
  }
  return numbers.flatMap((number) => [
    {
      kind: 'fetch' as const,
      holds: lanes.map(() => number),
      from: null,
      fetches: number + 1,
      multiplyAdds: number * LANES,
    },
    add(number, null, number + 1),
  ]);
}
