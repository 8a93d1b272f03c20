/** Answers of a class to a puzzle: who solved it, and what the right ones ask of memory. Data, not words. */
import { COUNTED, type Counts } from '../../engine/interpret/api.ts';
import { DEVICE_GROUPS, type DeviceGroup } from '../../results/class/group.ts';
import type { PuzzleEntry } from '../../results/class/model.ts';

type Answered = Pick<PuzzleEntry, 'id' | 'group' | 'solved' | 'counts'>;

export interface SolvedShare {
  readonly solved: readonly Answered[];
  readonly open: readonly Answered[];
}

export function solvedShare(entries: readonly Answered[]): SolvedShare {
  const sorted = inGroups(entries);
  return { solved: sorted.filter(({ solved }) => solved), open: sorted.filter(({ solved }) => !solved) };
}

/** Right answers that agree in one count. */
export interface CountRow {
  readonly value: number;
  readonly entries: readonly Answered[];
}

export interface Counted {
  readonly name: keyof Counts;
  /** Ascending. */
  readonly rows: readonly CountRow[];
  /** Of the middle answer; of two in the middle the lower, which somebody has. */
  readonly median: number;
}

/** Of each count that some right answer has, how many have how much of it. Equal is what three digits do not tell apart. */
export function countsOf(entries: readonly Answered[]): readonly Counted[] {
  const counted = inGroups(entries).filter(({ solved, counts }) => solved && counts);
  return COUNTED.flatMap((name): Counted[] => {
    const values = counted.map((entry) => Number((entry.counts?.[name] ?? 0).toPrecision(3)));
    if (!values.some((value) => value > 0)) return [];
    const rows = [...new Set(values)].sort((a, b) => a - b);
    return [
      {
        name,
        rows: rows.map((value) => ({ value, entries: counted.filter((_, at) => values[at] === value) })),
        median: middleOf(values),
      },
    ];
  });
}

/** The counts that some entry has any of, in their own order: those that a table has columns for. */
export const countedIn = (entries: readonly Pick<Answered, 'counts'>[]): readonly (keyof Counts)[] =>
  COUNTED.filter((name) => entries.some(({ counts }) => counts && counts[name] > 0));

function middleOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}

const inGroups = (entries: readonly Answered[]): readonly Answered[] =>
  entries.toSorted((a, b) => place(a.group) - place(b.group));

const place = (group: DeviceGroup) => DEVICE_GROUPS.indexOf(group);
