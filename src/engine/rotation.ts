/**
 * Which inputs an iteration reads and where it writes. Neighbouring iterations work on different sets, so that a result
 * kept from the one before is wrong; there are more output places than sets and the two numbers share no factor, so that
 * what still lies in a place always belongs to another set than the next to write there. Where memory is what limits a
 * kernel, sets and places are so many that common caches do not hold them: otherwise the second iteration would read
 * from the last-level cache what an application reads from memory.
 */
import type { Job } from './contract.ts';
import { bytesOf } from './sizes.ts';

/** Larger than most last-level caches (50 MB on an H100, 96 MB on large desktop parts); those of servers may hold it. */
const BEYOND_CACHE_BYTES = 2 ** 27;
/** Copies of a small tensor cost time to make and would not fill a cache anyway. */
const MOST_COPIES = 32;

export interface Rotation {
  /** Copies of the inputs, a multiple of the sets: iteration i reads copy i mod copies, which holds set i mod sets. */
  readonly copies: number;
  /** Iteration i writes its outputs to place i mod places. */
  readonly places: number;
}

/** @param room bytes that the inputs, and as many that the outputs, may take beyond the fewest that it needs */
export function rotationOf(
  { workload, params, sets }: Pick<Job, 'workload' | 'params' | 'sets'>,
  room = Infinity,
): Rotation {
  const fewest = { copies: sets.length, places: coprime(sets.length + 1, sets.length) };
  if (workload.boundBy(params) === 'arithmetic') return fewest;
  const { inputs, outputs } = workload.tensors(params);
  const wanted = (bytes: number) =>
    Math.min(Math.ceil(BEYOND_CACHE_BYTES / Math.max(bytes, 1)), Math.floor(room / Math.max(bytes, 1)), MOST_COPIES);
  return {
    copies: Math.max(Math.ceil(wanted(bytesOf(inputs)) / sets.length) * sets.length, fewest.copies),
    places: coprime(Math.max(wanted(bytesOf(outputs)), fewest.places), sets.length),
  };
}

/** After so many iterations the same inputs and the same output place meet again. */
export const periodOf = ({ copies, places }: Rotation): number => (copies * places) / commonDivisor(copies, places);

/** The next number from `least` on that shares no factor with `other`. */
function coprime(least: number, other: number): number {
  let number = least;
  while (commonDivisor(number, other) > 1) number++;
  return number;
}

const commonDivisor = (a: number, b: number): number => (b ? commonDivisor(b, a % b) : a);
