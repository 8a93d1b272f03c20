/** The home page while the lab has the bench. */
import { expect, test } from 'vitest';
import type { Plan } from '../../engine/contract.ts';
import { mount, until } from '../../ui/testing/mount.tsx';
import { HomePage } from './home-page.tsx';

const labPlan: Plan = { cases: [], budgetMs: 1000, seed: 1 };

test.each(['en', 'zh-CN'] as const)('says what is running, and offers to stop it and race (%s)', async (language) => {
  const { cancel, runs, run, place, button, t, close } = await mount(<HomePage />, language);
  const what = { en: 'Matrix multiplication', 'zh-CN': '矩阵乘法' };
  void run.start(labPlan, { by: 'lab', use: 'lab', what });
  await until(() => expect(place.textContent).toContain(t('now.lab', { ns: 'bench', what: what[language] })));
  expect(place.querySelector<HTMLButtonElement>('.button--primary')?.disabled).toBe(true);

  button(t('instead', { ns: 'bench' }))?.click();
  await until(() => expect(cancel).toHaveBeenCalledTimes(1));
  await until(() => expect(button(t('ending', { ns: 'bench' }))?.disabled).toBe(true));
  expect(runs).toHaveLength(1);

  runs[0].end();
  await until(() => expect(runs).toHaveLength(2));
  expect(runs[1].plan.cases.map(({ workload }) => workload)).toContain('matmul');
  await until(() => expect(button(t('cancel', { ns: 'common' }))).toBeDefined());
  expect(place.textContent).not.toContain(t('one', { ns: 'bench' }));
  close();
});

test('the second click of a double click does not fall on the button that takes the place of the first', async () => {
  const { cancel, runs, button, place, t, close } = await mount(<HomePage />);
  const press = (on: Element | null | undefined, detail: number) =>
    on?.dispatchEvent(new MouseEvent('click', { bubbles: true, detail }));
  await until(() => expect(place.querySelector('.button--primary')).not.toBeNull());
  press(place.querySelector('.button--primary'), 1);
  await until(() => expect(runs).toHaveLength(1));
  const stop = () => button(t('cancel', { ns: 'common' }));
  await until(() => expect(stop()?.disabled).toBe(false));
  press(stop(), 2);
  expect(cancel).not.toHaveBeenCalled();
  press(stop(), 1);
  expect(cancel).toHaveBeenCalledTimes(1);
  close();
});
