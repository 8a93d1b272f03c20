/**
 * GELU in its form with tanh: D. Hendrycks and K. Gimpel, "Gaussian Error Linear Units" (arXiv 1606.08415). As
 * (1 + tanh z) / 2 = 1 / (1 + e^-2z), it is x times such a gate.
 */
import type { Floats, Table } from '../layout.ts';
import type { Range } from './projection.ts';
import { exponentialRoundings, QUOTIENT_ROUNDINGS, type Round, relative } from './rounding.ts';

/** The gate is that of SLOPE · (x + CUBE · x³). */
export const SLOPE = 2 * Math.sqrt(2 / Math.PI);
export const CUBE = 0.044715;
/** No exponential goes further, so that none is infinite in f32: the gate is nothing there. */
export const FURTHEST = 80;

function gateOf(x: number, round: Round): number {
  const along = Math.min(FURTHEST, -SLOPE * (x + CUBE * x * x * x));
  const power = Math.exp(along);
  const rounded = round ? round(power, relative(power, exponentialRoundings(along))) : power;
  const gate = 1 / (1 + rounded);
  return round ? round(gate, relative(gate, QUOTIENT_ROUNDINGS + 1)) : gate;
}

export function activate(work: Floats, from: Table, to: Table, { begin, end }: Range, round: Round): void {
  const { columns } = from;
  for (let at = begin * columns; at < end * columns; at++) {
    const x = work[from.first + at];
    const value = x * gateOf(x, round);
    work[to.first + at] = round ? round(value, relative(value, 1)) : value;
  }
}

/** Turns the derivatives by what `activate` gave, which are in `delta`, into those by what it was given. */
export function activateBack(work: Floats, from: Table, delta: Table, { begin, end }: Range, round: Round): void {
  const { columns } = from;
  for (let at = begin * columns; at < end * columns; at++) {
    const x = work[from.first + at];
    const gate = gateOf(x, round);
    const rest = 1 - gate;
    // Where the gate is open, all that it lacks is what is left of a difference.
    const closed = round ? round(rest, relative(1, 1)) : rest;
    const steep = x * gate * closed * SLOPE * (1 + 3 * CUBE * x * x);
    const value = work[delta.first + at] * (gate + steep);
    const parts = work[delta.first + at] * (Math.abs(gate) + Math.abs(steep));
    work[delta.first + at] = round ? round(value, relative(parts, 8)) : value;
  }
}
