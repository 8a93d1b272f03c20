/** The lesson on cores, workgroups and waves: the staircase of this machine, or why there is none; in both languages. */
import { cover } from '../../src/lessons/cores-workgroups-waves/cover.ts';
import { lesson } from '../../src/lessons/cores-workgroups-waves/index.ts';
import { type Language, texts } from '../support/app.ts';
import {
  box,
  challenge,
  expectRight,
  expectWrong,
  measure,
  measureRun,
  takeLesson,
  type Visits,
} from '../support/lessons.ts';
import { expect, type Page, test } from '../support/test.ts';

/** What a machine may show: a first step, or one of three honest answers. */
const SAYS = {
  en: {
    step: /^Up to ([\d,]+) workgroups take no longer than one; ([\d,]+) take/,
    rises: /^Two workgroups already take longer/,
    flat: /nobody has to wait/,
  },
  'zh-CN': {
    step: /^([\d,]+) 个工作组以内，用时和一个时一样；到 ([\d,]+) 个/,
    rises: /^两个工作组就已经/,
    flat: /谁也不用等/,
  },
} as const;

const CHOICES = {
  en: { rises: /grows from the second/, flat: /has not doubled/, unclear: /do not allow an answer/ },
  'zh-CN': { rises: /从第二个工作组起/, flat: /没有翻倍/, unclear: /回答不了/ },
} as const;

/** Answers wrongly, then what the sentence below the chart bears out. */
async function answer(page: Page, language: Language): Promise<void> {
  const task = challenge(page, language);
  const check = task.getByRole('button', { name: texts[language].lessons.challenge.check });
  const said = (await task.locator('.stairs .sentence').textContent()) ?? '';
  const step = SAYS[language].step.exec(said);
  if (step) {
    const [low, high] = step.slice(1).map((number) => Number(number.replaceAll(',', '')));
    await task.getByRole('textbox').fill(`${high + 1}`);
    await check.click();
    await expectWrong(page, language);
    await task.getByRole('textbox').fill(`${low}`);
  } else {
    const right = SAYS[language].rises.test(said) ? 'rises' : SAYS[language].flat.test(said) ? 'flat' : 'unclear';
    const wrong = right === 'flat' ? 'rises' : 'flat';
    await task.getByRole('radio', { name: CHOICES[language][wrong] }).check();
    await check.click();
    await expectWrong(page, language);
    await task.getByRole('radio', { name: CHOICES[language][right] }).check();
  }
  await check.click();
  await expectRight(page, language);
}

const english: Visits = {
  async inside(page) {
    await expect(page.getByRole('img', { name: /^9 workgroups, .*: 2 turns/ })).toBeVisible();
    await page.getByRole('slider').press('End');
    await expect(page.getByRole('img', { name: /^24 workgroups, .*: 3 turns/ })).toBeVisible();
  },

  async waves(page) {
    await expect(page.getByText(/^Your adapter says: |does not tell how wide a subgroup/)).toBeVisible();
  },

  async guess(page) {
    for (const point of await page.getByRole('slider').all()) await point.press('ArrowRight');
  },

  async sweep(page) {
    await measureRun(page, lesson.runs.sweep.title, 'en');
    const table = page.getByRole('region', { name: 'Time by number of workgroups' });
    await expect(table.getByRole('row')).toHaveCount(11);
    await expect(page.locator('.stairs .sentence')).toBeVisible();
    const linear = page.getByText('the first ones, linear');
    // Times too unsteady to draw have no chart to switch.
    if (await linear.isVisible()) {
      await linear.click();
      await expect(page.getByRole('img', { name: /^Time over the number of workgroups/ })).toBeVisible();
    }
  },

  async compare(page) {
    await expect(page.getByText(/^256 workgroups took the GPU .+× the time of one/)).toBeVisible();
  },

  async room(page) {
    const play = box(page, lesson.plays.room.question.en);
    for (const { label } of lesson.plays.room.options.slice(0, 2)) {
      await play.getByRole('radio', { name: label.en, exact: true }).check();
      await measure(play, 'en');
    }
    await expect(play.getByText(/^Time with 16 KiB each, compared with none: 16: .+×, 64: .+×\./)).toBeVisible();
  },

  'at-once': (page) => answer(page, 'en'),
};

const chinese: Visits = {
  inside: (page) => expect(page.getByRole('img', { name: /^9 个工作组.*2 轮/ })).toBeVisible(),
  compare: (page) => expect(page.getByText(/^256 个工作组，GPU 的用时是一个时的/)).toBeVisible(),
  'at-once': (page) => answer(page, 'zh-CN'),
};

test('a visitor takes seats, draws a curve, climbs the staircase and says what it shows, in English and in Chinese', async ({
  page,
}) => {
  await takeLesson(page, cover, { en: english, 'zh-CN': chinese });
});
