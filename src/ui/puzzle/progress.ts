/** Which puzzles are solved: in this browser, for as long as it keeps them. */

import type { Puzzle } from '../../workloads/puzzles/puzzle.ts';
import { PUZZLES } from '../../workloads/puzzles/registry.ts';
import type { Preferences } from '../state/storage.ts';

/** Where the text of an answer is kept, among the drafts. */
export const draftOf = ({ id }: Pick<Puzzle, 'id'>): string => `puzzle/${id}`;

export const solvedIn = (preferences: Pick<Preferences, 'read'>): ReadonlySet<string> =>
  new Set(preferences.read('puzzles'));

/** False where the browser does not keep it. */
export function solve(preferences: Pick<Preferences, 'read' | 'write'>, { id }: Pick<Puzzle, 'id'>): boolean {
  // Read anew: another tab may have solved one. Ids that only another version knows stay.
  const solved = preferences.read('puzzles');
  return solved.includes(id) || preferences.write('puzzles', [...solved, id]);
}

/** The first that is not solved; null where all are. */
export const nextOf = (solved: ReadonlySet<string>): Puzzle | null => PUZZLES.find(({ id }) => !solved.has(id)) ?? null;
