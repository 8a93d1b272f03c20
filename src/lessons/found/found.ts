/** What somebody found out in the course: the machine in nine numbers, and every guess with what it met. Pure. */
import type { CourseProgress } from '../../ui/state/storage.ts';
import type { Guess, Lesson, Prediction } from '../lesson.ts';
import { type AverageScore, averageScore } from '../state/average.ts';

/** In the order of the page. */
export const NUMBERS = [
  'cores',
  'cpuRate',
  'cpuMemory',
  'lanes',
  'gpuRate',
  'gpuMemory',
  'launch',
  'single',
  'matmul',
] as const;
export type NumberId = (typeof NUMBERS)[number];

/** Logical cores; GFLOP/s; GB/s; threads in step; GFLOP/s; GB/s; ms; times; times. Null: not known. */
export type Numbers = Readonly<Record<NumberId, number | null>>;

/** Names as the browser tells them. */
export interface MachineName {
  /** Null where there is none. */
  readonly gpu: string | null;
  /** The "GPU" is the CPU. */
  readonly software: boolean;
  readonly browser: string;
  readonly os: string;
}

export interface ToldGuess {
  readonly lesson: string;
  readonly prediction: string;
  readonly guess: Guess;
  /** Null where nothing was measured, or an earlier version did not keep it. */
  readonly measured: Guess | null;
  /** 0 to 100; null before the measurement. */
  readonly score: number | null;
}

export interface Found {
  /** `2026-01-31`, UTC. */
  readonly day: string;
  /** Null while it is not known. */
  readonly machine: MachineName | null;
  readonly numbers: Numbers;
  readonly guesses: readonly ToldGuess[];
}

/** In the order of the lessons. */
export function guessesIn(progress: CourseProgress, lessons: readonly string[]): readonly ToldGuess[] {
  return lessons.flatMap((lesson) => {
    const { guesses = {}, measured = {}, scores = {} } = progress[lesson] ?? {};
    return Object.entries(guesses).map(([prediction, guess]) => ({
      lesson,
      prediction,
      guess,
      measured: own(measured, prediction) ?? null,
      score: own(scores, prediction) ?? null,
    }));
  });
}

/** What a guess is of; undefined where the lesson has no such prediction. @param id as a link or a file tells it */
export const predictionOf = ({ predictions }: Lesson, id: string): Prediction | undefined => own(predictions, id);

/** Every object knows words like `toString`, and an id may be one of them. */
const own = <T>(values: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(values, id) ? values[id] : undefined;

/** Over the guesses that met a measurement; null before the first. */
export const averageOf = (guesses: readonly ToldGuess[]): AverageScore | null =>
  averageScore(guesses.flatMap(({ score }) => score ?? []));
