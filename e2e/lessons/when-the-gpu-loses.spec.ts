/** Lesson 6 from the first step to the last, on the software adapter. */
import { challenges, FINE_SIZES } from '../../src/lessons/when-the-gpu-loses/challenges.ts';
import { cover } from '../../src/lessons/when-the-gpu-loses/cover.ts';
import { branches } from '../../src/lessons/when-the-gpu-loses/play.ts';
import type { Language } from '../support/app.ts';
import { answer, box, challenge, choose, measure, takeLesson, type Visits } from '../support/lessons.ts';
import { expect, type Page, test } from '../support/test.ts';

const english: Visits = {
  async fee(page) {
    await expect(page.locator('math')).not.toHaveCount(0);
    await expect(page.getByRole('img', { name: /break-even/ })).toBeVisible();
  },

  async guess(page) {
    const points = page.getByRole('slider');
    await expect(points).toHaveCount(4);
    for (const point of await points.all()) await point.press('ArrowRight');
  },

  async sweep(page) {
    await measure(box(page, 'c = a + b at four sizes'), 'en');
    await expect(page.locator('.chart-figure')).toBeVisible();
  },

  async compare(page) {
    await expect(page.getByText(/Your curve has the right winner at [0-4] of 4 sizes/)).toBeVisible();
    await expect(page.getByRole('region', { name: 'Who leads at which size' }).getByRole('row')).toHaveCount(5);
    await expect(page.getByText(/with the copies counted it leads at/)).toBeVisible();
  },

  async branches(page) {
    const play = box(page, branches.question.en);
    await measure(play, 'en');
    await play.getByRole('radio', { name: '256' }).check();
    await measure(play, 'en');
    await expect(page.getByText(/^Arranged by 1 instead of 256, .+ JavaScript .+\.$/)).toBeVisible();
  },

  async 'in-line'(page) {
    await measure(box(page, 'One chain of 65,536 steps'), 'en');
    await expect(page.getByText(/One chain: one thread of JavaScript/)).toBeVisible();
    const laws = page.locator('.laws');
    await expect(laws.getByRole('img')).toBeVisible();
    const finding = laws.locator('.sentence');
    const before = await finding.textContent();
    await laws.getByRole('slider').press('End');
    await expect(finding).toHaveText('Nothing is left to spread: the time stays as it was.');
    expect(before).not.toContain('Nothing');
  },

  async 'break-even'(page) {
    await measure(box(page, 'The same addition at six sizes, sealed'), 'en');
    await solve(page, 'en');
  },
};

/** Answers wrongly and rightly, whichever of the two questions this machine's figures ask. */
async function solve(page: Page, language: Language): Promise<void> {
  const { ever } = challenges;
  if (ever.kind !== 'choice') throw new Error('The question without a crossing is a choice.');
  const task = challenge(page, language);
  const crosses = await task.getByRole('textbox').isVisible();
  const verdicts: ('right' | 'wrong')[] = [];
  const note = async () => {
    const said = task.locator('.task__right, .task__wrong');
    await expect(said).toBeVisible();
    verdicts.push((await said.getAttribute('class')) === 'task__right' ? 'right' : 'wrong');
  };
  if (crosses) {
    // Too small for any crossing, then the middle of every interval that there can be.
    for (const value of [1, ...FINE_SIZES.slice(1).map((size) => size / 2)]) {
      await answer(page, value, language);
      await note();
    }
  } else {
    for (const { label } of ever.options) {
      await choose(page, label, language);
      await note();
    }
    expect(verdicts.filter((verdict) => verdict === 'right')).toHaveLength(1);
  }
  expect(verdicts).toContain('right');
  expect(verdicts).toContain('wrong');
}

const chinese: Visits = {
  compare: (page) => expect(page.getByRole('table').first()).toContainText('262,144'),
  'break-even': (page) => solve(page, 'zh-CN'),
};

test('a visitor guesses, measures, turns the knobs and finds the break-even, in English and in Chinese', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await takeLesson(page, cover, { en: english, 'zh-CN': chinese });
});
