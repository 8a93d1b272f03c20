/** Hints one by one, and the solution after a try or a while; the clock is the test's. */
import { afterEach, expect, test } from 'vitest';
import { SOLUTION_AFTER_MS, type Wait, WaitContext } from '../../ui/hints/hints.tsx';
import { createPreferences } from '../../ui/state/storage.ts';
import { mount, until } from '../../ui/testing/mount.tsx';
import { lesson } from '../different-digits/index.ts';
import { createCourseStore } from '../state/course-store.ts';
import { Challenge } from './challenge.tsx';
import { LessonContext } from './context.tsx';
import { createRunPlaces } from './run-places.ts';
import { createStepTasks } from './step-tasks.ts';

let close = () => {};
afterEach(() => close());

const ID = 'plus-one';
const { hint } = lesson.challenges[ID];
const { idea, outline, solution } = lesson.hints[ID];

async function opened() {
  const course = createCourseStore(
    createPreferences(() => {
      throw new DOMException('refused', 'SecurityError');
    }),
    { forget: () => undefined },
  );
  const waiting = new Map<() => void, number>();
  const wait: Wait = (call, ms) => {
    waiting.set(call, ms);
    return () => void waiting.delete(call);
  };
  const tasks = createStepTasks(() => undefined);
  const page = await mount(
    <WaitContext value={wait}>
      <LessonContext value={{ course, lesson, step: lesson.steps[0], tasks, places: createRunPlaces(), settings: '' }}>
        <Challenge id={ID} />
      </LessonContext>
    </WaitContext>,
  );
  close = page.close;
  const name = (step: 'where' | 'idea' | 'outline' | 'solution') => page.t(`hints.ask.${step}`, { ns: 'lessons' });
  const press = async (step: Parameters<typeof name>[0]) => {
    await until(() => expect(page.button(name(step))).toBeDefined());
    page.button(name(step))?.click();
  };
  const says = (text: { readonly en: string }) => until(() => expect(page.place.textContent).toContain(text.en));
  const answer = async (value: string) => {
    const field = await until(() => {
      const found = page.place.querySelector('input');
      if (!found) throw new Error('no field yet');
      return found;
    });
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, value);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    const check = page.t('challenge.check', { ns: 'lessons' });
    await until(() => expect(page.button(check)?.disabled).toBe(false));
    page.button(check)?.click();
  };
  return { ...page, name, press, says, answer, waiting };
}

test('three hints come one by one, each read next; the solution only after two minutes', async () => {
  const { press, says, place, button, name, waiting } = await opened();
  const said = () => place.textContent ?? '';
  await press('where');
  await says(hint);
  expect(said()).not.toContain(idea.en);
  expect(button(name('solution'))).toBeUndefined();
  await press('idea');
  await says(idea);
  expect(said()).not.toContain(outline.en);
  await press('outline');
  await says(outline);
  await until(() => expect(document.activeElement?.textContent).toContain(outline.en));

  expect([...waiting.values()]).toEqual([SOLUTION_AFTER_MS]);
  for (const call of waiting.keys()) call();
  await press('solution');
  await says(solution({}));
});

test('a wrong answer gives the first hint and offers the solution; a right one ends the help', async () => {
  const { answer, press, says, button, name, place, waiting, t } = await opened();
  await answer('5');
  await says(hint);
  await press('solution');
  await says(solution({}));
  expect([...waiting.values()]).toEqual([SOLUTION_AFTER_MS]);
  await answer('16777216');
  await until(() => expect(place.textContent).toContain(t('challenge.right', { ns: 'lessons' })));
  expect(button(name('idea'))).toBeUndefined();
});
