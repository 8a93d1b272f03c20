/** The lesson on CUDA from the first step to the last: words that find their partners, and a kernel translated, in both languages. */
import { cover } from '../../src/lessons/from-here-to-cuda/cover.ts';
import { runs } from '../../src/lessons/from-here-to-cuda/runs.ts';
import { type Language, texts } from '../support/app.ts';
import type { Machine } from '../support/figures.ts';
import {
  box,
  challenge,
  expectRight,
  expectWrong,
  measure,
  runBox,
  runEdit,
  takeLesson,
  type Visits,
} from '../support/lessons.ts';
import { expect, type Page, test } from '../support/test.ts';

const times =
  (ms: Readonly<Record<string, number>>): Machine =>
  (at) => ({ kernelMs: ms[at.variant] ?? 8 });

const LABELS: Readonly<Record<Language, string>> = {
  en: 'Three kernels in CUDA and WGSL, line against line',
  'zh-CN': '三个内核的 CUDA 和 WGSL，一行对一行',
};

const figure = (page: Page, language: Language) => box(page, LABELS[language]);

/** Words of either side that are lit. */
const lit = (page: Page, language: Language) => figure(page, language).locator('.marked[aria-pressed="true"]');

/** The tree as a visitor writes it who has translated all but the barriers. */
const HURRIED = `const GROUP: u32 = 256;
struct Problem { origin: vec3u, n: u32 }
@group(0) @binding(0) var<storage, read> numbers: array<f32>;
@group(0) @binding(1) var<storage, read_write> sums: array<f32>;
@group(1) @binding(0) var<uniform> problem: Problem;
var<workgroup> partial: array<f32, GROUP>;
@compute @workgroup_size(GROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let block = group.x + problem.origin.x;
  let i = block * GROUP + thread;
  if (i < problem.n) { partial[thread] = numbers[i]; } else { partial[thread] = 0.0; }
  // first
  for (var apart = 1u; apart < GROUP; apart *= 2u) {
    if (thread % (2u * apart) == 0u) { partial[thread] += partial[thread + apart]; }
    // second
  }
  if (thread == 0u) { sums[block] = partial[0]; }
}
`;

async function write(page: Page, code: string): Promise<void> {
  await page.locator('.cm-content').fill(code);
  // What stands there is what is run next: the text before it looks much like it.
  await expect(page.locator('.cm-line')).toHaveText(code.split('\n'));
}

const english: Visits = {
  async 'two-texts'(page) {
    await expect(page.locator('.lesson-text pre')).toHaveCount(2);
    await expect(page.locator('.lesson-text pre').first()).toContainText('add<<<grid, GROUP>>>(a, b, c, n);');
    await expect(page.locator('.lesson-text pre').last()).not.toContainText('origin');
  },

  async guess(page) {
    await page.getByText('Lanes hand over').click();
    await expect(page.getByText(texts.en.lessons.predict.kept)).toBeVisible();
  },

  async lines(page) {
    const both = figure(page, 'en');
    await expect(both).toContainText('Point at a marked word');
    // By pointer, by keyboard and by a tap: both sides light up, and what it is is told.
    await both.getByRole('button', { name: 'blockIdx.x' }).hover();
    await expect(lit(page, 'en')).toHaveText(['@builtin(workgroup_id) group', 'blockIdx.x', 'group.x']);
    await both.getByRole('button', { name: '@compute' }).focus();
    await expect(lit(page, 'en')).toHaveText(['__global__', '@compute']);
    await expect(both.getByRole('status')).toContainText('Marks the function that every thread runs');
    await both.getByText('Multiplying matrices in tiles').click();
    await expect(lit(page, 'en')).toHaveCount(0);
    await both.getByRole('button', { name: 'workgroupBarrier()' }).first().click();
    await expect(lit(page, 'en')).toHaveCount(4);
    await both.getByText('A sum by handing over').click();
    await both.getByRole('button', { name: 'subgroupAdd' }).first().click();
    await expect(both.getByRole('status')).toContainText('five shuffles');
    await expect(both).toContainText('Nothing stands here in this language.');
  },

  async measure(page, bench) {
    await measure(bench, runBox(page, runs.sums.title), times({ vec4: 4, subgroups: 1 }));
    await measure(bench, runBox(page, runs.tiles.title), times({ naive: 12, tiled: 3 }));
  },

  async compare(page) {
    await expect(
      page.getByText(/^Tree 4 ms, lanes 1 ms\. Handing over is 4× as fast.*As you thought\.$/),
    ).toBeVisible();
    await expect(page.getByText(/^This browser (says of your GPU: subgroups of|offers no subgroups)/)).toBeVisible();
    await expect(page.locator('.claim')).toContainText('Same language, same results, 4× apart.');
  },

  async words(page) {
    const table = box(page, 'The same things in five vocabularies');
    await expect(table.getByRole('row', { name: /^Wait for the whole group/ })).toContainText(
      /__syncthreads\(\).*workgroupBarrier\(\).*threadgroup_barrier.*group_barrier/,
    );
    await expect(table.getByRole('row', { name: /^Subgroup/ })).toContainText(/warp.*subgroup.*warp.*SIMD-group/);
  },

  async translate(page, bench) {
    await runEdit(page, bench, [{ status: 'wrong', at: 'sum[0]' }]);
    await expectWrong(page, 'en');
    // A device that happens to be right takes nobody in.
    await write(page, HURRIED);
    await runEdit(page, bench, [{ kernelMs: 1 }]);
    await expect(challenge(page, 'en')).toContainText(texts.en.lessons.editor.luck);
    await expectWrong(page, 'en');
    await write(page, HURRIED.replace('// first', 'workgroupBarrier();').replace('// second', 'workgroupBarrier();'));
    await runEdit(page, bench, [{ kernelMs: 1 }]);
    await expectRight(page, 'en');
  },
};

const chinese: Visits = {
  async lines(page) {
    await figure(page, 'zh-CN').getByRole('button', { name: '@compute' }).focus();
    await expect(figure(page, 'zh-CN').getByRole('status')).toContainText('标出每个线程都要运行的函数');
  },
  compare: (page) => expect(page.getByText(/^树用了 4 ms，通道递数用了 1 ms。/)).toBeVisible(),
  words: (page) => expect(box(page, '同样的东西，五套词汇')).toContainText('等全组到齐'),
  translate: (page) => expectRight(page, 'zh-CN'),
};

test('a visitor reads CUDA beside WGSL and translates a kernel, in English and in Chinese', async ({ page, bench }) => {
  await takeLesson(page, bench, cover, { en: english, 'zh-CN': chinese });
});
