/**
 * How a contender is told apart: family of colour by side, then marker shape and dashes, each enough by itself among the
 * few that a run compares at first; of all contenders of a workload no two share both.
 */
import type { Side } from '../results/contest.ts';
import type { Contender } from './group.ts';

export type MarkerShape = 'circle' | 'square' | 'triangle' | 'diamond' | 'star' | 'cross' | 'wye';

export interface Look {
  /** A CSS colour: a token of theme/tokens.css. */
  readonly color: string;
  /** For text in the family's colour. */
  readonly ink: string;
  readonly shape: MarkerShape;
  /** The GPU's markers are filled, the others' hollow. */
  readonly filled: boolean;
  /** `stroke-dasharray`; empty for an unbroken line. */
  readonly dash: string;
}

/** How many steps tokens.css has for each family. */
const STEPS: Readonly<Record<Side, number>> = { gpu: 6, cpu: 7, library: 3 };
const SHAPES: readonly MarkerShape[] = ['circle', 'square', 'triangle', 'diamond', 'star', 'cross', 'wye'];
const DASHES = ['', '7 4', '2 3', '11 4 2 4', '14 5', '5 2 1 2 1 2', '1 4'];

/** With several sources the dashes tell the sources apart, and colour and marker the contenders. */
export function lookOf({ side, step, source }: Contender, sources: number): Look {
  return {
    color: `var(--${side}-${(step % STEPS[side]) + 1})`,
    ink: side === 'library' ? 'var(--ink)' : `var(--${side}-ink)`,
    shape: SHAPES[step % SHAPES.length],
    filled: side === 'gpu',
    dash: DASHES[(sources > 1 ? source : step) % DASHES.length],
  };
}
