/** How far the visitor is, and what the lessons have measured in this visit. Outside React. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Drafts } from '../../ui/state/drafts.ts';
import type { CourseProgress, LessonProgress, Preferences } from '../../ui/state/storage.ts';
import type { Guess, Results, RunResult } from '../lesson.ts';
import { movedInto, withMoves } from '../moved.ts';
import { type AverageScore, averageScore } from './average.ts';
import { addCourse, isBegun, mergeCourse } from './merge.ts';

export interface CourseState {
  readonly progress: CourseProgress;
  /** By lesson id; kept until the page is closed. */
  readonly results: Readonly<Record<string, Results>>;
  /** Whether progress was kept in this visit, here and not in another tab. */
  readonly wrote: boolean;
}

export interface CourseStore extends StoreApi<CourseState> {
  guess(lesson: string, prediction: string, guess: Guess): void;
  /** @param measured what the guess was held against */
  score(lesson: string, prediction: string, score: number, measured: Guess): void;
  solve(lesson: string, challenge: string): void;
  finish(lesson: string, step: string): void;
  keepResult(lesson: string, run: string, result: RunResult): void;
  /** Takes over what another tab has kept meanwhile. */
  refresh(): void;
  /** Adds the progress of a file. @returns false where it lasts only until the page is closed */
  take(progress: CourseProgress): boolean;
  /** Forgets guesses, scores, steps, results and begun texts of one lesson, or of all. */
  reset(lesson?: string): void;
}

const NOTHING: LessonProgress = { done: [], guesses: {}, scores: {}, solved: [] };
const NO_RESULTS: Results = {};

export const progressOf = (state: CourseState, lesson: string): LessonProgress => state.progress[lesson] ?? NOTHING;
export const resultsOf = (state: CourseState, lesson: string): Results => state.results[lesson] ?? NO_RESULTS;

/** Whether there is anything to keep. */
export const hasProgress = ({ progress }: CourseState): boolean => Object.values(progress).some(isBegun);

/** Average score of all predictions that met a measurement, over the whole course; null before the first. */
export function courseScore(progress: CourseProgress): AverageScore | null {
  return averageScore(Object.values(progress).flatMap((lesson) => Object.values(lesson.scores)));
}

/** Of the text that the visitor makes of a challenge's shader; without the challenge, how all of a lesson begin. */
export const draftOf = (lesson: string, challenge = ''): string => `${DRAFTS}${lesson}/${challenge}`;
export const DRAFTS = 'lesson/';

/** Where the text of a challenge is kept, and where it was kept before the challenge moved. */
export const draftsOf = (lesson: string, challenge: string): readonly string[] => [
  draftOf(lesson, challenge),
  ...movedInto(lesson).flatMap((move) => (move.challenge === challenge ? draftOf(move.from, challenge) : [])),
];

/** How the ids of all texts begin that belong to a lesson, also of those that were another's before. */
export const draftsIn = (lesson: string): readonly string[] => [
  draftOf(lesson),
  ...movedInto(lesson).map(({ from, challenge }) => draftOf(from, challenge)),
];

/** @param now as `Date.prototype.toISOString` gives it */
export function createCourseStore(
  preferences: Pick<Preferences, 'read' | 'write'>,
  drafts: Pick<Drafts, 'forget'>,
  now: () => string = () => new Date().toISOString(),
): CourseStore {
  const stored = () => withMoves(preferences.read('course'));
  const store = createStore<CourseState>(() => ({ progress: stored(), results: {}, wrote: false }));
  /** With what another tab has kept since: a write of this one must not undo it. */
  const latest = () => mergeCourse(store.getState().progress, stored());
  const save = (progress: CourseProgress): boolean => {
    store.setState({ progress, wrote: true });
    return preferences.write('course', progress);
  };
  /** @param part null where nothing is to change, perhaps because of what another tab has kept */
  const change = (lesson: string, part: (before: LessonProgress) => Partial<LessonProgress> | null) => {
    const progress = latest();
    const before = progress[lesson] ?? NOTHING;
    const changed = part(before);
    if (changed === null) store.setState({ progress });
    else save({ ...progress, [lesson]: { ...before, ...changed, changed: now() } });
  };
  const add = (lesson: string, list: 'done' | 'solved', word: string) => {
    if (progressOf(store.getState(), lesson)[list].includes(word)) return;
    change(lesson, ({ [list]: words }) => (words.includes(word) ? null : { [list]: [...words, word] }));
  };
  // The first measurement counts: a guess may not be mended by measuring again.
  const isMeasured = ({ scores }: LessonProgress, prediction: string) => Object.hasOwn(scores, prediction);

  return {
    ...store,
    guess: (lesson, prediction, guess) =>
      change(lesson, (before) =>
        isMeasured(before, prediction) ? null : { guesses: { ...before.guesses, [prediction]: guess } },
      ),
    score(lesson, prediction, score, measured) {
      if (isMeasured(progressOf(store.getState(), lesson), prediction)) return;
      change(lesson, (before) =>
        isMeasured(before, prediction)
          ? null
          : {
              scores: { ...before.scores, [prediction]: score },
              measured: { ...before.measured, [prediction]: measured },
            },
      );
    },
    solve: (lesson, challenge) => add(lesson, 'solved', challenge),
    finish: (lesson, step) => add(lesson, 'done', step),
    keepResult(lesson, run, result) {
      const { results } = store.getState();
      store.setState({ results: { ...results, [lesson]: { ...results[lesson], [run]: result } } });
    },
    refresh: () => store.setState({ progress: latest() }),
    take: (progress) => save(addCourse(latest(), progress)),
    reset(lesson) {
      const { results } = store.getState();
      for (const begin of lesson === undefined ? [DRAFTS] : draftsIn(lesson)) drafts.forget(begin);
      const progress = latest();
      // Kept without anything in it: another tab must not bring back what it still knows.
      const since = now();
      const again = Object.keys(progress).filter((id) => lesson === undefined || id === lesson);
      save({ ...progress, ...Object.fromEntries(again.map((id) => [id, { ...NOTHING, changed: since, since }])) });
      const others = Object.entries(results).filter(([id]) => lesson !== undefined && id !== lesson);
      store.setState({ results: Object.fromEntries(others) });
    },
  };
}
