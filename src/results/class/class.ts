/** A class as it is kept, and what comes to it. Pure. */
import { admit, type Found } from './collect.ts';
import type { Class, Entry, PuzzleEntry, Refused } from './model.ts';

/** The plain data that is stored and exported: everything in it is read again, and checked, by the codecs of links. */
export interface KeptClass {
  readonly id: string;
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** `1.<data>`, as behind `#/class/a/`. */
  readonly assignment: string;
}

export interface KeptHandIn {
  /** Of the run, or one from the text of what is refused. */
  readonly id: string;
  /** As in `Found`. */
  readonly text: string;
  /** Milliseconds since 1970 at which it came in. */
  readonly at: number;
}

/** More of what cannot be used is told, not kept. */
const MOST_REFUSED = 200;

export interface Sorted {
  /** To be kept: new ones, those that take the place of an earlier one, and what is refused. */
  readonly keep: readonly KeptHandIn[];
  readonly added: number;
  /** That took the place of an earlier one: a whole result of its digest, a right answer of a wrong one, a later answer of an earlier. */
  readonly replaced: number;
  /** That were here already. */
  readonly known: number;
  readonly refused: readonly Refused[];
}

/**
 * What of it is new to the class. A run, or an answer, counts once, whichever ways it comes in by.
 * @param at when each came in, in milliseconds since 1970
 */
export function sortIn(
  { assignment, entries, refused }: Pick<Class, 'assignment' | 'entries' | 'refused'>,
  found: readonly Found[],
  at: (place: number) => number,
): Sorted {
  const ranks = new Map<string, number>([
    ...entries.map((entry) => [entry.id, rankOf(entry)] as const),
    ...refused.map(({ id }) => [id, REFUSED] as const),
  ]);
  const keep = new Map<string, KeptHandIn>();
  const told: Refused[] = [];
  let [added, replaced, known] = [0, 0, 0];
  let refusedHere = refused.length;
  for (const [place, one] of found.entries()) {
    const admitted = admit(assignment, one);
    const { id } = admitted.ok ? admitted.entry : admitted.refused;
    const before = ranks.get(id);
    const rank = admitted.ok ? rankOf(admitted.entry) : REFUSED;
    const better = before === undefined || rank > before;
    if (!admitted.ok) told.push(admitted.refused);
    else if (!better) known++;
    else if (before === undefined || before === REFUSED) added++;
    else replaced++;
    if (!better || (!admitted.ok && refusedHere++ >= MOST_REFUSED)) continue;
    ranks.set(id, rank);
    keep.set(id, { id, text: one.text, at: at(place) });
  }
  return { keep: [...keep.values()], added, replaced, known, refused: told };
}

const REFUSED = -1;

/** Of two of one name the higher stays. */
function rankOf(entry: Entry | PuzzleEntry): number {
  const whole = entry.source === 'full' ? 1 : 0;
  if (!('puzzle' in entry)) return whole;
  // A right answer is not lost to a try after it; among right ones, what a student hands in last is what they mean to.
  return (entry.solved ? 2 * LATER : 0) + 2 * entry.startedAt + whole;
}

/** More than twice any `startedAt`, which is of 32 bits. */
const LATER = 2 ** 33;
