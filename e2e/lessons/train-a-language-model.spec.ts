/** The lesson from the first step to the last. Its models are a new one and the one that comes with the page; only the clock is made up. */
import { readFileSync } from 'node:fs';
import { resolveParams } from '../../src/engine/case-id.ts';
import type { Reason, Workload } from '../../src/engine/contract.ts';
import { cover } from '../../src/lessons/train-a-language-model/cover.ts';
import { runs } from '../../src/lessons/train-a-language-model/runs.ts';
import { savedText } from '../../src/ui/share/saving.ts';
import { generate, params as schema } from '../../src/workloads/language/definition.ts';
import type { LanguageParams } from '../../src/workloads/language/layout.ts';
import { readModel } from '../../src/workloads/language/weights-file.ts';
import { type Language, open, texts } from '../support/app.ts';
import type { Machine } from '../support/figures.ts';
import { look } from '../support/language-model.ts';
import { challenge, expectRight, expectWrong, measure, runBox, takeLesson, type Visits } from '../support/lessons.ts';
import type { ScriptedBench, ScriptedFollow } from '../support/scripted-bench.ts';
import { expect, type Page, test } from '../support/test.ts';

const SEED = 7;
const resolved = resolveParams({ id: 'language', params: schema } as unknown as Workload, { b: 16, vocabulary: 163 });
if (!resolved.ok) throw new Error(resolved.problem.en);
const SHIPPED = readFileSync(new URL('../../public/data/language/en.lsm', import.meta.url));
const shipped = readModel(SHIPPED);
if (!shipped.ok) throw new Error(shipped.problem.en);
const { weights: taught } = shipped.model;
const { weights: untaught } = generate(resolved.params as unknown as LanguageParams, SEED);

const machine: Machine = ({ variant, params: { b } }) => ({
  kernelMs: Number(b) * (variant === 'fused' ? 4 : 2),
  spread: 0,
});

/** The way of one contender: it knows nothing after one step, and all after two hundred. */
async function tell(follow: ScriptedFollow, index: number, ms: number): Promise<void> {
  await follow.emit({ type: 'begin', index });
  await look(follow, 1, { weights: untaught, loss: 5, ms, index });
  await look(follow, 200, { weights: taught, loss: 0.3, ms: 200 * ms, index });
  await follow.emit({ type: 'over', index, reason: null });
}

const region = (page: Page, run: keyof typeof runs, language: Language = 'en') =>
  runBox(page, runs[run].title, language);

async function runRace(page: Page, bench: ScriptedBench): Promise<void> {
  await region(page, 'race')
    .getByRole('button', { name: /^(Start the race|Train again with this seed)$/ })
    .click();
  const follow = await bench.nextFollow();
  expect(follow.request).toMatchObject({ seed: SEED, fed: true });
  expect(follow.request.followers.map(({ case: at }) => at.variant)).toEqual(['fused', 'wasm-threads']);
  await tell(follow, 0, 40);
  await tell(follow, 1, 20);
  await follow.end();
  await expect(region(page, 'race').getByRole('progressbar')).toHaveCount(0);
}

const STORY = 'A story, told now';

const BROKEN: Reason = {
  code: 'not-a-number',
  text: { en: 'It holds no number any more.', 'zh-CN': '里面不是数了。' },
};
const CANCELLED: Reason = { code: 'cancelled', text: { en: 'Cancelled.', 'zh-CN': '已取消。' } };

const english: Visits = {
  async look(page) {
    await expect(page.locator('.tokens__box').first()).toBeVisible();
    await page.getByRole('button', { name: 'Throw the dice again' }).click();
    await expect(page.getByText('Of 163 tokens in all.')).toBeVisible();
  },

  async guess(page) {
    await page.getByRole('radio', { name: 'the CPU, on all cores that the page may use' }).check();
    await page.getByRole('slider').press('ArrowLeft');
    await expect(page.getByText(texts.en.lessons.predict.kept)).toHaveCount(2);
  },

  async race(page, bench) {
    await page.evaluate((address) => {
      location.hash = address;
    }, `#/lessons/${cover.id}/race/seed=${SEED}`);
    const race = region(page, 'race');
    await expect(race).toContainText(`Seed ${SEED}`);
    await runRace(page, bench);
    await expect(race).toContainText('GPU: grammar after 8.0 s, at step 200 (307,200 tokens read).');
    await expect(race).toContainText('CPU: grammar after 4.0 s, at step 200 (307,200 tokens read).');
    await expect(race).toContainText('The CPU was first, 2× sooner.');
    await expect(race).toContainText('After step 200 it tells:');
    await race.getByRole('button', { name: 'Rewind' }).click();
    await expect(race.locator('.curves')).toHaveCount(0);
    await runRace(page, bench);
    await expect(race).toContainText('GPU: loss and held-out loss are the same bits as the first time at all 2 looks.');
  },

  async compare(page) {
    await expect(page.getByText(/The CPU was first, 2× sooner\. You saw that coming\.$/)).toBeVisible();
    await expect(page.getByText(/^It read 307,200 tokens/)).toBeVisible();
  },

  async step(page, bench) {
    await measure(bench, region(page, 'step'), machine);
  },

  async grow(page, bench) {
    const grow = region(page, 'grow');
    await expect(grow).toContainText('There is a model after step 200');
    const card = grow.getByRole('region', { name: STORY });
    const words = card.getByRole('list', { name: STORY }).getByRole('listitem');
    await card.getByRole('button', { name: 'Write' }).click();
    const stream = await bench.nextStream();
    const { t } = shipped.ok ? shipped.model.shape : { t: 0 };
    const story = new Uint32Array(t + 1);
    story.set([5, 6, 7], 1);
    await stream.emit({ type: 'begin' }, { type: 'piece', iterations: 3, data: story, ms: 6 });
    await stream.end();
    await expect(words).toHaveCount(3);

    await grow.getByRole('button', { name: 'Go on' }).click();
    const follow = await bench.nextFollow();
    expect(follow.request.followers.map(({ case: at, stops }) => [at.variant, stops[0]])).toEqual([
      ['wasm-threads', 10],
    ]);
    await follow.emit({ type: 'begin', index: 0 });
    // It is judged after every hundred steps.
    await look(follow, 100, { weights: taught, loss: 0.3, ms: 2000, before: 200 });
    await expect(grow).toContainText('Step 300:');
    // The story was that of other weights.
    await expect(card.getByRole('button', { name: 'Write' })).toBeDisabled();
    await expect(words).toHaveCount(0);
    await expect(card).not.toContainText('tokens through the model');
    await expect(grow).toContainText('The fall was between step 1 and step 200.');
    await expect(grow.getByRole('region', { name: /^Whom a pronoun means/ }).getByRole('img')).toBeVisible();
    await expect(grow.getByText(/^On a story that it never read: head \d of layer \d/)).toBeVisible();
    await expect(grow).toContainText(/Judged at step 300: \d+\.\d% of 40 stories are right/);
    await grow.getByRole('button', { name: texts.en.common.cancel }).click();
    await follow.cancelled();
    await follow.emit({ type: 'over', index: 0, reason: CANCELLED });
    await follow.end(true);
    await expect(grow).toContainText('There is a model after step 300');
    await expect(card.getByRole('button', { name: 'Write' })).toBeEnabled();
    await grow.getByRole('slider', { name: 'Told after which step' }).press('Home');
    await expect(grow).toContainText('After step 1 it tells:');

    // One press throws nothing away that no file has.
    await grow.getByRole('button', { name: 'Rewind to the start' }).click();
    await expect(grow.getByRole('button', { name: 'Throw away this model, which is not saved?' })).toBeVisible();
    await expect(grow).toContainText('There is a model after step 300');
    await grow.getByRole('button', { name: 'Open one that was trained before' }).click();
    await expect(grow.getByRole('button', { name: 'Throw away this model, which is not saved?' })).toBeFocused();
    await expect(grow).toContainText('There is a model after step 300');
    const downloaded = page.waitForEvent('download');
    await grow.getByRole('button', { name: 'Save the model' }).click();
    const saved = readFileSync(await (await downloaded).path());
    await expect(grow.getByRole('status').filter({ hasText: savedText('lockstep-300.lsm').en })).toBeVisible();
    expect(readModel(saved)).toMatchObject({ ok: true, model: { steps: 300, seed: SEED, weights: taught } });
    await grow.getByRole('button', { name: 'Rewind to the start' }).click();
    await expect(grow.getByRole('button', { name: 'Train', exact: true })).toBeVisible();
    const field = grow.locator('input[accept=".lsm"]');
    await field.setInputFiles({ name: 'cut.lsm', mimeType: '', buffer: saved.subarray(0, 9000) });
    await expect(grow.getByRole('alert')).toContainText('This file breaks off');
    await field.setInputFiles({ name: 'whole.lsm', mimeType: '', buffer: saved });
    await expect(grow).toContainText('There is a model after step 300');
    await expect(grow.getByRole('alert')).toHaveCount(0);
    await grow.getByRole('button', { name: 'Open one that was trained before' }).click();
    const steps = shipped.ok ? shipped.model.steps.toLocaleString('en') : '';
    await expect(grow).toContainText(`There is a model after step ${steps}`);

    await grow.getByText('your own text').click();
    await grow.getByRole('textbox', { name: 'Your text' }).fill('a'.repeat(500));
    await grow.getByRole('button', { name: 'Learn from this text' }).click();
    await expect(grow.getByRole('alert')).toContainText('This text is one character');
  },

  async wrong(page, bench) {
    const few = region(page, 'few');
    await few.getByRole('button', { name: 'Try it' }).click();
    const first = await bench.nextFollow();
    await first.emit({ type: 'begin', index: 0 });
    await look(first, 1, { weights: taught, loss: 0.3, ms: 20 });
    expect(await look(first, 300, { weights: untaught, loss: 0.05, ms: 6000 })).toBe(false);
    await first.emit({ type: 'over', index: 0, reason: null });
    await first.end();
    await expect(few).toContainText('On its own sixteen windows the loss is 0.05');
    await expect(page.locator('.claim')).toContainText(texts.en.lessons.claim.no);
    const fast = region(page, 'fast');
    await fast.getByRole('button', { name: 'Try it' }).click();
    const second = await bench.nextFollow();
    await second.emit({ type: 'begin', index: 0 });
    await look(second, 1, { weights: untaught, loss: 5, ms: 20 });
    await look(second, 2, { weights: untaught.map(() => Number.NaN), loss: Number.NaN, ms: 40 });
    await second.emit({ type: 'over', index: 0, reason: BROKEN });
    await second.end();
    await expect(fast).toContainText('It holds no number any more.');
    await expect(fast).toContainText('After step 1 it tells:');
  },

  async target(page, bench) {
    const task = challenge(page, 'en');
    await expect(task).toContainText('Your race took 307,200 tokens. Be there within 245,760.');
    for (const [b, verdict] of [
      ['16', expectWrong],
      ['8', expectRight],
    ] as const) {
      await task.locator('.segmented').getByText(b, { exact: true }).first().click();
      await task.getByRole('button', { name: 'Train it' }).click();
      const follow = await bench.nextFollow();
      expect(follow.request.followers.map(({ case: at }) => at.params.b)).toEqual([Number(b)]);
      await tell(follow, 0, 20);
      await follow.end();
      await verdict(page, 'en');
    }
  },
};

const chinese: Visits = {
  race: (page) => expect(region(page, 'race', 'zh-CN')).toContainText('CPU 先到，对方的用时是它的 2 倍。'),
  compare: (page) => expect(page.getByText(/它读了 307,200 个 token/)).toBeVisible(),
  wrong: (page) => expect(page.locator('.claim')).toContainText('只有留出来的文本说了算。'),
};

test('a visitor races, goes on, reads along, saves and opens, in English and in Chinese', async ({ page, bench }) => {
  await takeLesson(page, bench, cover, { en: english, 'zh-CN': chinese });
});

const LOST: Reason = { code: 'device-lost', text: { en: 'The GPU went away in mid-run.', 'zh-CN': 'GPU 设备丢失。' } };

test('what stops a side is told, the other goes on, and its model is there after a walk through other pages', async ({
  page,
  bench,
}) => {
  await open(page, `/lessons/${cover.id}/race/seed=${SEED}`, { language: 'en' });
  await region(page, 'race').getByRole('button', { name: 'Start the race' }).click();
  const follow = await bench.nextFollow();
  await follow.emit({ type: 'begin', index: 0 });
  await look(follow, 1, { weights: untaught, loss: 5, ms: 40 });
  await follow.emit({ type: 'over', index: 0, reason: LOST });
  // It goes on while the visitor reads something else.
  await page
    .getByRole('navigation', { name: 'Pages' })
    .getByRole('link', { name: texts.en.common.nav.lessons, exact: true })
    .click();
  await tell(follow, 1, 20);
  await follow.end();
  await page.goBack();
  const race = region(page, 'race');
  await expect(race).toContainText('The GPU went away in mid-run.');
  await expect(race).toContainText('CPU: grammar after 4.0 s');
  await expect(race).not.toContainText('was first');
});

/** Where a model grows, with one that has taken twenty steps and goes on. */
async function growing(page: Page, bench: ScriptedBench) {
  await open(page, `/lessons/${cover.id}/grow`, { language: 'en' });
  const grow = region(page, 'grow');
  await grow.getByRole('button', { name: 'Train', exact: true }).click();
  const follow = await bench.nextFollow();
  await follow.emit({ type: 'begin', index: 0 });
  await look(follow, 20, { weights: taught, loss: 0.5, ms: 400 });
  return { grow, follow };
}

test.describe('when the worker dies in mid-training', () => {
  test.use({ expectedErrors: /boom|Failed to load resource/ });

  test('it is said, and the model goes on from where it was seen', async ({ page, bench }) => {
    const { grow } = await growing(page, bench);
    await bench.crash('boom');
    await expect(grow).toContainText('stopped unexpectedly');
    await expect(grow).toContainText('There is a model after step 20');
    await grow.getByRole('button', { name: 'Go on' }).click();
    const again = await bench.nextFollow();
    expect(again.request.followers[0].stops[0]).toBe(10);
    await again.end(true);
  });
});

test('who leaves is asked as long as a model is in no file', async ({ page, bench }) => {
  const { grow, follow } = await growing(page, bench);
  const asked = page.waitForEvent('dialog');
  // The question holds up whoever asks for it.
  await page.evaluate(() => void setTimeout(() => location.reload()));
  const question = await asked;
  expect(question.type()).toBe('beforeunload');
  await question.dismiss();
  await follow.emit({ type: 'over', index: 0, reason: null });
  await follow.end();
  await expect(grow).toContainText('There is a model after step 20');

  await grow.getByRole('button', { name: 'Save the model' }).click();
  await expect(grow.getByRole('status').filter({ hasText: savedText('lockstep-20.lsm').en })).toBeVisible();
  await page.reload();
  await expect(grow.getByRole('button', { name: 'Train', exact: true })).toBeVisible();
});
