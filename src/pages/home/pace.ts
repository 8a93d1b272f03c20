/** How fast the two matrices of the home page fill: before a race as an illustration, after it at the measured ratio. Pure. */
import type { Verdict } from './race.ts';

/** Rows and columns of each matrix. */
export const SIDE = 64;
const CELLS = SIDE * SIDE;

/** The slower matrix takes this long; with a moment at the end less than the five seconds of WCAG 2.2.2. */
export const FILL_MS = 4000;

/** Cells that fill in one step: what is drawn of each side, not what was measured. */
const AT_ONCE = { gpu: 2048, cpu: 8 } as const;

/** Of the illustration: no machine's. */
const MADE_UP_MS = { gpu: 1, cpu: 16 } as const;

export interface Fill {
  /** How long the matrix takes in the picture. */
  readonly pictureMs: number;
  /** How much of it is filled when the faster side is done, 0 to 1. */
  readonly share: number;
  readonly atOnce: number;
  /** What was measured; null in the illustration. */
  readonly measuredMs: number | null;
}

export interface Pace {
  /** Null where the side has no time. */
  readonly gpu: Fill | null;
  readonly cpu: Fill | null;
  /** How many times slower than measured: below 1 it is faster. Null in the illustration. */
  readonly slowed: number | null;
}

interface Times {
  readonly gpu: number | null;
  readonly cpu: number | null;
}

/**
 * @param times milliseconds of one multiplication
 * @param software a GPU that the CPU imitates fills no more at once than the CPU does
 * @returns null where neither side has a time
 */
export function paceOf(times: Times, software: boolean): Pace | null {
  const known = [times.gpu, times.cpu].filter((ms) => ms !== null);
  if (known.length === 0) return null;
  const slowed = FILL_MS / Math.max(...known);
  const first = Math.min(...known);
  const fill = (ms: number | null, atOnce: number): Fill | null =>
    ms === null ? null : { pictureMs: ms * slowed, share: first / ms, atOnce, measuredMs: ms };
  return { gpu: fill(times.gpu, software ? AT_ONCE.cpu : AT_ONCE.gpu), cpu: fill(times.cpu, AT_ONCE.cpu), slowed };
}

/** The pace of what a race measured, best against best. */
export function paceOfVerdict(verdict: Verdict, software: boolean): Pace | null {
  const gpu = 'gpu' in verdict ? (verdict.gpu.kernelMs?.median ?? null) : null;
  const cpu = 'cpu' in verdict ? (verdict.cpu.kernelMs?.median ?? null) : null;
  return paceOf({ gpu, cpu }, software);
}

const unmeasured = (fill: Fill | null | undefined): Fill | null => (fill ? { ...fill, measuredMs: null } : null);
const madeUp = paceOf(MADE_UP_MS, false);

/** What is shown before anything is measured. */
export const ILLUSTRATION: Pace = { gpu: unmeasured(madeUp?.gpu), cpu: unmeasured(madeUp?.cpu), slowed: null };

/** A matrix of which that share is filled: whole rows, and cells of the next. Never empty unless the share is zero. */
export function stillOf(share: number): { readonly rows: number; readonly cells: number } {
  const filled = share > 0 ? Math.max(1, Math.round(share * CELLS)) : 0;
  return { rows: Math.floor(filled / SIDE), cells: filled % SIDE };
}

/**
 * A CSS easing that goes from 0 to 1 once for each row. As iterations it would take the page's thread in nearly every
 * frame, however it is composited: React listens for the end of each, so the browser has to be there to tell it.
 */
export const ROW_BY_ROW = `linear(0${Array.from({ length: SIDE }, (_, row) => {
  const at = `${((100 * (row + 1)) / SIDE).toFixed(2)}%`;
  return row + 1 < SIDE ? `,1 ${at},0 ${at}` : ',1';
}).join('')})`;
