/** A class as it is kept, and what comes to it. Pure. */
import { admit, type Found } from './collect.ts';
import type { Class, Entry, Refused } from './model.ts';

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
  /** To be kept: new runs, whole results in the place of their digests, and what is refused. */
  readonly keep: readonly KeptHandIn[];
  readonly added: number;
  /** Whole results that took the place of a digest. */
  readonly completed: number;
  /** Runs that were here already. */
  readonly known: number;
  readonly refused: readonly Refused[];
}

/**
 * What of it is new to the class. A run counts once, whichever ways it comes in by.
 * @param at when each came in, in milliseconds since 1970
 */
export function sortIn(
  { assignment, entries, refused }: Pick<Class, 'assignment' | 'entries' | 'refused'>,
  found: readonly Found[],
  at: (place: number) => number,
): Sorted {
  const sources = new Map<string, Entry['source'] | 'refused'>([
    ...entries.map(({ id, source }) => [id, source] as const),
    ...refused.map(({ id }) => [id, 'refused'] as const),
  ]);
  const keep = new Map<string, KeptHandIn>();
  const told: Refused[] = [];
  let [added, completed, known] = [0, 0, 0];
  let refusedHere = refused.length;
  for (const [place, one] of found.entries()) {
    const admitted = admit(assignment, one);
    const { id } = admitted.ok ? admitted.entry : admitted.refused;
    const before = sources.get(id);
    const source = admitted.ok ? admitted.entry.source : 'refused';
    if (!admitted.ok) told.push(admitted.refused);
    const better = before === undefined || before === 'refused' || (before === 'digest' && source === 'full');
    if (admitted.ok && !better) known++;
    if (admitted.ok && better && before === 'digest') completed++;
    else if (admitted.ok && better) added++;
    if (before !== undefined && (!better || !admitted.ok)) continue;
    if (!admitted.ok && refusedHere++ >= MOST_REFUSED) continue;
    sources.set(id, source);
    keep.set(id, { id, text: one.text, at: at(place) });
  }
  return { keep: [...keep.values()], added, completed, known, refused: told };
}
