/** The lesson on matrix multiplication, walked through in both languages on the software adapter. */
import { cover } from '../../src/lessons/matmul-step-by-step/cover.ts';
import { runs } from '../../src/lessons/matmul-step-by-step/runs.ts';
import { texts } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import {
  expectRight,
  expectWrong,
  guessWithSlider,
  measure,
  measureRun,
  openStep,
  replaceLine,
  runEdit,
  speak,
  takeLesson,
  type Visits,
} from '../support/lessons.ts';
import { expect, type Page, test } from '../support/test.ts';

const DEPTH = 'const DEPTH: u32 =';

/** Measures a rung and looks for its times. */
const rung = (run: 'lanes' | 'tiles' | 'registers') => async (page: Page) => {
  await measureRun(page, runs[run].title, 'en');
  await expect(page.locator('.bar__value').filter({ hasText: /\d (ns|µs|ms|s) \(/ })).not.toHaveCount(0);
};

const english: Visits = {
  async element(page) {
    await expect(page.locator('math')).not.toHaveCount(0);
  },

  guess: (page) => guessWithSlider(page, 'en'),
  lanes: rung('lanes'),
  tiles: rung('tiles'),
  registers: rung('registers'),

  async ladder(page) {
    await measureRun(page, runs.ladder.title, 'en');
    await expect(page.locator('.chart-figure').first()).toBeVisible();
    await expect(page.locator('.sentence').filter({ hasText: 'From slowest to fastest' })).toBeVisible();
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
  digits: (page) => expect(page.locator('.claim')).toContainText('都通过了核对'),
  beat: english.beat,
};

test('a visitor climbs the ladder rung by rung, in English, and sees it in Chinese', async ({ page }) => {
  test.setTimeout(180_000);
  await takeLesson(page, cover, { en: english, 'zh-CN': chinese });
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
