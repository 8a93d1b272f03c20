/** What may be said about a chart. Data, not words; `sentence.ts` has the words. */
import { type Bounds, type Ratio, ratioOf } from '../engine/stats/ratio.ts';
import { type Clock, duel, isMeasuredEndToEnd, type Outcome } from '../results/contest.ts';
import { type Crossover, crossoverOf } from '../results/crossover.ts';
import type { Cell, Facet } from './group.ts';
import { fastest, type Timed } from './measures.ts';

export interface Duel {
  readonly first: Cell;
  readonly second: Cell;
  /** How many times faster the first is, kernel against kernel. */
  readonly ratio: Ratio;
  readonly outcome: Outcome;
}

/** `measured`: both sides' round trips were; otherwise a side's is the sum of its parts, which has no interval. */
export interface EndToEnd {
  readonly ratio: Ratio;
  readonly measured: boolean;
}

export type Finding =
  | {
      readonly kind: 'sides';
      readonly x: number | null;
      /** Best GPU and best CPU contender; the faster one is first. */
      readonly duel: Duel;
      /** CPU's time over the GPU's end to end, best of each side; null where it is not known, or of too few samples. */
      readonly endToEnd: EndToEnd | null;
      readonly crossover: Crossover;
    }
  /** Several sources: the best of the fastest source against the best of the next. */
  | { readonly kind: 'sources'; readonly x: number | null; readonly duel: Duel }
  /** One side only, or two sides without a common size. */
  | { readonly kind: 'contenders'; readonly x: number | null; readonly duel: Duel }
  | { readonly kind: 'single'; readonly x: number | null; readonly cell: Cell; readonly time: Bounds }
  | { readonly kind: 'none' };

/** Among what was measured, whatever the reader has hidden. */
export function findingOf(facet: Facet): Finding {
  const sources = [...new Set(facet.cells.map(({ contender }) => contender.source))];
  return (sources.length > 1 ? betweenSources(facet, sources) : betweenSides(facet)) ?? amongContenders(facet);
}

/** Largest place first; a facet without an axis has the one place null. */
const places = (facet: Facet): readonly (number | null)[] =>
  facet.cells.some(({ x }) => x === null) ? [null] : [...facet.xs].reverse();

function betweenSides(facet: Facet): Finding | null {
  for (const x of places(facet)) {
    const gpu = bestOf(facet, x, 'kernel', 'gpu');
    const cpu = bestOf(facet, x, 'kernel', 'cpu');
    if (!gpu || !cpu) continue;
    return {
      kind: 'sides',
      x,
      duel: duelOf(gpu, cpu),
      endToEnd: ratioWithCopies(facet, x),
      crossover: crossoverIn(facet),
    };
  }
  return null;
}

const bestOf = (facet: Facet, x: number | null, clock: Clock, side: 'gpu' | 'cpu') =>
  fastest(facet, x, clock, (contender) => contender.side === side);

function ratioWithCopies(facet: Facet, x: number | null): EndToEnd | null {
  const gpu = bestOf(facet, x, 'endToEnd', 'gpu');
  const cpu = bestOf(facet, x, 'endToEnd', 'cpu');
  if (!gpu || !cpu) return null;
  const [one, other] = [gpu.cell.row, cpu.cell.row];
  const measured = isMeasuredEndToEnd(one) && isMeasuredEndToEnd(other);
  if (measured && duel(one, other, 'endToEnd')?.outcome === 'unsure') return null;
  return { ratio: ratioOf(cpu.time, gpu.time), measured };
}

const crossoverIn = (facet: Facet): Crossover =>
  crossoverOf(
    facet.xs.map((x) => {
      const gpu = bestOf(facet, x, 'kernel', 'gpu');
      const cpu = bestOf(facet, x, 'kernel', 'cpu');
      return { x, outcome: (gpu && cpu && duel(gpu.cell.row, cpu.cell.row)?.outcome) ?? null };
    }),
  );

function betweenSources(facet: Facet, sources: readonly number[]): Finding | null {
  for (const x of places(facet)) {
    const best = sources.map((source) => fastest(facet, x, 'kernel', (contender) => contender.source === source));
    if (best.some((timed) => timed === null)) continue;
    const duel = topTwo(best);
    if (duel) return { kind: 'sources', x, duel };
  }
  return null;
}

function amongContenders(facet: Facet): Finding {
  for (const x of places(facet)) {
    const first = fastest(facet, x, 'kernel');
    if (!first) continue;
    const others = facet.cells.filter(({ contender }) => contender.id !== first.cell.contender.id);
    const second = fastest({ ...facet, cells: others }, x, 'kernel');
    if (second) return { kind: 'contenders', x, duel: duelOf(first, second) };
    return { kind: 'single', x, cell: first.cell, time: first.time };
  }
  return { kind: 'none' };
}

function topTwo(timed: readonly (Timed | null)[]): Duel | null {
  const known = timed.filter((one) => one !== null).sort((a, b) => a.time.median - b.time.median);
  return known.length < 2 ? null : duelOf(known[0], known[1]);
}

/** The faster one first, whatever the order of the arguments. */
function duelOf(one: Timed, other: Timed): Duel {
  const [first, second] = one.time.median <= other.time.median ? [one, other] : [other, one];
  // Both have times, so there is a duel.
  const outcome = duel(first.cell.row, second.cell.row)?.outcome ?? 'unsure';
  return { first: first.cell, second: second.cell, ratio: ratioOf(second.time, first.time), outcome };
}
