/** Tuning from the lab: progress, the winner, what is remembered, cancelling and forgetting. */
import type { TuneEvent } from '../src/engine/tune/api.ts';
import { notice, says, texts } from './support/app.ts';
import { expectAccessible } from './support/axe.ts';
import { ORDINARY, type Times } from './support/figures.ts';
import { openLab, runLab, startButton } from './support/lab.ts';
import { expect, type Page, test } from './support/test.ts';

const { lab, charts, common } = texts.en;
const card = (page: Page) => page.getByRole('region', { name: lab.tune.title });
const button = (page: Page, name: string) => card(page).getByRole('button', { name, exact: true });
const remembered = (page: Page) => page.evaluate(() => JSON.parse(localStorage.getItem('lockstep.tuned') ?? '{}'));

const params = { n: 32, m: 32, k: 32 };
const KEY = 'matmul@1 | f32 | square 32 | google swiftshader | Chromium 200';
const [DEFAULT, BEST, WRONG] = ['registers-4x4', 'registers-8x4', 'registers-8x8'];
const verdict = { ok: false, maxError: 1, tolerance: 1e-4, at: 'c[0]', method: 'elementwise' } as const;

const tried = (configuration: string, fraction: number, ms: number): TuneEvent => ({
  type: 'tried',
  tried: { params, configuration, status: 'timed', ms },
  fraction,
});
const winner = (configuration: string, ms: number): TuneEvent => ({
  type: 'winner',
  winner: { params, key: KEY, configuration, ms, fallbackMs: 2 },
});
const end: TuneEvent = { type: 'end', tuned: { [KEY]: BEST }, cancelled: false, problem: null };

test('finds the fastest here, remembers it, runs with it and forgets it', async ({ page, bench }) => {
  await openLab(page, 'matmul:tuned:n=32/10s');
  await button(page, lab.tune.start).click();
  const tuning = await bench.nextTuning();
  expect(tuning.request).toEqual({ workload: 'matmul', sizes: [params] });
  await expect(startButton(page)).toBeDisabled();
  await tuning.emit({ type: 'start', configurations: 3, sizes: [params] }, tried(DEFAULT, 0.25, 2), {
    type: 'tried',
    tried: { params, configuration: WRONG, status: 'wrong', verdict },
    fraction: 0.5,
  });
  await expect(card(page).getByRole('progressbar')).toHaveJSProperty('value', 0.5);
  await expect(card(page).getByText('2 measurements so far')).toBeVisible();
  await tuning.emit(tried(BEST, 0.9, 1.6), winner(BEST, 1.6), end);
  await tuning.end();
  await expect(button(page, lab.tune.again)).toBeVisible();
  await expect(card(page).locator('.tune__winners li')).toHaveText(`n = 32: ${BEST}, 25% faster than the default.`);
  await expect(card(page)).toContainText(lab.tune.refused_one.replace('{{count}}', '1'));
  await expectAccessible(page);
  await expect.poll(() => remembered(page)).toEqual({ [KEY]: BEST });

  // Every run is given what is remembered.
  const built = charts.builtAs.replace('{{name}}', BEST);
  await runLab(page, bench, (at) => ({ ...(ORDINARY(at) as Times), configuration: BEST }));
  await expect(page.getByRole('heading', { name: lab.results.title })).toBeVisible();
  await expect(page.locator('.chart-bar__name')).toContainText(built);
  await page.getByText(common.table, { exact: true }).first().click();
  await expect(page.getByRole('rowheader')).toContainText(built);

  await page.reload();
  await startButton(page).click();
  expect((await bench.nextRun()).plan.tuned).toEqual({ [KEY]: BEST });
  await page.reload();
  await button(page, lab.tune.forget).click();
  await expect(button(page, lab.tune.start)).toBeVisible();
  await expect.poll(() => remembered(page)).toEqual({});
});

test('says when the default is the fastest', async ({ page, bench }) => {
  await openLab(page, 'matmul:tuned:n=32/10s');
  await button(page, lab.tune.start).click();
  const tuning = await bench.nextTuning();
  await tuning.emit(tried(DEFAULT, 0.5, 2), winner(DEFAULT, 2), end);
  await tuning.end();
  await expect(card(page).locator('.tune__winners li')).toHaveText(`n = 32: ${DEFAULT}, which is the default.`);
});

test('can be cancelled, keeps what was found, and says why it ended early', async ({ page, bench }) => {
  await openLab(page, 'matmul:tuned:n=256/10s');
  await button(page, lab.tune.start).click();
  const tuning = await bench.nextTuning();
  await tuning.emit(tried(BEST, 0.5, 1), winner(BEST, 1));
  await button(page, common.cancel).click();
  await expect(button(page, lab.tune.stopping)).toBeDisabled();
  await tuning.cancelled();
  await tuning.emit({ type: 'end', tuned: { [KEY]: BEST }, cancelled: true, problem: null });
  await tuning.end();
  await expect(card(page).getByText(lab.tune.cancelled)).toBeVisible();
  await expect.poll(() => remembered(page)).toEqual({ [KEY]: BEST });

  await button(page, lab.tune.again).click();
  const second = await bench.nextTuning();
  const problem = { code: 'device-lost', text: { en: 'The GPU was lost.', 'zh-CN': 'GPU 丢失了。' } };
  await second.emit({ type: 'end', tuned: {}, cancelled: false, problem });
  await second.end();
  await expect(notice(page, lab.tune.failed.title)).toContainText(says(lab.tune.failed.text));
});

test('is over when the lab is left', async ({ page, bench }) => {
  await openLab(page, 'matmul:tuned:n=256/10s');
  await button(page, lab.tune.start).click();
  const tuning = await bench.nextTuning();
  await page.getByRole('link', { name: common.nav.device, exact: true }).click();
  await tuning.cancelled();
  await tuning.emit({ type: 'end', tuned: {}, cancelled: true, problem: null });
  await tuning.end();
  await openLab(page, 'matmul:js-blocked:n=32/10s');
  await runLab(page, bench);
  await expect(page.getByRole('heading', { name: lab.results.title })).toBeVisible();
});
