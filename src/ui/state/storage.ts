/** Everything that Lockstep keeps in local storage, in one place, with its check. Runs are kept in IndexedDB instead. */
import type { Tuned } from '../../engine/contract.ts';
import { LOCALES, type Locale } from '../../i18n/index.ts';
import type { Peaks } from '../../results/roofline.ts';

export type ThemeChoice = 'system' | 'light' | 'dark';
export const THEME_CHOICES: readonly ThemeChoice[] = ['system', 'light', 'dark'];

export interface Stored {
  /** How the page looks; `system` follows the operating system. */
  readonly theme: ThemeChoice;
  /** The visitor's own choice; null follows the browser. */
  readonly language: Locale | null;
  /** How far the visitor is in each lesson, by lesson id. */
  readonly course: CourseProgress;
  /** The fastest configurations found on this device, by `tunedKey`. */
  readonly tuned: Tuned;
  /** The limits last measured, and where; null before. */
  readonly peaks: Peaks | null;
}

/** Ids are those of the lesson's own definition; unknown ones are kept and ignored. */
export interface LessonProgress {
  /** Steps that were seen to their end. */
  readonly done: readonly string[];
  readonly guesses: Readonly<Record<string, string | number | readonly number[]>>;
  /** 0 to 100, by prediction. */
  readonly scores: Readonly<Record<string, number>>;
  /** Challenges. */
  readonly solved: readonly string[];
}

export type CourseProgress = Readonly<Record<string, LessonProgress>>;

const PREFIX = 'lockstep.';
const DEFAULTS: Stored = { theme: 'system', language: null, course: {}, tuned: {}, peaks: null };
const CHECKS: { readonly [K in keyof Stored]: (value: unknown) => value is Stored[K] } = {
  theme: (value): value is ThemeChoice => THEME_CHOICES.some((choice) => choice === value),
  language: (value): value is Locale | null => value === null || LOCALES.some((locale) => locale === value),
  course: (value): value is CourseProgress => isRecord(value) && Object.values(value).every(isLessonProgress),
  tuned: (value): value is Tuned => isRecord(value) && Object.values(value).every((name) => typeof name === 'string'),
  peaks: (value): value is Peaks | null => value === null || isPeaks(value),
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isWords = (value: unknown) => Array.isArray(value) && value.every((word) => typeof word === 'string');
const isNumber = (value: unknown) => typeof value === 'number' && Number.isFinite(value);
const isGuess = (value: unknown) =>
  typeof value === 'string' || isNumber(value) || (Array.isArray(value) && value.every(isNumber));

const isLessonProgress = (value: unknown): boolean =>
  isRecord(value) &&
  isWords(value.done) &&
  isWords(value.solved) &&
  isRecord(value.guesses) &&
  Object.values(value.guesses).every(isGuess) &&
  isRecord(value.scores) &&
  Object.values(value.scores).every(isNumber);

const isPositive = (value: unknown) => typeof value === 'number' && Number.isFinite(value) && value > 0;
const isRoof = (value: unknown): boolean =>
  value === null || (isRecord(value) && isPositive(value.gflops) && isPositive(value.gbps));

const isPeaks = (value: unknown): boolean =>
  isRecord(value) &&
  typeof value.measuredAt === 'string' &&
  typeof value.place === 'string' &&
  isRecord(value.roofs) &&
  isRoof(value.roofs.gpu) &&
  isRoof(value.roofs.cpu);

type Backing = Pick<Storage, 'getItem' | 'setItem'>;

export interface Preferences {
  /** The default where nothing valid is stored or storage is refused. */
  read<K extends keyof Stored>(key: K): Stored[K];
  /** False when it could not be kept; it then lasts until the page is closed. */
  write<K extends keyof Stored>(key: K, value: Stored[K]): boolean;
}

/**
 * @param backing asked for on each use: merely naming `localStorage` throws where a browser refuses it
 */
export function createPreferences(backing: () => Backing): Preferences {
  const unsaved = new Map<keyof Stored, unknown>();
  return {
    read(key) {
      const check = CHECKS[key];
      const value = unsaved.has(key) ? unsaved.get(key) : parse(backing, key);
      return check(value) ? value : DEFAULTS[key];
    },
    write(key, value) {
      try {
        backing().setItem(PREFIX + key, JSON.stringify(value));
        unsaved.delete(key);
        return true;
      } catch {
        unsaved.set(key, value);
        return false;
      }
    },
  };
}

function parse(backing: () => Backing, key: keyof Stored): unknown {
  try {
    return JSON.parse(backing().getItem(PREFIX + key) ?? '');
  } catch {
    return undefined;
  }
}
