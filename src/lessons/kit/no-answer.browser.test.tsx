/** Where a run gave no figure: one button in a step for one run, and what goes wrong with it is said. */
import { afterEach, expect, test } from 'vitest';
import { createPreferences } from '../../ui/state/storage.ts';
import { mount, until } from '../../ui/testing/mount.tsx';
import type { Lesson } from '../lesson.ts';
import { lesson } from '../memory-decides/index.ts';
import { createCourseStore } from '../state/course-store.ts';
import { resultsFrom } from '../testing/rows.ts';
import { LessonContext } from './context.tsx';
import { NoAnswer } from './no-answer.tsx';
import { Measured, RunControls } from './run.tsx';
import { createRunPlaces } from './run-places.ts';
import { createStepTasks } from './step-tasks.ts';

let close = () => {};
afterEach(() => close());

const ID = 'sweep';
/** Names no case: nothing can be measured by it. */
const broken: Lesson = {
  ...lesson,
  runs: { ...lesson.runs, [ID]: { ...lesson.runs[ID], patterns: ['no-such-workload:*'], small: undefined } },
};

async function shown(controls: boolean) {
  const course = createCourseStore(
    createPreferences(() => {
      throw new DOMException('refused', 'SecurityError');
    }),
    { forget: () => undefined },
  );
  const few = resultsFrom('strided-copy', { [ID]: [{ variant: 'copy', on: 'gpu', ms: null }] })[ID];
  if (!few) throw new Error('no rows');
  const late = { code: 'out-of-time', text: { en: 'The time was over.', 'zh-CN': '时间用完了。' } };
  const measurements = few.summary.measurements.map((row) => ({ ...row, status: 'aborted' as const, reason: late }));
  course.keepResult(lesson.id, ID, { ...few, summary: { ...few.summary, measurements } });
  const tasks = createStepTasks(() => undefined);
  const page = await mount(
    <LessonContext
      value={{ course, lesson: broken, step: lesson.steps[0], tasks, places: createRunPlaces(), settings: '' }}
    >
      <NoAnswer runs={[ID]} />
      {controls && <RunControls id={ID} run={broken.runs[ID]} measured />}
      <NoAnswer runs={[ID]} />
    </LessonContext>,
  );
  close = page.close;
  const more = page.t('lack.more', { ns: 'lessons' });
  const buttons = () => [...page.place.querySelectorAll('button')].filter(({ textContent }) => textContent === more);
  const said = () => page.place.textContent ?? '';
  await until(() => expect(buttons()).toHaveLength(1));
  return { ...page, buttons, said };
}

test('more time is offered once, at the run’s own controls where the step has them', async () => {
  const { said, t } = await shown(true);
  const title = lesson.runs[ID].title.en;
  const pointed = t('reveal.noAnswerAt', { ns: 'lessons', names: `“${title}”` });
  expect(said().split(pointed)).toHaveLength(3);
});

test('without controls the first place offers it, and says what went wrong', async () => {
  const { buttons, said, t } = await shown(false);
  expect(said()).not.toContain(t('stopped.title', { ns: 'errors' }));
  buttons()[0].click();
  await until(() => expect(said()).toContain(t('stopped.title', { ns: 'errors' })));
  expect(said()).toContain('no-such-workload');
});

test('several parts of a step that need one measurement have one box for it, and show when it is there', async () => {
  const course = createCourseStore(
    createPreferences(() => {
      throw new DOMException('refused', 'SecurityError');
    }),
    { forget: () => undefined },
  );
  const context = { course, lesson, step: lesson.steps[0], places: createRunPlaces(), settings: '' };
  const page = await mount(
    <LessonContext value={{ ...context, tasks: createStepTasks(() => undefined) }}>
      <Measured run={ID}>first</Measured>
      <Measured run={ID} otherwise="(not yet)">
        second
      </Measured>
      <Measured run={ID}>third</Measured>
    </LessonContext>,
  );
  close = page.close;
  await until(() => expect(page.place.querySelectorAll('section')).toHaveLength(1));
  expect(page.place.textContent?.split(page.t('run.needed', { ns: 'lessons' }))).toHaveLength(2);
  expect(page.place.textContent).toContain('(not yet)');
  const measured = resultsFrom('strided-copy', { [ID]: [{ variant: 'copy', on: 'gpu', ms: 2 }] })[ID];
  if (!measured) throw new Error('no rows');
  course.keepResult(lesson.id, ID, measured);
  await until(() => expect(page.place.textContent).toBe('firstsecondthird'));
});

test.each([0, 1])('what another step makes is led to from elsewhere, and named where it is made (%s)', async (at) => {
  const course = createCourseStore(
    createPreferences(() => {
      throw new DOMException('refused', 'SecurityError');
    }),
    { forget: () => undefined },
  );
  const [made] = lesson.steps;
  const elsewhere: Lesson = { ...lesson, runs: { ...lesson.runs, [ID]: { ...lesson.runs[ID], madeIn: made.id } } };
  const context = { course, lesson: elsewhere, step: lesson.steps[at], places: createRunPlaces(), settings: '' };
  const page = await mount(
    <LessonContext value={{ ...context, tasks: createStepTasks(() => undefined) }}>
      <Measured run={ID}>figures</Measured>
    </LessonContext>,
  );
  close = page.close;
  await until(() => expect(page.place.querySelectorAll('section')).toHaveLength(1));
  const here = page.t('run.onThisPage', { ns: 'lessons', title: lesson.runs[ID].title.en });
  const link = page.place.querySelector('a');
  if (at === 0) {
    expect(page.place.textContent).toBe(here);
    expect(link).toBeNull();
  } else {
    expect(page.place.textContent).not.toContain(here);
    expect(link?.getAttribute('href')).toBe(`#/lessons/${lesson.id}/${made.id}`);
  }
});
