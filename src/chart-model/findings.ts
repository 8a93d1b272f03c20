/** What may be said about a chart. Data, not words; `sentence.ts` has the words. */
import { type Bounds, type Ratio, ratioOf } from '../engine/stats/ratio.ts';
import { type Clock, duel, hasInterval, type Outcome } from '../results/contest.ts';
import type { Cell, Facet } from './group.ts';
import { fastest, type Timed } from './measures.ts';

export interface Duel {
  readonly first: Cell;
  readonly second: Cell;
  /** How many times faster the first is, kernel against kernel. */
  readonly ratio: Ratio;
  readonly outcome: Outcome;
}

/** Where the GPU gets ahead of the CPU and stays there. */
export type Crossover =
  | { readonly kind: 'between'; readonly below: number; readonly above: number }
  | { readonly kind: 'always' | 'never' }
  | { readonly kind: 'none' };

/** `measured`: both sides' round trips were, often enough; otherwise a side's, or the sum of its parts, has no interval. */
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
      /** CPU's time over the GPU's end to end, best of each side; null where it is not known. */
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
      crossover: crossoverOf(facet),
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
  const measured = [gpu, cpu].every(({ cell }) => hasInterval(cell.row.roundTripMs));
  return { ratio: ratioOf(cpu.time, gpu.time), measured };
}

/** A tie counts as not ahead. Sizes at which one side has no time, too few samples or too much noise say nothing. */
function crossoverOf(facet: Facet): Crossover {
  const ahead = facet.xs.flatMap((x) => {
    const gpu = bestOf(facet, x, 'kernel', 'gpu');
    const cpu = bestOf(facet, x, 'kernel', 'cpu');
    const outcome = gpu && cpu && duel(gpu.cell.row, cpu.cell.row)?.outcome;
    if (!outcome || outcome === 'unsure' || outcome === 'noisy') return [];
    return [{ x, gpu: outcome === 'first', cpu: outcome === 'second' }];
  });
  if (ahead.length < 2) return { kind: 'none' };
  if (ahead.every(({ gpu }) => gpu)) return { kind: 'always' };
  if (ahead.every(({ cpu }) => cpu)) return { kind: 'never' };
  const behind = ahead.findLastIndex(({ gpu }) => !gpu);
  if (behind === ahead.length - 1) return { kind: 'none' };
  return { kind: 'between', below: ahead[behind].x, above: ahead[behind + 1].x };
}

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
