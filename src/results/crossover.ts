/** From which size on the GPU is ahead of the CPU. The one home of this rule: charts, lessons and classes ask here. Pure. */
import type { Outcome } from './contest.ts';

/** `first` is the GPU. Null where a side has no time. */
export interface OutcomeAt {
  readonly x: number;
  readonly outcome: Outcome | null;
}

/** Where the GPU gets ahead of the CPU and stays there. */
export type Crossover =
  | { readonly kind: 'between'; readonly below: number; readonly above: number }
  /** At every size that says something one side is ahead. */
  | { readonly kind: 'always' | 'never' }
  /** Neither: the GPU is not ahead at the largest, or fewer than two sizes say something. */
  | { readonly kind: 'none' };

/** Whether it says who is ahead, or that nobody is: too few samples and too much noise say neither. */
export const isTold = (outcome: Outcome | null | undefined): outcome is 'first' | 'second' | 'tie' =>
  outcome === 'first' || outcome === 'second' || outcome === 'tie';

/**
 * The least size from which on the GPU is ahead at every larger one; null where it is not ahead at the largest, undefined where
 * no size says anything. A tie counts as not ahead; sizes that say nothing are left out. @param outcomes ascending by size
 */
export function aheadFrom(outcomes: readonly OutcomeAt[]): number | null | undefined {
  const told = outcomes.filter(({ outcome }) => isTold(outcome));
  if (told.length === 0) return undefined;
  return told.at(told.findLastIndex(({ outcome }) => outcome !== 'first') + 1)?.x ?? null;
}

/** The same in words for a chart, which takes two sizes at least. */
export function crossoverOf(outcomes: readonly OutcomeAt[]): Crossover {
  const told = outcomes.filter(({ outcome }) => isTold(outcome));
  if (told.length < 2) return { kind: 'none' };
  if (told.every(({ outcome }) => outcome === 'second')) return { kind: 'never' };
  const from = aheadFrom(told);
  if (from === null || from === undefined) return { kind: 'none' };
  const at = told.findIndex(({ x }) => x === from);
  return at === 0 ? { kind: 'always' } : { kind: 'between', below: told[at - 1].x, above: from };
}
