/** Lesson 2 from the first step to the last: every sentence that is made from figures, in both languages. */
import { cover } from '../../src/lessons/one-worker-many-workers/cover.ts';
import type { Machine } from '../support/figures.ts';
import {
  answer,
  box,
  expectRight,
  expectWrong,
  guessWithSlider,
  measure,
  takeLesson,
  type Visits,
} from '../support/lessons.ts';
import { expect, test } from '../support/test.ts';

const ONE_CHAIN: Readonly<Record<string, number>> = { one: 40, js: 2, wasm: 4 };

const single: Machine = ({ variant }) => ({ kernelMs: ONE_CHAIN[variant] });
const overlap: Machine = ({ variant }) => ({ kernelMs: variant === 'js-four' ? 2 : 8 });
const double: Machine = () => ({ kernelMs: 80 });
/** The GPU is as fast with 256 chains as with one; the CPU is not. */
const many: Machine = ({ variant, params }) => ({
  kernelMs: variant === 'one' ? 1 : params.chains === 1 ? 0.25 : 2,
});

const english: Visits = {
  async 'a-chain'(page) {
    await expect(page.getByRole('img', { name: /^One chain: five steps/ })).toBeVisible();
  },

  guess: (page) => guessWithSlider(page, 'en'),

  async single(page, bench) {
    await measure(bench, page, single);
    await expect(page.locator('.bar > .bar__value')).toHaveText([/^40 ms/, /^2 ms/, /^4 ms/]);
  },

  async compare(page, bench) {
    await expect(page.getByText('One GPU thread took 40 ms, one CPU thread 2 ms.')).toBeVisible();
    await expect(page.getByText('On one chain, one GPU thread is 20× slower here.')).toBeVisible();
    await measure(bench, page, overlap);
    const told = 'one after the other 8 ms, four interleaved 2 ms. That is 4× sooner';
    await expect(page.getByText(told)).toBeVisible();
  },

  async many(page, bench) {
    const play = box(page, 'How many chains does it take until the GPU catches up?');
    await measure(bench, play, many);
    await play.getByRole('radio', { name: '256', exact: true }).check();
    await measure(bench, play, many);
    await expect(play.getByRole('table')).toBeVisible();
    await expect(page.getByText('the GPU leads from 256 chains on')).toBeVisible();
  },

  async twice(page, bench) {
    await measure(bench, page, double);
    // A fifth to either side of 80 ms is right.
    for (const wrong of [800, 100, 63]) {
      await answer(page, wrong, 'en');
      await expectWrong(page, 'en');
    }
    await answer(page, 82, 'en');
    await expectRight(page, 'en');
  },
};

const chinese: Visits = {
  async compare(page) {
    await expect(page.getByText('一个 GPU 线程用了 40 ms，一个 CPU 线程用了 2 ms。')).toBeVisible();
    await expect(page.getByText('一条接一条 8 ms，四条交错 2 ms。速度是原来的 4 倍')).toBeVisible();
  },
  many: (page) => expect(page.getByText('从 256 条起 GPU 领先')).toBeVisible(),
  twice: (page) => expectRight(page, 'zh-CN'),
};

test('a visitor pits one thread against one, then many against many, in English and in Chinese', async ({
  page,
  bench,
}) => {
  await takeLesson(page, bench, cover, { en: english, 'zh-CN': chinese });
});
