/** Everything that Lockstep keeps in local storage, in one place, with its check. Runs are kept in IndexedDB instead. */
import * as v from 'valibot';
import type { GpuPower, Tuned } from '../../engine/contract.ts';
import { LOCALES, type Locale } from '../../i18n/index.ts';
import type { KnownLimits } from '../../results/roofline.ts';

export type ThemeChoice = 'system' | 'light' | 'dark';
export const THEME_CHOICES: readonly ThemeChoice[] = ['system', 'light', 'dark'];

export interface Stored {
  /** How the page looks; `system` follows the operating system. */
  readonly theme: ThemeChoice;
  /** The visitor's own choice; null follows the browser. */
  readonly language: Locale | null;
  /** How far the visitor is in each lesson, by lesson id. */
  readonly course: CourseProgress;
  /** Ids of the puzzles that the visitor has solved. */
  readonly puzzles: readonly string[];
  /** The fastest configurations found on this device, by `tunedKey`. */
  readonly tuned: Tuned;
  /** Texts that the visitor writes, oldest first; see drafts.ts. */
  readonly drafts: readonly Draft[];
  /** The limits last measured, and where; null before. */
  readonly limits: KnownLimits | null;
  /** Which of this machine's GPUs is used. */
  readonly gpu: GpuPower;
  /** The reference machine that is laid behind results, by id; empty for none, null before anybody chose. */
  readonly beside: string | null;
}

/** A text that a visitor has begun, by what it belongs to: `lesson/memory-decides/restore`. */
export interface Draft {
  readonly id: string;
  readonly text: string;
  /** ISO 8601, UTC; drafts of earlier versions have none. */
  readonly changed?: string;
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
  /** What the guesses were held against, by prediction; missing where an earlier version scored them. */
  readonly measured?: LessonProgress['guesses'];
  /** When anything in it changed, ISO 8601, UTC; lessons of earlier versions have no date. */
  readonly changed?: string;
  /** When it was begun anew. */
  readonly since?: string;
}

export type CourseProgress = Readonly<Record<string, LessonProgress>>;

/** Of every name in local and session storage. */
export const PREFIX = 'lockstep.';

const finite = v.pipe(v.number(), v.finite());
const positive = v.pipe(finite, v.gtValue(0));
const words = v.array(v.string());
const byName = <T>(value: v.GenericSchema<unknown, T>) => v.record(v.string(), value);
const guesses = byName(v.union([v.string(), finite, v.array(finite)]));
const lesson = v.looseObject({
  done: words,
  guesses,
  scores: byName(finite),
  solved: words,
  measured: v.optional(guesses),
  changed: v.optional(v.string()),
  since: v.optional(v.string()),
});
const draft = v.object({ id: v.string(), text: v.string(), changed: v.optional(v.string()) });
const mixes = v.partial(v.object({ 'multiply-add': positive, orbit: positive }));
const limit = v.nullable(v.object({ gflops: positive, gbps: positive, mixes: v.optional(mixes) }));

type Kept = [string, LessonProgress];

interface Entry<T> {
  /** Of the item, behind the prefix. Never renamed: visitors have it. */
  readonly name: string;
  readonly schema: v.GenericSchema<unknown, T>;
  readonly fallback: T;
  /** What is stored of it, where that is not the value itself; the schema reads it. */
  readonly toStored?: (value: T) => unknown;
}

const ENTRIES: { readonly [K in keyof Stored]: Entry<Stored[K]> } = {
  theme: { name: 'theme', schema: v.picklist(THEME_CHOICES), fallback: 'system' },
  language: { name: 'language', schema: v.nullable(v.picklist(LOCALES)), fallback: null },
  course: {
    name: 'course',
    // What a later version knows of a lesson stays; one that is damaged takes no other along.
    schema: v.pipe(
      byName(v.unknown()),
      v.transform((all) => Object.fromEntries(Object.entries(all).filter((one): one is Kept => v.is(lesson, one[1])))),
    ),
    fallback: {},
  },
  drafts: {
    name: 'drafts',
    schema: v.pipe(
      v.array(v.unknown()),
      v.transform((all) => all.filter((one): one is Draft => v.is(draft, one))),
    ),
    fallback: [],
  },
  puzzles: { name: 'puzzles', schema: words, fallback: [] },
  tuned: { name: 'tuned', schema: byName(v.string()), fallback: {} },
  gpu: { name: 'gpu', schema: v.picklist(['high-performance', 'low-power']), fallback: 'high-performance' },
  beside: { name: 'beside', schema: v.nullable(v.string()), fallback: null },
  // Limits were called peaks and roofs when they were first stored.
  limits: {
    name: 'peaks',
    schema: v.nullable(
      v.pipe(
        v.object({ measuredAt: v.string(), place: v.string(), roofs: v.object({ gpu: limit, cpu: limit }) }),
        v.transform(({ roofs, ...known }) => ({ ...known, limits: roofs })),
      ),
    ),
    fallback: null,
    toStored: (value) => value && { measuredAt: value.measuredAt, place: value.place, roofs: value.limits },
  },
};

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
      const { name, schema, fallback } = ENTRIES[key];
      const checked = v.safeParse(schema, unsaved.has(key) ? unsaved.get(key) : parse(backing, name));
      return checked.success ? checked.output : fallback;
    },
    write(key, value) {
      const { name, toStored } = ENTRIES[key];
      const stored = toStored ? toStored(value) : value;
      try {
        backing().setItem(PREFIX + name, JSON.stringify(stored));
        unsaved.delete(key);
        return true;
      } catch {
        unsaved.set(key, stored);
        return false;
      }
    },
  };
}

function parse(backing: () => Backing, name: string): unknown {
  try {
    return JSON.parse(backing().getItem(PREFIX + name) ?? '');
  } catch {
    return undefined;
  }
}
