/**
 * A wave: its lanes execute one instruction at a time. At a branch where they disagree it walks both sides, and whoever
 * is not concerned waits. Pure.
 */

export const LANES = 8;

export interface Instruction {
  readonly code: string;
  /** What it makes of the number of a lane. */
  does(x: number, lane: number): number;
}

export interface Branch {
  readonly code: string;
  holds(lane: number): boolean;
  readonly yes: readonly Instruction[];
  readonly no: readonly Instruction[];
}

export interface Program {
  readonly before: readonly Instruction[];
  readonly branch: Branch | null;
  readonly after: readonly Instruction[];
}

type Part = 'before' | 'test' | 'yes' | 'no' | 'after';

/** One instruction of the wave. */
export interface Slot {
  readonly code: string;
  readonly part: Part;
  /** By lane: whether it executes this one, or waits. */
  readonly works: readonly boolean[];
  /** By lane: its number afterwards. */
  readonly numbers: readonly number[];
}

const everybody = Array.from({ length: LANES }, () => true);

/** Every instruction that the wave executes, in order; a side of the branch that nobody takes is left out. */
export function walk({ before, branch, after }: Program): readonly Slot[] {
  let numbers: readonly number[] = everybody.map(() => 0);
  const through = (list: readonly Instruction[], part: Part, works: readonly boolean[]): readonly Slot[] =>
    works.includes(true)
      ? list.map(({ code, does }) => {
          numbers = numbers.map((x, lane) => (works[lane] ? does(x, lane) : x));
          return { code, part, works, numbers };
        })
      : [];
  const first = through(before, 'before', everybody);
  const yes = everybody.map((_, lane) => branch?.holds(lane) ?? false);
  const no = yes.map((takes) => !takes);
  const branched = branch
    ? [
        { code: branch.code, part: 'test' as const, works: everybody, numbers },
        ...through(branch.yes, 'yes', yes),
        ...through(branch.no, 'no', no),
      ]
    : [];
  return [...first, ...branched, ...through(after, 'after', everybody)];
}

export const workers = ({ works }: Slot): number => works.filter(Boolean).length;

/** Operations that lanes did in all of these. */
export const operations = (slots: readonly Slot[]): number => slots.reduce((sum, slot) => sum + workers(slot), 0);

/** Most instructions that a lane of the wave had to execute: what it would take alone. */
export const longestAlone = (slots: readonly Slot[]): number =>
  Math.max(...everybody.map((_, lane) => slots.filter(({ works }) => works[lane]).length));
