/**
 * Progress as a file: every lesson that was begun, and the texts that were begun in it. Whatever a file holds, the answer
 * is what can be taken and plain sentences; nothing that is here already goes.
 */
import * as v from 'valibot';
import type { LocalText } from '../../engine/contract.ts';
import { text } from '../../engine/text.ts';
import { type Drafts, MOST_CHARACTERS, textsFit } from '../../ui/state/drafts.ts';
import type { CourseProgress, Draft, LessonProgress } from '../../ui/state/storage.ts';
import { withMoves } from '../moved.ts';
import { type CourseStore, DRAFTS } from './course-store.ts';
import { isBegun } from './merge.ts';

const FORMAT = 'lockstep-progress';
/** Raised when files can no longer be read as before; older ones are read for ever. */
const VERSION = 1;
/** A whole course with every draft that fits takes less than 1 MB. */
const MAX_BYTES = 2 * 1024 * 1024;

export interface Progress {
  readonly course: CourseProgress;
  readonly drafts: readonly Draft[];
}

/** Characters of all lessons together: many times those of the whole course. */
const MOST_OF_COURSE = 300_000;

/** What of the drafts belongs to the course. */
const isOfCourse = ({ id }: Pick<Draft, 'id'>): boolean => id.startsWith(DRAFTS);

/** @param savedAt ISO 8601, UTC */
export function progressText({ course, drafts }: Progress, savedAt: string): string {
  // When a lesson was begun anew matters to this browser alone: a file never takes anything away.
  const begun = Object.entries(course).flatMap(([id, { since: _, ...lesson }]) =>
    isBegun(lesson) ? [[id, lesson]] : [],
  );
  const content = { course: Object.fromEntries(begun), drafts: drafts.filter(isOfCourse) };
  return `${JSON.stringify({ format: FORMAT, version: VERSION, savedAt, ...content }, null, 1)}\n`;
}

export type ReadProgress =
  | {
      readonly ok: true;
      readonly progress: Progress;
      /** Lessons and drafts of the file that are damaged. */
      readonly refused: number;
    }
  | { readonly ok: false; readonly problem: LocalText };

/** Never rejects. @param now ISO 8601, UTC: no date of a file is later */
export async function readProgress(file: Pick<Blob, 'size' | 'text'>, now: string): Promise<ReadProgress> {
  if (file.size > MAX_BYTES) return refuse(TOO_LARGE);
  try {
    return parseProgress(await file.text(), now);
  } catch {
    return refuse(UNREADABLE);
  }
}

const id = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));
const ids = v.pipe(v.array(id), v.maxLength(200));
const finite = v.pipe(v.number(), v.finite());
const guess = v.union([v.pipe(v.string(), v.maxLength(64)), finite, v.pipe(v.array(finite), v.maxLength(64))]);
const byId = <T>(value: v.GenericSchema<unknown, T>) => v.record(id, value);
/** Of 31 February some engines make a day in March, and others no date at all. */
const isDate = (text: string): boolean => {
  const day = text.slice(0, 10);
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(Date.parse(text)) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
};
const date = v.optional(v.pipe(v.string(), v.isoTimestamp(), v.check(isDate)));

const lesson = v.object({
  done: ids,
  guesses: byId(guess),
  scores: byId(v.pipe(finite, v.minValue(0), v.maxValue(100))),
  solved: ids,
  measured: v.optional(byId(guess)),
  changed: date,
});
const draft = v.object({
  id: v.pipe(v.string(), v.regex(/^lesson\/[\w-]{1,64}\/[\w-]{1,64}$/)),
  text: v.pipe(v.string(), v.maxLength(MOST_CHARACTERS)),
  changed: date,
});
const whole = v.object({
  format: v.literal(FORMAT),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  course: v.record(v.string(), v.unknown()),
  drafts: v.array(v.unknown()),
});

/** Takes a file apart; one damaged lesson does not spoil the others. */
export function parseProgress(content: string, now: string): ReadProgress {
  let value: unknown;
  try {
    value = JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch {
    return refuse(NOT_JSON);
  }
  const file = v.safeParse(whole, value);
  if (!file.success) return refuse(OTHER);
  if (file.output.version > VERSION) return refuse(NEWER);
  if (JSON.stringify(file.output.course).length > MOST_OF_COURSE) return refuse(TOO_LARGE);
  const lessons = Object.entries(file.output.course).map(([name, one]) => {
    const checked = v.safeParse(lesson, one);
    return v.is(id, name) && checked.success ? ([name, dated(checked.output, now)] as const) : null;
  });
  const drafts = file.output.drafts.map((one) => {
    const checked = v.safeParse(draft, one);
    return checked.success ? dated(checked.output, now) : null;
  });
  const course = Object.fromEntries(lessons.filter((one) => one !== null)) satisfies Record<string, LessonProgress>;
  const progress = { course: withMoves(course), drafts: drafts.filter((one) => one !== null) };
  const refused = [...lessons, ...drafts].filter((one) => one === null).length;
  const empty = !Object.values(progress.course).some(isBegun) && !progress.drafts.length;
  return empty ? refuse(refused ? DAMAGED : EMPTY) : { ok: true, progress, refused };
}

/** Another clock may be ahead of this one: what is changed here from now on is newer all the same. */
function dated<T extends { readonly changed?: string }>(thing: T, now: string): T {
  if (thing.changed === undefined) return thing;
  const changed = new Date(thing.changed).toISOString();
  return { ...thing, changed: changed > now ? now : changed };
}

export interface MergedDrafts {
  readonly drafts: readonly Draft[];
  /** Drafts of the file that are in it now. */
  readonly added: number;
  /** For which there was no room. */
  readonly left: number;
}

/** A text that both have is the newer one. No text that is here goes for want of room. */
export function mergeDrafts(here: readonly Draft[], added: readonly Draft[]): MergedDrafts {
  let drafts = here;
  let [taken, left] = [0, 0];
  for (const one of added) {
    const known = drafts.find(({ id }) => id === one.id);
    if (known && (known.text === one.text || (known.changed ?? '') >= (one.changed ?? ''))) continue;
    // In front: the first are the first to go when there is no room later.
    const next = [...(known ? [] : [one]), ...drafts.map((draft) => (draft === known ? one : draft))];
    if (!textsFit(next)) left++;
    else [drafts, taken] = [next, taken + 1];
  }
  return { drafts, added: taken, left };
}

export interface AddedProgress {
  /** Lessons of the file, whose progress is part of what is here now. */
  readonly lessons: number;
  /** Of the drafts. */
  readonly drafts: number;
  readonly noRoom: number;
  /** False: something of it lasts only until the page is closed. */
  readonly kept: boolean;
}

/** Adds what was read to what is here. */
export function addProgress(
  { course, drafts: read }: Progress,
  store: Pick<CourseStore, 'take'>,
  here: Pick<Drafts, 'all' | 'replace'>,
): AddedProgress {
  const { drafts, added, left } = mergeDrafts(here.all(), read);
  const lessons = Object.keys(course).length;
  // Each is written whatever becomes of the other: what is not kept lasts for this visit at least.
  const keptAll = [lessons === 0 || store.take(course), added === 0 || here.replace(drafts)];
  return { lessons, drafts: added, noRoom: left, kept: keptAll.every(Boolean) };
}

const refuse = (problem: LocalText): ReadProgress => ({ ok: false, problem });

const TOO_LARGE = text(
  'The file is larger than any progress can be. Nothing was changed. Choose the file that this page saved.',
  '文件太大，进度不会有这么多。什么都没有改动。请选择从本页保存的文件。',
);
const UNREADABLE = text(
  'The file could not be read. It may have been moved or locked. Nothing was changed; choose it again.',
  '读不了这个文件，它可能已被移动或占用。什么都没有改动，请重新选择。',
);
const NOT_JSON = text(
  'The file is not JSON, or was cut off. Nothing was changed. Choose the file that this page saved.',
  '文件不是 JSON，或者不完整。什么都没有改动。请选择从本页保存的文件。',
);
const OTHER = text(
  'The file holds no progress of this course. Nothing was changed. Runs are imported on the page “History”.',
  '文件里没有本课程的进度。什么都没有改动。测量结果请在“历史”页导入。',
);
const NEWER = text(
  'The file was saved by a newer Lockstep. Nothing was changed. Load this page again to get the newer one, then choose the file once more.',
  '文件是更新版本的 Lockstep 保存的。什么都没有改动。请重新加载本页，换到新版本，再选择一次。',
);
const EMPTY = text(
  'The file holds progress without any lesson in it. Nothing was changed.',
  '文件里一课进度也没有。什么都没有改动。',
);
const DAMAGED = text(
  'No lesson of the file can be read: it is damaged. Nothing was changed. Choose an older file, if there is one.',
  '文件已损坏，一课进度也读不出来。什么都没有改动。如果有更早保存的文件，请选择那一个。',
);
