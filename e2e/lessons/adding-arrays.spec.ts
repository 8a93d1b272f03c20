/** Lesson 3 from the first step to the last, on the software adapter. */
import { cover } from '../../src/lessons/adding-arrays/cover.ts';
import { texts } from '../support/app.ts';
import {
  box,
  expectInHistory,
  expectRight,
  expectWrong,
  guessWithSlider,
  measure,
  replaceLine,
  runEdit,
  takeLesson,
  type Visits,
} from '../support/lessons.ts';
import { expect, test } from '../support/test.ts';

const english: Visits = {
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

const chinese: Visits = {
  compare: (page) => expect(page.getByText(/^总共 .+，内核只占 .+，即 .+%/)).toBeVisible(),
  guard: (page) => expectRight(page, 'zh-CN'),
};

test('a visitor adds arrays, sees where the time goes and repairs the guard, in English and in Chinese', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await takeLesson(page, cover, { en: english, 'zh-CN': chinese });
  // Not the positions of the knob, nor the tries in the editor.
  await expectInHistory(page, 1, 'zh-CN');
});
