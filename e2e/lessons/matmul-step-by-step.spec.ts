/** The lesson on matrix multiplication, walked through in both languages on the software adapter. */
import { cover } from '../../src/lessons/matmul-step-by-step/cover.ts';
import { runs } from '../../src/lessons/matmul-step-by-step/runs.ts';
import { speak, texts } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import {
  box,
  expectRight,
  expectWrong,
  guessWithSlider,
  measure,
  measureRun,
  openStep,
  replaceLine,
  runEdit,
  takeLesson,
  type Visits,
} from '../support/lessons.ts';
import { expect, type Page, test } from '../support/test.ts';

const DEPTH = 'const DEPTH: u32 =';

const timed = (page: Page, run: 'lanes' | 'further' | 'deep') =>
  box(page, runs[run].title.en)
    .locator('.bar__value')
    .filter({ hasText: /\d (ns|µs|ms|s) \(/ });

const english: Visits = {
  async element(page) {
    await expect(page.locator('math')).not.toHaveCount(0);
  },

  guess: (page) => guessWithSlider(page, 'en'),

  // The runs of rungs 3 to 5 differ in their patterns alone, and the ladder measures the same kernels.
  async lanes(page) {
    await measureRun(page, runs.lanes.title, 'en');
    await expect(timed(page, 'lanes')).not.toHaveCount(0);
  },

  async further(page) {
    await measureRun(page, runs.further.title, 'en');
    await expect(timed(page, 'further')).not.toHaveCount(0);
    // A software adapter has no 16-bit floats: the row says so, or has a time.
    const half = page.locator('.bar').filter({ hasText: '16-bit inputs' });
    await expect(half).toContainText(/shader-f16|\d (ns|µs|ms|s) \(/);
    await measureRun(page, runs.deep.title, 'en');
    await expect(timed(page, 'deep')).not.toHaveCount(0);
  },

  async ladder(page) {
    await measureRun(page, runs.ladder.title, 'en');
    await expect(page.locator('.chart-figure').first()).toBeVisible();
    await expect(page.locator('.sentence').filter({ hasText: 'From slowest to fastest' })).toBeVisible();
  },

  async tuned(page) {
    await expect(page.locator('.lesson-text tbody tr')).not.toHaveCount(0);
    await expect(page.locator('.sentence')).toContainText(/fixed rung.*“Tuned”/);
    await expect(page.getByRole('link', { name: texts.en.lab.tune.title })).toHaveAttribute('href', /^#\/lab\/matmul:/);
  },

  async columns(page) {
    await measure(page, 'en');
    await page.getByText('32', { exact: true }).click();
    await measure(page, 'en');
    await expect(page.locator('.sentence')).toContainText(/From 1 to 32 columns: GPU .* CPU .* GFLOP\/s/);
  },

  async digits(page) {
    await measureRun(page, runs.digits.title, 'en');
    await expect(page.locator('tbody tr')).toHaveCount(7);
    await expect(page.locator('.claim')).toContainText(texts.en.lessons.claim.no);
  },

  async beat(page) {
    await expect(page.locator('.cm-line').filter({ hasText: DEPTH })).toBeVisible();
  },
};

const chinese: Visits = {
  ladder: (page) => expect(page.locator('.sentence').filter({ hasText: '由慢到快' })).toBeVisible(),
  tuned: (page) => expect(page.locator('.sentence')).toContainText(/固定的.*“调优”/),
  digits: (page) => expect(page.locator('.claim')).toContainText('都通过了核对'),
  beat: english.beat,
};

test('a visitor climbs the ladder rung by rung, in English, and sees it in Chinese', async ({ page }) => {
  test.setTimeout(180_000);
  await takeLesson(page, cover, { en: english, 'zh-CN': chinese });
});

test('the last rung leads to the lab’s tuner', async ({ page }) => {
  await openStep(page, cover, 'tuned', 'en');
  await page.getByRole('link', { name: texts.en.lab.tune.title }).click();
  await expect(page.getByRole('region', { name: texts.en.lab.tune.title })).toBeVisible();
  await expect(page.getByRole('button', { name: texts.en.lab.tune.start, exact: true })).toBeEnabled();
});

test('the preset tile is beaten by a deeper one, and by nothing shallower or wrong', async ({ page }) => {
  await openStep(page, cover, 'beat', 'en');
  await replaceLine(page, DEPTH, `${DEPTH} 1;`);
  await runEdit(page, 'en');
  await expectWrong(page, 'en');
  await replaceLine(page, DEPTH, `${DEPTH} 8;`);
  await runEdit(page, 'en');
  await expectRight(page, 'en');
  await expectAccessible(page);

  await speak(page, 'zh-CN');
  // Blocks of C that the dispatch does not cover.
  await replaceLine(page, 'const GROUP: u32 =', 'const GROUP: u32 = 8;');
  await runEdit(page, 'zh-CN');
  await expectWrong(page, 'zh-CN');
  await expect(page.getByText(texts['zh-CN'].lessons.editor.wrong)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: texts['zh-CN'].lessons.editor.reset }).click();
  await replaceLine(page, DEPTH, `${DEPTH} 8;`);
  await runEdit(page, 'zh-CN');
  await expectRight(page, 'zh-CN');
});
