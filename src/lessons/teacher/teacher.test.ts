/** Every lesson has its page for teachers: a new one without `teacher.ts` in its folder fails here. */
import { describe, expect, it, test } from 'vitest';
import { LOCALES } from '../../i18n/index.ts';
import { LESSONS } from '../registry.ts';
import { resultsFrom } from '../testing/rows.ts';
import { answersOf, measuredOf } from './key.ts';
import type { TeacherNotes } from './notes.ts';

const NOTES = import.meta.glob<TeacherNotes>('../*/teacher.ts', { import: 'notes', eager: true });
const notesOf = (id: string) => NOTES[`../${id}/teacher.ts`];
const lessonOf = async (id: string) => {
  const entry = LESSONS.find((one) => one.id === id);
  if (!entry) throw new Error(`There is no lesson ${id}.`);
  return (await entry.load()).lesson;
};

describe.each(LESSONS.map((entry) => [entry.id, entry] as const))('%s', (id, entry) => {
  it('tells its teacher what to ask, what will differ and what to answer, in both languages', () => {
    const notes = notesOf(id);
    expect(notes, `src/lessons/${id}/teacher.ts, which exports notes: TeacherNotes`).toBeDefined();
    // A class asks before and talks after.
    expect(notes.minutes).toBeGreaterThan(entry.minutes);
    for (const locale of LOCALES) {
      expect(notes.ask[locale]).toMatch(locale === 'en' ? /\?/ : /？/);
      for (const said of [notes.spread, notes.misconception]) {
        expect(said[locale]).toMatch(locale === 'en' ? /[.?]$/ : /[。？]$/);
      }
    }
  });
});

test('an address of the teacher’s pages is no lesson', () => {
  expect(LESSONS.map(({ id }) => id)).not.toContain('offline');
});

test('the key has what the definition says is right', async () => {
  const said = async (lesson: string, challenge: string) =>
    answersOf((await lessonOf(lesson)).challenges[challenge], {}).map(({ en }) => en);
  expect(await said('matmul-step-by-step', 'reads')).toEqual(['4 (multiply-adds for each number read)']);
  expect(await said('different-digits', 'plus-one')).toEqual(['16,777,216 (a whole number)']);
  const matched = await said('meet-your-gpu', 'match');
  expect(matched.length).toBeGreaterThan(3);
  for (const one of matched) expect(one).toMatch(/.+ → .+/);
});

test('one of a unit has its own word', async () => {
  const { predictions } = await lessonOf('what-a-cloud-gpu-costs');
  const hours = Object.values(predictions).find((one) => one.kind === 'slider' && one.unitOfOne?.en === 'hour');
  if (hours?.kind !== 'slider') throw new Error('No guess at hours.');
  const measured = (hour: number) => measuredOf({ ...hours, answer: () => hour }, {})?.en;
  expect([measured(1), measured(2)]).toEqual(['1 hour', '2 hours']);
});

test('a guess is answered by what this machine measured, and by nothing before', async () => {
  const { predictions } = await lessonOf('when-the-gpu-loses');
  expect(measuredOf(predictions.curve, {})).toBeNull();
  const sizes = predictions.curve.kind === 'curve' ? predictions.curve.xs : [];
  const sweep = sizes.flatMap((n, at) => [
    { variant: 'vec4', on: 'gpu' as const, params: { n }, ms: 1 },
    { variant: 'js', on: 'js' as const, params: { n }, ms: at + 1 },
  ]);
  const measured = measuredOf(predictions.curve, resultsFrom('made', { sweep }));
  expect(measured?.en).toBe(sizes.map((n, at) => `${n.toLocaleString('en')}: ${at + 1}`).join('; '));
  expect(measured?.['zh-CN']).toContain('；');
});
