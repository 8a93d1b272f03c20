/** A shader challenge with a bench that answers when the test says so. */
import { EditorView } from '@codemirror/view';
import { expect, test, vi } from 'vitest';
import sequentialCode from '../../../shaders/reduction/sequential.wgsl?raw';
import type { Measurement, Report } from '../../engine/contract.ts';
import { createPreferences } from '../../ui/state/storage.ts';
import { environment, mount, until } from '../../ui/testing/mount.tsx';
import type { Challenge, Lesson } from '../lesson.ts';
import { lesson as memory } from '../memory-decides/index.ts';
import { createCourseStore } from '../state/course-store.ts';
import { lesson as together } from '../working-together/index.ts';
import { LessonContext } from './context.tsx';
import { createRunPlaces } from './run-places.ts';
import ShaderChallenge from './shader-challenge.tsx';
import { createStepTasks } from './step-tasks.ts';

type EditorKey = 'run' | 'changed' | 'cancelled' | 'counting' | 'luck' | 'uncounted';

/** @param id of a challenge with a shader */
async function openChallenge(lesson: Lesson = memory, id = 'restore') {
  const challenge = lesson.challenges[id] as Extract<Challenge, { kind: 'wgsl' }>;
  const answer = vi.fn();
  const course = createCourseStore(
    createPreferences(() => localStorage),
    { forget: () => undefined },
  );
  const tasks = createStepTasks(() => undefined);
  const page = await mount(
    <LessonContext value={{ course, lesson, step: lesson.steps[0], tasks, places: createRunPlaces(), settings: '' }}>
      <ShaderChallenge id={id} challenge={challenge} answer={answer} touched={() => undefined} />
    </LessonContext>,
  );
  const editor = await until(() => {
    const found = EditorView.findFromDOM(page.place);
    if (!found) throw new Error('no editor yet');
    return found;
  });
  const write = (text: string) => editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
  const say = (key: EditorKey) => page.t(`editor.${key}`, { ns: 'lessons' });
  const start = async (runs: number) => {
    await until(() => expect(page.button(say('run'))?.disabled).toBe(false));
    page.button(say('run'))?.click();
    await until(() => expect(page.runs).toHaveLength(runs));
    return page.runs[runs - 1];
  };
  return { ...page, challenge, answer, write, say, start };
}

/** The text that it began with took 10 ms, the visitor's 2. */
function reportOf(plan: Awaited<ReturnType<typeof mount>>['runs'][number]['plan']): Report {
  const measurements = plan.cases.map(
    (id, index): Measurement => ({
      case: id,
      on: 'gpu',
      status: 'ok',
      phases: { compileMs: 0, uploadMs: 0, readbackMs: 0 },
      firstUse: null,
      roundTrips: [],
      samples: [1, 1, 1].map(() => ({ iterations: 1, wallMs: index === 0 ? 10 : 2, gpuMs: null })),
      calibration: [],
      kernelClock: 'wall',
      deviceClock: 'absent',
      idleMs: 0,
      verdict: { ok: true, maxError: 0, tolerance: 0, at: null, method: 'elementwise' },
      warnings: [],
    }),
  );
  return {
    schema: 2,
    id: '00000000-0000-4000-8000-000000000000',
    startedAt: '2026-01-01T00:00:00.000Z',
    durationMs: 10,
    environment,
    plan: { budgetMs: plan.budgetMs, seed: plan.seed, ownInputs: false },
    measurements,
  };
}

test('a result solves the challenge for the text that it was made from, and for no other', async () => {
  const { challenge, answer, write, say, start, place, drafts, close } = await openChallenge();
  write('// right and fast');
  const first = await start(1);
  expect(first.plan.cases).toHaveLength(2);
  expect(Object.values(first.plan.edits ?? {})).toContainEqual({ [challenge.edit.shader]: '// right and fast' });
  write('// wrong');
  first.send({ type: 'report', report: reportOf(first.plan) });
  first.end();
  await until(() => expect(place.textContent).toContain(say('changed')));
  expect(answer).not.toHaveBeenCalled();
  expect(drafts.read('lesson/memory-decides/restore')).toBe('// wrong');

  write('// right and fast');
  await until(() => expect(place.textContent).not.toContain(say('changed')));
  const second = await start(2);
  second.send({ type: 'report', report: reportOf(second.plan) });
  second.end();
  await until(() => expect(answer).toHaveBeenCalledExactlyOnceWith(true));
  close();
});

test('cancelling ends all of it: nothing else starts, and nothing is judged', async () => {
  const { answer, button, cancel, runs, say, start, t, place, close } = await openChallenge();
  const run = await start(1);
  await until(() => expect(button(t('cancel', { ns: 'common' }))).toBeDefined());
  button(t('cancel', { ns: 'common' }))?.click();
  expect(cancel).toHaveBeenCalledTimes(1);
  run.send({ type: 'report', report: reportOf(run.plan) });
  run.end();
  await until(() => expect(place.textContent).toContain(say('cancelled')));
  expect(button(say('run'))?.disabled).toBe(false);
  expect(runs).toHaveLength(1);
  expect(answer).not.toHaveBeenCalled();
  close();
});

test('what is right is counted beside the original, and what is right by luck is not', async () => {
  const lucky = await openChallenge(together, 'mend');
  const first = await lucky.start(1);
  first.send({ type: 'report', report: reportOf(first.plan) });
  first.end();
  await until(() => expect(lucky.place.textContent).toContain(lucky.say('luck')));
  const counts = [lucky.say('counting'), lucky.say('uncounted'), lucky.t('score.note', { ns: 'touches' })];
  const counted = () => counts.some((said) => lucky.place.textContent?.includes(said));
  expect(counted()).toBe(false);
  expect(lucky.answer).toHaveBeenCalledExactlyOnceWith(false);

  lucky.write(sequentialCode);
  const second = await lucky.start(2);
  second.send({ type: 'report', report: reportOf(second.plan) });
  second.end();
  await until(() => expect(counted()).toBe(true));
  expect(lucky.answer).toHaveBeenLastCalledWith(true);
  lucky.close();
});
