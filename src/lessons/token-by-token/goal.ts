/** The service that the challenge asks for: its goal comes from what was measured, and so do the answers. Pure. */
import type { Results } from '../lesson.ts';
import { SIDES, type Side } from '../one-token-at-a-time/readings.ts';
import { bestAt, isOwn, tokensOf } from './readings.ts';
import { BITS, type Bits, READERS } from './runs.ts';

export interface Choice {
  readonly bits: Bits;
  /** Readers at once. */
  readonly b: number;
}

/** Tokens a second that a choice comes to. */
export interface Reached extends Choice {
  /** For all readers together. */
  readonly all: number;
  /** For each of them. */
  readonly each: number;
}

/** Tokens a second that are asked for, at the least. */
export interface Goal {
  readonly side: Side;
  readonly all: number;
  readonly each: number;
}

/** What was measured on a side, by bits, then by readers. */
export const gridOf = (results: Results, side: Side): readonly Reached[] =>
  BITS.flatMap((bits) =>
    READERS.flatMap((b) => {
      const all = tokensOf(bestAt(results, 'readers', side, 'decode', { b, bits }));
      return all === null ? [] : [{ bits, b, all, each: all / b }];
    }),
  );

const meets = ({ all, each }: Reached, goal: Pick<Goal, 'all' | 'each'>) => all >= goal.all && each >= goal.each;

/** Of those that reach a goal the ones with the most bits: each bit less is a rounding more. */
export function rightOf(grid: readonly Reached[], goal: Pick<Goal, 'all' | 'each'>): readonly Reached[] {
  const meeting = grid.filter((one) => meets(one, goal));
  const most = Math.max(...meeting.map(({ bits }) => bits));
  return meeting.filter(({ bits }) => bits === most);
}

/** What a goal asks for of what its own choice reached: a little less, in round figures. */
const ASKED = 0.9;

/** To two digits, downwards. */
function rounded(value: number): number {
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Number((Math.floor(value / unit + 1e-9) * unit).toPrecision(2));
}

/** Fewer are no choice. */
const LEAST = 3;

/**
 * The goal that the fewest choices reach, of those that a choice of this grid just reaches; of equals one that needs fewer
 * bits than there are, and then one that is reached neither by one reader nor by the most. Null where too little was
 * measured.
 */
function goalIn(grid: readonly Reached[]): Pick<Goal, 'all' | 'each'> | null {
  if (grid.length < LEAST) return null;
  const most = { b: Math.max(...grid.map(({ b }) => b)), bits: Math.max(...grid.map(({ bits }) => bits)) };
  const goals = grid.map(({ all, each }) => ({ all: rounded(ASKED * all), each: rounded(ASKED * each) }));
  const rank = (goal: Pick<Goal, 'all' | 'each'>) => {
    const right = rightOf(grid, goal);
    const plain = right.some(({ bits }) => bits === most.bits) ? 1 : 0;
    const ends = right.some(({ b }) => b === 1 || b === most.b) ? 1 : 0;
    return 4 * right.length + 2 * plain + ends;
  };
  return goals.reduce((best, goal) => (rank(goal) < rank(best) ? goal : best));
}

/** On the side that comes to the most tokens in all, of those that were measured on this machine. */
export function goalOf(results: Results): Goal | null {
  const most = (side: Side) => Math.max(0, ...gridOf(results, side).map(({ all }) => all));
  const own = SIDES.filter((side) => isOwn(results, 'readers', side));
  const [first, ...others] = own;
  const side = others.reduce((best, one) => (most(one) > most(best) ? one : best), first);
  const goal = goalIn(gridOf(results, side));
  return goal && { side, ...goal };
}

/** Null where there is no goal. */
export function judge(results: Results, { bits, b }: Choice): boolean | null {
  const goal = goalOf(results);
  if (!goal) return null;
  return rightOf(gridOf(results, goal.side), goal).some((right) => right.bits === bits && right.b === b);
}
