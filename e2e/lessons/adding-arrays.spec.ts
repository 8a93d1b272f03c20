/** Lesson 3 from the first step to the last, on the software adapter. */
import { cover } from '../../src/lessons/adding-arrays/cover.ts';
import { expectNoOverflow, texts } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import {
  box,
  expectRight,
  expectWrong,
  goTo,
  guessWithSlider,
  measure,
  openStep,
  replaceLine,
  runEdit,
  speak,
  walk,
} from '../support/lessons.ts';
import { expect, type Page, test } from '../support/test.ts';

test('a visitor adds arrays, sees where the time goes and repairs the guard, in English and in Chinese', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await openStep(page, cover, 'one-thread-each', 'en');
  await walk(page, cover, 'en', async (step) => {
    await visits[step]?.(page);
    await expectSound(page);
  });

  await speak(page, 'zh-CN');
  await goTo(page, cover, 'one-thread-each', 'zh-CN');
  await walk(page, cover, 'zh-CN', async (step) => {
    await expect(page.locator('.lesson-text')).not.toContainText(/undefined|NaN/);
    if (step === 'compare') await expect(page.getByText(/^总共 .+，内核只占 .+，即 .+%/)).toBeVisible();
    if (step === 'guard') await expectRight(page, 'zh-CN');
    await expectSound(page);
  });
});

async function expectSound(page: Page): Promise<void> {
  await expectNoOverflow(page);
  await expectAccessible(page);
}

const visits: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  async 'one-thread-each'(page) {
    await expect(page.getByRole('img', { name: /^10 elements under 3 workgroups of 4 threads/ })).toBeVisible();
    await expect(page.getByText('if (i >= problem.n)')).toBeVisible();
  },

  guess: (page) => guessWithSlider(page, 'en'),

  async measure(page) {
    await measure(page, 'en');
    await expect(page.getByText(texts.en.lessons.phases.caption)).toBeVisible();
    await expect(page.getByText(/^upload .+ · kernel .+ · readback .+$/).first()).toBeVisible();
  },

  async compare(page) {
    await expect(page.getByText(/^The kernel took .+ of .+: .+ %\./)).toBeVisible();
    await expect(page.getByText(/GPU kernel .+, GPU with the copies .+, CPU .+\./)).toBeVisible();
  },

  async size(page) {
    const play = box(page, 'Does the winner change with the number of elements?');
    await measure(play, 'en');
    await play.getByRole('radio', { name: '16,384', exact: true }).check();
    await measure(play, 'en');
    await expect(page.getByText(/^At 1,024 elements .+; at 16,384, .+\./)).toBeVisible();
  },

  async guard(page) {
    await runEdit(page, 'en');
    await expect(page.getByText(texts.en.lessons.editor.wrong)).toBeVisible({ timeout: 60_000 });
    await expectWrong(page, 'en');
    // A mistake of spelling is told at its line, and costs nothing but the try.
    await replaceLine(page, 'if (i >= problem', '  if (i >= problm.n) {');
    await runEdit(page, 'en');
    await expect(page.getByText(/does not compile .*line 23/)).toBeVisible({ timeout: 60_000 });
    await replaceLine(page, 'if (i >= problm', '  if (i >= problem.n) {');
    await runEdit(page, 'en');
    await expectRight(page, 'en');
  },
};
