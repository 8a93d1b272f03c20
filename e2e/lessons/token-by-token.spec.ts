/** The lesson on a model at work, from the first step to the last: every sentence that is made from figures, in both languages. */
import { cover } from '../../src/lessons/token-by-token/cover.ts';
import { lesson } from '../../src/lessons/token-by-token/index.ts';
import { cost as fmaCost } from '../../src/workloads/peak-fma/definition.ts';
import { cost as readCost } from '../../src/workloads/peak-read/definition.ts';
import { type Language, texts } from '../support/app.ts';
import { leastMs, type Machine, NO_GPU, sideOf, withoutGpu } from '../support/figures.ts';
import {
  box,
  challenge,
  expectRight,
  expectWrong,
  goTo,
  guessWithSlider,
  measure,
  openStep,
  runBox,
  takeLesson,
  type Visits,
} from '../support/lessons.ts';
import { expect, type Page, test } from '../support/test.ts';

/** GFLOP/s and GB/s: the ridges are at 40 and at 2.5 FLOP per byte. */
const ROOFS = { gpu: { gflops: 4000, gbps: 100 }, cpu: { gflops: 50, gbps: 20 } } as const;

/**
 * The GPU reads 16 tokens a millisecond, and all cores one. For one reader it writes a token in a millisecond and they in
 * two, fewer bits take less, and from some number of readers on arithmetic counts. One core reads a fifth of that.
 */
const machine: Machine = (at) => {
  if (at.workload === 'peak-fma') return { kernelMs: leastMs(at, fmaCost(at.params as never), ROOFS), spread: 0 };
  if (at.workload === 'peak-read') return { kernelMs: leastMs(at, readCost(at.params as never), ROOFS), spread: 0 };
  const gpu = sideOf(at) === 'gpu';
  const { task, t, b, bits } = at.params;
  const cores = at.variant === 'wasm' ? (task === 'prefill' ? 5 : 2.5) : 1;
  if (task === 'prefill') return { kernelMs: (cores * Number(t)) / (gpu ? 16 : 1) };
  return { kernelMs: cores * (gpu ? 1 : 2) * Math.max(Number(bits) / 32, Number(b) / (gpu ? 16 : 4)) };
};

const marks = (page: Page, side: 'gpu' | 'cpu') => page.locator(`.roofline__marks--${side} path`);

async function serve(page: Page, language: Language, readers: string, bits: string): Promise<void> {
  const task = challenge(page, language);
  for (const name of [readers, bits]) await task.getByText(name, { exact: true }).first().click();
  await task.getByRole('button', { name: texts[language].lessons.challenge.check }).click();
}

const english: Visits = {
  products: (page) => expect(page.getByRole('img', { name: /^Two products, one above the other/ })).toBeVisible(),

  async guess(page) {
    await guessWithSlider(page, 'en');
    await page.getByRole('radio', { name: 'The GPU' }).check();
    await expect(page.getByText(texts.en.lessons.predict.kept)).toHaveCount(2);
  },

  async measure(page, bench) {
    const run = runBox(page, lesson.runs.speed.title);
    await measure(bench, run, machine);
    const table = run.getByRole('region', { name: 'Tokens a second' });
    await expect(table.getByRole('row', { name: /^reading 64 at once/ })).toContainText(/16,000.*1,000/);
    await expect(table.getByRole('row', { name: /^writing, one user/ })).toContainText(/1,000.*500/);
    await expect(table.getByRole('row', { name: /^writing, nothing kept/ })).toContainText(/250.*15\.6/);
    await expect(run).toContainText(/GPU.*4,000 GFLOP\/s.*100 GB\/s.*40 FLOP\/byte/s);
  },

  async compare(page) {
    const told =
      'The GPU reads 16,000 tokens a second and writes 1,000. The CPU reads 1,000 tokens a second and writes 500.';
    await expect(page.getByRole('status').filter({ hasText: told })).toBeVisible();
    await expect(
      page.getByText('The GPU writes 2× as many tokens a second as the CPU. You saw that coming.'),
    ).toBeVisible();
    await expect(marks(page, 'gpu')).toHaveCount(2);
    await expect(marks(page, 'cpu')).toHaveCount(2);
    await page.getByText('Each of them and its place').click();
    const places = page.getByRole('region', { name: 'Each of them and its place' });
    await expect(places.getByRole('row', { name: /Writing: one token more/ })).toHaveCount(2);
    await expect(places.getByRole('row', { name: /Reading: a prompt at once/ })).toHaveCount(2);
    const [always, cores] = [page.locator('.claim').first(), page.locator('.claim').last()];
    await expect(always).toContainText('At reading the GPU is ahead: 16× as many tokens a second as the CPU.');
    await expect(always).toContainText('Here it is ahead in both, and “always” still does not follow.');
    await expect(cores).toContainText('8 threads read 5× and write 2.5× as many tokens as one. All cores together');
  },

  async cache(page, bench) {
    await expect(page.getByRole('img', { name: /^Writing 6 tokens, a row for each/ })).toBeVisible();
    const play = box(page, lesson.plays.length.question.en);
    const [short, , long] = lesson.plays.length.options;
    for (const { label } of [short, long]) {
      await play.getByRole('radio', { name: label.en, exact: true }).check();
      await measure(bench, play, machine);
    }
    await expect(play).toContainText(
      'GPU, from 8 to 128 tokens: with the cache one more takes 1× the time, without it 16×. CPU, from 8 to 128 tokens',
    );
    const table = page.getByRole('region', { name: 'Time for one token more, by length of the text' });
    await expect(table.locator('tbody tr')).toHaveCount(2);
    await expect(table.locator('tbody tr').last()).toContainText(/128.*1 ms.*8 ms.*2 ms.*128 ms/);
  },

  async readers(page, bench) {
    const run = runBox(page, lesson.runs.readers.title);
    await measure(bench, run, machine);
    const table = run.getByRole('region', { name: 'Tokens a second by users and bits: GPU' });
    await expect(table.locator('tbody tr')).toHaveCount(4);
    await expect(table.locator('tbody tr').nth(1)).toContainText(/4.*4,000.*1,000.*8,000.*2,000.*16,000.*4,000/);
    await run.getByText('CPU', { exact: true }).click();
    await expect(run.getByRole('region', { name: 'Tokens a second by users and bits: CPU' })).toBeVisible();
    await expect(marks(page, 'gpu')).toHaveCount(4);
    await expect(page.locator('.roofline polyline')).toHaveCount(2);
  },

  async here(page) {
    const estimate = page.getByRole('region', { name: 'Estimated: models and this machine', exact: true });
    const memory = estimate.getByRole('textbox');
    const half = estimate.locator('tbody').nth(1).getByRole('row').nth(1);
    await expect(half).toContainText(/16 bits.*16.*\?.*6\.25/);
    await memory.fill('lots');
    await expect(estimate).toContainText('This is not a number.');
    await memory.fill('24');
    await expect(half).toContainText(/16.*yes.*6\.25/);
    await memory.fill('18');
    await expect(half).toContainText(/16.*no.*6\.25/);
    await estimate.getByText('CPU', { exact: true }).click();
    await expect(half).toContainText(/16.*\?.*1\.25/);
    await expect(page.locator('.claim')).toContainText(
      'GPU: at the 100 GB/s that were measured, 8 billion weights of 8 bits write at most 13 tokens a second',
    );
  },

  async serve(page) {
    const goal = 'On the GPU: at least 7,200 tokens a second in all, and at least 1,800 for each user.';
    await expect(challenge(page, 'en')).toContainText(goal);
    // Too slow for each; with fewer bits than the goal needs; and just right.
    await serve(page, 'en', '64', '8 bits');
    await expectWrong(page, 'en');
    await serve(page, 'en', '4', '8 bits');
    await expectWrong(page, 'en');
    await serve(page, 'en', '4', '16 bits');
    await expectRight(page, 'en');
  },
};

const chinese: Visits = {
  async compare(page) {
    await expect(page.getByText('GPU 每秒读 16,000 个 token，写 1,000 个。').first()).toBeVisible();
    await expect(page.locator('.claim').last()).toContainText(
      '8 个线程和一个线程相比，读的 token 是 5 倍，写的是 2.5 倍。',
    );
  },
  cache: (page) =>
    expect(page.getByText(/文本从 8 个 token 变成 128 个：再写一个，有缓存时用时是原来的 1 倍/).first()).toBeVisible(),
  // What was typed is kept, each side its own.
  here: (page) => expect(page.getByRole('textbox', { name: 'GPU 能用的内存，GB' })).toHaveValue('18'),
  async serve(page) {
    await expect(challenge(page, 'zh-CN')).toContainText(
      '在 GPU 上：合计每秒至少 7,200 个 token，每个用户每秒至少 1,800 个。',
    );
    await serve(page, 'zh-CN', '1', '32 位');
    await expectWrong(page, 'zh-CN');
    await serve(page, 'zh-CN', '4', '16 位');
    await expectRight(page, 'zh-CN');
  },
};

test('a visitor guesses, measures, and finds whom this machine can serve, in English and in Chinese', async ({
  page,
  bench,
}) => {
  await takeLesson(page, bench, cover, { en: english, 'zh-CN': chinese });
});

test.describe('without a GPU', () => {
  test.use({ environment: NO_GPU });

  test('the CPU reads, writes and has its goal', async ({ page, bench }) => {
    await openStep(page, cover, 'readers', 'en');
    await measure(bench, runBox(page, lesson.runs.readers.title), withoutGpu(machine));
    await goTo(page, cover, 'serve', 'en');
    await expect(challenge(page, 'en')).toContainText('On the CPU: at least');
  });

  test('the CPU is the side that writes a story', async ({ page, bench }) => {
    await openStep(page, cover, 'measure', 'en');
    await page.getByRole('button', { name: 'Fetch the model' }).click();
    const card = box(page, 'A story as it is written');
    await expect(card.getByRole('radio', { name: 'CPU' })).toBeChecked();
    await card.getByRole('button', { name: 'Write' }).click();
    const stream = await bench.nextStream();
    expect(stream.request).toMatchObject({ case: { variant: 'wasm' } });
    await stream.end();
  });
});
