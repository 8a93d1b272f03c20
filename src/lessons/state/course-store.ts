/** How far the visitor is, and what the lessons have measured in this visit. Outside React. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Drafts } from '../../ui/state/drafts.ts';
import type { CourseProgress, LessonProgress, Preferences } from '../../ui/state/storage.ts';
import type { Guess, Results, RunResult } from '../lesson.ts';
import { movedInto, withMoves } from '../moved.ts';

export interface CourseState {
  readonly progress: CourseProgress;
  /** By lesson id; kept until the page is closed. */
  readonly results: Readonly<Record<string, Results>>;
}

export interface CourseStore extends StoreApi<CourseState> {
  guess(lesson: string, prediction: string, guess: Guess): void;
  score(lesson: string, prediction: string, score: number): void;
  solve(lesson: string, challenge: string): void;
  finish(lesson: string, step: string): void;
  keepResult(lesson: string, run: string, result: RunResult): void;
  /** Forgets guesses, scores, steps, results and begun texts of one lesson, or of all. */
  reset(lesson?: string): void;
}

const NOTHING: LessonProgress = { done: [], guesses: {}, scores: {}, solved: [] };
const NO_RESULTS: Results = {};

export const progressOf = (state: CourseState, lesson: string): LessonProgress => state.progress[lesson] ?? NOTHING;
export const resultsOf = (state: CourseState, lesson: string): Results => state.results[lesson] ?? NO_RESULTS;

/** Average score of all predictions that met a measurement, over the whole course; null before the first. */
export function courseScore(progress: CourseProgress): { readonly score: number; readonly count: number } | null {
  const scores = Object.values(progress).flatMap((lesson) => Object.values(lesson.scores));
  if (!scores.length) return null;
  return { score: Math.round(scores.reduce((sum, score) => sum + score, 0) / scores.length), count: scores.length };
}

/** Of the text that the visitor makes of a challenge's shader; without the challenge, how all of a lesson begin. */
export const draftOf = (lesson: string, challenge = ''): string => `${DRAFTS}${lesson}/${challenge}`;
const DRAFTS = 'lesson/';

/** Where the text of a challenge is kept, and where it was kept before the challenge moved. */
export const draftsOf = (lesson: string, challenge: string): readonly string[] => [
  draftOf(lesson, challenge),
  ...movedInto(lesson).flatMap((move) => (move.challenge === challenge ? draftOf(move.from, challenge) : [])),
];

export function createCourseStore(
  preferences: Pick<Preferences, 'read' | 'write'>,
  drafts: Pick<Drafts, 'forget'>,
): CourseStore {
  const store = createStore<CourseState>(() => ({ progress: withMoves(preferences.read('course')), results: {} }));
  const save = (progress: CourseProgress) => {
    store.setState({ progress });
    preferences.write('course', progress);
  };
  const change = (lesson: string, part: (before: LessonProgress) => Partial<LessonProgress>) => {
    const before = progressOf(store.getState(), lesson);
    save({ ...store.getState().progress, [lesson]: { ...before, ...part(before) } });
  };
  const withWord = (words: readonly string[], word: string) => (words.includes(word) ? words : [...words, word]);

  return {
    ...store,
    guess: (lesson, prediction, guess) =>
      change(lesson, ({ guesses }) => ({ guesses: { ...guesses, [prediction]: guess } })),
    score(lesson, prediction, score) {
      // The first measurement counts: a guess may not be mended by measuring again.
      if (prediction in progressOf(store.getState(), lesson).scores) return;
      change(lesson, ({ scores }) => ({ scores: { ...scores, [prediction]: score } }));
    },
    solve: (lesson, challenge) => change(lesson, ({ solved }) => ({ solved: withWord(solved, challenge) })),
    finish: (lesson, step) => change(lesson, ({ done }) => ({ done: withWord(done, step) })),
    keepResult(lesson, run, result) {
      const { results } = store.getState();
      store.setState({ results: { ...results, [lesson]: { ...results[lesson], [run]: result } } });
    },
    reset(lesson) {
      const { progress, results } = store.getState();
      drafts.forget(lesson === undefined ? DRAFTS : draftOf(lesson));
      for (const { from, challenge } of lesson === undefined ? [] : movedInto(lesson)) {
        drafts.forget(draftOf(from, challenge));
      }
      if (lesson === undefined) {
        save({});
        store.setState({ results: {} });
        return;
      }
      save(Object.fromEntries(Object.entries(progress).filter(([id]) => id !== lesson)));
      store.setState({ results: Object.fromEntries(Object.entries(results).filter(([id]) => id !== lesson)) });
    },
  };
}
