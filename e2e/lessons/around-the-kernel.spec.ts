/** The lesson on the host code from the first step to the last: a page read part by part, timed, put in order, in both languages. */
import { HOST_NOTES } from '../../src/engine/kernel/host-notes.ts';

import { CALLS, CUTS, missing } from '../../src/lessons/around-the-kernel/challenges.ts';
import { cover } from '../../src/lessons/around-the-kernel/cover.ts';
import { PHASE_NAMES } from '../../src/lessons/around-the-kernel/first-run.ts';
import { JOBS } from '../../src/lessons/around-the-kernel/jobs.ts';
import { runs } from '../../src/lessons/around-the-kernel/runs.ts';
import { type Language, texts } from '../support/app.ts';
import { ORDINARY } from '../support/figures.ts';
import {
  box,
  challenge,
  expectRight,
  expectWrong,
  measure,
  runBox,
  takeLesson,
  type Visits,
} from '../support/lessons.ts';
import { expect, type Page, test } from '../support/test.ts';

const check = (page: Page, language: Language) =>
  challenge(page, language).getByRole('button', { name: texts[language].lessons.challenge.check }).click();

/** Puts calls in an order, from first to last. */
async function rank(page: Page, language: Language, calls: readonly string[]): Promise<void> {
  for (const [at, name] of calls.entries()) {
    await challenge(page, language)
      .getByRole('combobox', { name, exact: true })
      .selectOption(String(at + 1));
  }
  await check(page, language);
}

/** Says of each fault what comes of it. */
async function match(page: Page, language: Language, outcomes: readonly string[]): Promise<void> {
  const lists = challenge(page, language).getByRole('combobox');
  await expect(lists).toHaveCount(outcomes.length);
  for (const [at, outcome] of outcomes.entries()) await lists.nth(at).selectOption(outcome);
  await check(page, language);
}

const english: Visits = {
  async lines(page) {
    const whole = box(page, 'The page, part by part');
    const told = whole.getByRole('status');
    await expect(whole).toContainText(/\d+ lines are the kernel’s; \d+ stand around it\./);
    await expect(whole).toContainText('device.queue.submit([encoder.finish()]);');
    // By pointer, by keyboard and by a tap a part is told.
    await whole.getByText('await navigator.gpu?.requestAdapter();').hover();
    await expect(told).toContainText(HOST_NOTES.adapter.about.en);
    const part = (name: string) => whole.getByRole('button', { name, exact: true });
    await part(HOST_NOTES.dispatch.title.en).focus();
    await expect(told).toContainText(HOST_NOTES.dispatch.about.en);
    await part(HOST_NOTES.read.title.en).click();
    await expect(part(HOST_NOTES.read.title.en)).toHaveAttribute('aria-pressed', 'true');
    await expect(part(HOST_NOTES.dispatch.title.en)).toHaveAttribute('aria-pressed', 'false');
    await whole.getByRole('button', { name: texts.en.common.close }).click();
    await expect(told).toBeEmpty();
  },

  async guess(page) {
    await page.getByText(PHASE_NAMES.compile.en, { exact: true }).click();
    await expect(page.getByText(texts.en.lessons.predict.kept)).toBeVisible();
  },

  async once(page, bench) {
    const run = runBox(page, runs.once.title);
    await measure(bench, run, ORDINARY);
    const times = run.locator('.around__times');
    await expect(times.locator('dt')).toHaveCount(6);
    await expect(times).toContainText(`${PHASE_NAMES.compile.en}5 ms`);
    await expect(times).toContainText('Together8.5 ms');
    await expect(run).toContainText('where the numbers already are: 8 ms.');
  },

  async compare(page) {
    await expect(
      page.getByText(/^Of 8\.5 ms the first time, this took 5 ms, 59%: compiling the kernel\..*As you thought\.$/),
    ).toBeVisible();
    await expect(page.locator('.claim')).toContainText(/Of this page’s \d+ lines \d+ are the kernel’s/);
  },

  async another(page, bench) {
    const other = box(page, 'What changes on the page with the kernel');
    await expect(other.getByRole('status')).toContainText('“The kernel”, “What is read and written”, “What is to run”');
    await other.getByText(JOBS[2].label.en, { exact: true }).click();
    await expect(other).toContainText('role: "scratch"');
    await other.getByText(JOBS[0].label.en, { exact: true }).click();
    await expect(other.getByRole('status')).toHaveText('This is the page that you have read.');
    const play = box(
      page,
      'The kernel changes. What else on the page does, and where does the first run spend its time?',
    );
    await measure(bench, play, ORDINARY);
    await play.getByText(JOBS[1].label.en, { exact: true }).click();
    await measure(bench, play, ORDINARY);
    await expect(play).toContainText('“Multiplying matrices” took 8.5 ms, 1 ms of it in the kernel.');
  },

  async order(page) {
    const calls = CALLS.map(({ shown }) => shown);
    await rank(page, 'en', [...calls.slice(0, 5), calls[6], calls[5], calls[7]]);
    await expectWrong(page, 'en');
    await rank(page, 'en', calls);
    await expectRight(page, 'en');
  },

  async missing(page) {
    await match(
      page,
      'en',
      CUTS.map(() => 'zeros'),
    );
    await expectWrong(page, 'en');
    await match(
      page,
      'en',
      CUTS.map(({ does }) => does),
    );
    await expectRight(page, 'en');
    await expect(page.getByText(missing.because.en)).toBeVisible();
  },

  async recap(page) {
    await expect(page.locator('.lesson-text').getByRole('link', { name: 'workbench' })).toHaveAttribute(
      'href',
      '#/workbench',
    );
  },
};

const chinese: Visits = {
  async lines(page) {
    const whole = box(page, '这个网页，一段一段看');
    await whole.getByRole('button', { name: HOST_NOTES.submit.title['zh-CN'], exact: true }).focus();
    await expect(whole.getByRole('status')).toContainText(HOST_NOTES.submit.about['zh-CN']);
  },
  once: (page) => expect(page.locator('.around__times')).toContainText(`${PHASE_NAMES.kernel['zh-CN']}1 ms`),
  compare: (page) => expect(page.getByText(/^头一次一共 8\.5 ms，其中编译内核占 5 ms，即 59%。/)).toBeVisible(),
  order: (page) => expectRight(page, 'zh-CN'),
  missing: (page) => expectRight(page, 'zh-CN'),
};

test('a visitor reads what every line around a kernel is for, in English and in Chinese', async ({ page, bench }) => {
  await takeLesson(page, bench, cover, { en: english, 'zh-CN': chinese });
});
