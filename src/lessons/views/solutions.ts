/** What a visitor has solved or begun of the course's challenges, as Markdown. */
import type { Locale } from '../../i18n/index.ts';
import type { CourseProgress, Draft } from '../../ui/state/storage.ts';
import type { Challenge, Lesson } from '../lesson.ts';
import { movedInto } from '../moved.ts';
import { LESSONS } from '../registry.ts';
import { draftOf, draftsOf } from '../state/course-store.ts';

export interface Made {
  readonly progress: CourseProgress;
  readonly drafts: readonly Draft[];
}

interface Words {
  readonly title: string;
  readonly solved: string;
  readonly begun: string;
}

/** Loads the lessons that something was made in, and no others. @returns null where there is nothing */
export async function mySolutions(made: Made, words: Words, locale: Locale): Promise<string | null> {
  const begun = LESSONS.filter(({ id }) => hasMade(id, made));
  const loaded = await Promise.all(begun.map(({ load }) => load()));
  return solutionsText(
    loaded.map(({ lesson }) => lesson),
    made,
    words,
    locale,
  );
}

/** Texts of challenges that have moved here are kept under the name of the lesson where they were. */
const hasMade = (lesson: string, { progress, drafts }: Made): boolean =>
  (progress[lesson]?.solved.length ?? 0) > 0 ||
  [lesson, ...movedInto(lesson).map(({ from }) => from)].some((place) =>
    drafts.some(({ id }) => id.startsWith(draftOf(place))),
  );

/** Pure. */
export function solutionsText(lessons: readonly Lesson[], made: Made, words: Words, locale: Locale): string | null {
  const parts = lessons.flatMap((lesson) => {
    const solutions = Object.entries(lesson.challenges).flatMap(([id, challenge]) => {
      const solved = made.progress[lesson.id]?.solved.includes(id) ?? false;
      const own = ownText(lesson.id, id, challenge, made.drafts);
      if (!solved && own === null) return [];
      const said = solved ? `${words.solved} ${challenge.because[locale]}` : words.begun;
      return [`### ${challenge.question[locale]}`, said, ...(own === null ? [] : [fenced(own)])];
    });
    return solutions.length ? [`## ${lesson.title[locale]}`, ...solutions] : [];
  });
  return parts.length ? `${[`# ${words.title} · Lockstep`, ...parts].join('\n\n')}\n` : null;
}

/** The visitor's text of a shader; null where there is none, or it is the one that the challenge begins with. */
function ownText(lesson: string, id: string, challenge: Challenge, drafts: readonly Draft[]): string | null {
  if (challenge.kind !== 'wgsl') return null;
  const places = draftsOf(lesson, id);
  const found = places.flatMap((place) => drafts.find((draft) => draft.id === place)?.text ?? [])[0];
  return found === undefined || found === challenge.edit.code ? null : found;
}

/** A fence longer than any that the text holds. */
function fenced(code: string): string {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}wgsl\n${code.trimEnd()}\n${fence}`;
}
