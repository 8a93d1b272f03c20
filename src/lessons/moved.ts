/**
 * What has moved from one lesson to another. Old addresses lead on, and what a visitor did there counts where it is now.
 * Entries stay for ever: addresses are in other people's hands.
 */
import type { CourseProgress, LessonProgress } from '../ui/state/storage.ts';

interface Moves {
  /** By step: the lesson where it is now, under the same id. */
  readonly steps: Readonly<Record<string, string>>;
  /** By challenge, likewise. */
  readonly challenges: Readonly<Record<string, string>>;
}

const MOVED: Readonly<Record<string, Moves>> = {
  'matmul-step-by-step': {
    steps: {
      further: 'the-last-factor-of-two',
      tuned: 'the-last-factor-of-two',
      beat: 'the-last-factor-of-two',
      digits: 'different-digits',
    },
    challenges: { beat: 'the-last-factor-of-two' },
  },
};

/** The lesson where a step is now that was once in this one; null for any other step. */
export const lessonNow = (lesson: string, step: string): string | null => own(MOVED[lesson]?.steps, step);

/** Challenges of a lesson that were in another before. */
export const movedInto = (lesson: string): readonly { readonly from: string; readonly challenge: string }[] =>
  Object.entries(MOVED).flatMap(([from, { challenges }]) =>
    Object.keys(challenges).flatMap((challenge) => (challenges[challenge] === lesson ? { from, challenge } : [])),
  );

/** The progress of an earlier visit, each thing in the lesson where it is now. */
export function withMoves(progress: CourseProgress): CourseProgress {
  let now = progress;
  for (const [lesson, { steps, challenges }] of Object.entries(MOVED)) {
    const before = progress[lesson];
    if (!before) continue;
    const stays = (places: Readonly<Record<string, string>>) => (id: string) => own(places, id) === null;
    const left = { ...before, done: before.done.filter(stays(steps)), solved: before.solved.filter(stays(challenges)) };
    now = { ...now, [lesson]: left };
    for (const target of new Set([...Object.values(steps), ...Object.values(challenges)])) {
      const goes = (places: Readonly<Record<string, string>>) => (id: string) => own(places, id) === target;
      const done = before.done.filter(goes(steps));
      const solved = before.solved.filter(goes(challenges));
      if (done.length || solved.length) now = { ...now, [target]: joined(now[target], done, solved) };
    }
  }
  return now;
}

function joined(known: LessonProgress | undefined, done: readonly string[], solved: readonly string[]): LessonProgress {
  const { done: doneThere = [], solved: solvedThere = [], guesses = {}, scores = {}, ...rest } = known ?? {};
  return {
    ...rest,
    guesses,
    scores,
    done: [...new Set([...doneThere, ...done])],
    solved: [...new Set([...solvedThere, ...solved])],
  };
}

/** Not what every object has, whatever an address says. */
const own = (places: Readonly<Record<string, string>> | undefined, id: string): string | null =>
  places && Object.hasOwn(places, id) ? places[id] : null;
