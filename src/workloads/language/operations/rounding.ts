/**
 * Where an f32 kernel rounds. Every operation of this folder hands each number that it stores to a `Round`, with the variance
 * of the error that an f32 kernel's may have there: the reference asks for numbers that are off by as much (Monte Carlo
 * arithmetic, D. S. Parker, UCLA CSD-970002, 1997), whoever computes in earnest passes null.
 */
import { roundingVariance, UNIT_ROUNDOFF } from '../../../engine/compare.ts';
import type { Floats } from '../layout.ts';

export type Round = ((value: number, variance: number) => number) | null;

/** Of an error of so many roundings of a number of that size, all in the same direction. */
export const relative = (value: number, roundings: number): number => (roundings * UNIT_ROUNDOFF * value) ** 2;

/** Of a sum of `length` products of two vectors whose squares add up to `squares1` and `squares2`, in any order. */
export const productVariance = (length: number, sum: number, squares1: number, squares2: number): number =>
  roundingVariance(length, sum, (squares1 * squares2) / length);

export function squaresOf(data: Floats, first: number, length: number): number {
  let sum = 0;
  for (let at = first; at < first + length; at++) sum += data[at] * data[at];
  return sum;
}

/** WGSL: e^x within 3 + 2|x| ULP of 2^-23 each, of an x that was rounded some times itself. */
export const exponentialRoundings = (x: number): number => 6 + 10 * Math.abs(x);
/** WGSL: a quotient within 2.5 ULP. */
export const QUOTIENT_ROUNDINGS = 5;
