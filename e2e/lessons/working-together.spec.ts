/** Lesson 11 from the first step to the last: every sentence that is made from figures, in both languages. */
import { cover } from '../../src/lessons/working-together/cover.ts';
import { KNOB, QUESTION } from '../../src/lessons/working-together/positions.ts';
import { runs } from '../../src/lessons/working-together/runs.ts';
import { texts } from '../support/app.ts';
import type { Figure, Machine } from '../support/figures.ts';
import {
  box,
  challenge,
  expectRight,
  expectWrong,
  guessWithSlider,
  measure,
  replaceLine,
  runBox,
  runEdit,
  takeLesson,
  type Visits,
} from '../support/lessons.ts';
import { expect, type Page, test } from '../support/test.ts';

const { editor, play } = texts.en.lessons;

const times =
  (ms: Readonly<Record<string, number>>): Machine =>
  (at) => ({ kernelMs: ms[at.variant] ?? 2 });

const summed = times({ atomic: 40, 'two-pass': 1, js: 8, wasm: 4, 'wasm-threads': 2 });
const scanned = times({ 'hillis-steele': 6, 'three-pass': 1, js: 6, wasm: 4, 'wasm-threads': 2 });
const counted = times({ 'global-atomics': 8, private: 2, copies: 1, js: 9, 'wasm-threads': 3 });

const figure = (page: Page, name: RegExp) => page.getByRole('figure', { name });

const english: Visits = {
  async tree(page) {
    const tree = figure(page, /^A tree in workgroup memory/);
    await expect(tree).toContainText('Each of 16 threads has stored its number.');
    await expect(tree.getByRole('button', { name: 'Step back' })).toBeDisabled();
    const next = tree.getByRole('button', { name: 'Next step' });
    await next.click();
    await expect(tree).toContainText('Step 1 of 4: 8 threads add, 8 wait. Every wave has somebody at work.');
    await expect(tree.getByRole('img')).toHaveAccessibleName(/^Memory after step 1, place by place: 4, 1, 5, 1, 14,/);
    // The other tree begins anew.
    await tree.getByText('Halves (sequential)').click();
    await next.click();
    await expect(tree).toContainText('Step 1 of 4: 8 threads add, 8 wait. 2 of 4 waves have nothing to do at all.');
    for (let step = 2; step <= 4; step++) await next.click();
    await expect(tree).toContainText('Step 4 of 4: 1 thread adds, 15 wait.');
    await expect(tree).toContainText('The sum is 80, after 4 steps instead of 15 additions in a row.');
    await tree.getByRole('button', { name: 'Step back' }).click();
    await expect(tree).toContainText('Step 3 of 4');
  },

  async guess(page) {
    await guessWithSlider(page, 'en');
    await page.getByRole('radio', { name: 'The GPU' }).check();
  },

  measure: (page, bench) => measure(bench, runBox(page, runs.sums.title), summed),

  async compare(page) {
    await expect(
      page.getByText(
        'Atomic addition took 40 ms. The fastest way, “Two passes”, took 1 ms: 40× as long for the same sum.',
      ),
    ).toBeVisible();
    await expect(
      page.getByText(
        'Fastest: The GPU, “Two passes”, 1 ms. All CPU cores: 2 ms. One CPU thread: 4 ms. You saw that coming.',
      ),
    ).toBeVisible();
    await expect(page.locator('.claim')).toContainText('The slowest way lost to a single thread');
  },

  async barrier(page, bench) {
    const hurried = figure(page, /without barriers/);
    const next = hurried.getByRole('button', { name: 'Next step' });
    for (let step = 1; step <= 4; step++) await next.click();
    await expect(hurried).toContainText('The first wave is through and says 9. The right sum is 80');

    const knob = box(page, QUESTION.en);
    await measure(bench, knob, () => ({ kernelMs: 1 }));
    await knob.getByRole('radio', { name: 'Only while more than 32 threads work' }).check();
    await measure(bench, knob, () => ({ kernelMs: 0.9 }));
    await expect(knob).toContainText('To be right without a barrier is luck');
    await knob.getByRole('radio', { name: 'Nowhere' }).check();
    await measure(bench, knob, () => ({ status: 'wrong', at: 'sum[0]' }));
    await expect(knob).toContainText(
      'In every step: right, 1 ms. Only while more than 32 threads work: right here, 900 µs. Nowhere: wrong, off by 1.',
    );
    // Only the GPU has these; a link could not carry them.
    await expect(knob.getByRole('columnheader')).toHaveText([KNOB.en, play.gpu]);
    await expect(knob.getByRole('row', { name: /^Nowhere/ })).toContainText(play.wrong);
    await expect(knob.getByRole('button', { name: texts.en.result.share.button })).toHaveCount(0);
  },

  async others(page, bench) {
    const scan = figure(page, /^Prefix sums in workgroup memory/);
    for (let step = 1; step <= 4; step++) await scan.getByRole('button', { name: 'Next step' }).click();
    await expect(scan).toContainText('49 additions in 4 steps, instead of 15 in a row.');
    await measure(bench, runBox(page, runs.scan.title), scanned);
    await expect(page.locator('.claim').first()).toContainText(
      'One CPU thread took 4 ms, all CPU cores 2 ms, GPU 1 ms (“Reduce, then scan”).',
    );
    await measure(bench, runBox(page, runs.histogram.title), counted);
    await expect(page.locator('.claim').last()).toContainText(
      'counters for all 8 ms, bins of each workgroup 2 ms, four copies of them 1 ms.',
    );
  },

  async mend(page, bench) {
    const task = challenge(page, 'en');
    const right: Figure = { kernelMs: 1 };
    await runEdit(page, bench, [{ status: 'wrong', at: 'sum[0]' }]);
    await expect(task).toContainText(editor.wrong);
    await expect(task).toContainText('Thread 0 reads partial[128] (line 34). Thread 128 writes it (line 28)');
    await expectWrong(page, 'en');
    // Half of it, and a device that happens to be right.
    await replaceLine(page, 'for (var half', '  workgroupBarrier(); for (var half = GROUP / 2; half > 0; half /= 2) {');
    await runEdit(page, bench, [right]);
    await expect(task).toContainText(editor.luck);
    await expect(task).toContainText('Thread 0 reads partial[64] (line 34). Thread 64 writes it (the same line)');
    await expectWrong(page, 'en');
    await replaceLine(page, 'if (thread < half)', '    workgroupBarrier(); if (thread < half) {');
    await runEdit(page, bench, [right]);
    await expectRight(page, 'en');
  },
};

const chinese: Visits = {
  async tree(page) {
    const tree = figure(page, /^工作组内存里的一棵树/);
    await tree.getByRole('button', { name: '下一步' }).click();
    await expect(tree).toContainText('第 1 步，共 4 步：8 个线程在加，8 个在等。每一波里都有人在干活。');
  },
  async compare(page) {
    await expect(
      page.getByText('原子加法用了 40 ms。最快的“两趟求和”用了 1 ms：同一个和，用时是 40 倍。'),
    ).toBeVisible();
    await expect(page.getByText(/^最快的是 GPU，“两趟求和”，1 ms。CPU 全部核心：2 ms。/)).toBeVisible();
    await expect(page.locator('.claim')).toContainText('最慢的做法输给了单个线程');
  },
  barrier: (page) => expect(page.getByText(/一道也没有：错，差了 1。.*只是碰巧/)).toBeVisible(),
  async others(page) {
    await expect(page.locator('.claim').first()).toContainText('求和可以换个分组');
    await expect(page.locator('.claim').last()).toContainText('费时间的是在同一处排队');
  },
  mend: (page) => expectRight(page, 'zh-CN'),
};

test('a visitor steps through trees, takes barriers away and puts them back, in English and in Chinese', async ({
  page,
  bench,
}) => {
  await takeLesson(page, bench, cover, { en: english, 'zh-CN': chinese });
});
