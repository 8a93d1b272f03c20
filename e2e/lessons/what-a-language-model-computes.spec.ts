/** The lesson on what a language model computes. The model is one that has learned nothing: what it says is left open. */
import { cover } from '../../src/lessons/what-a-language-model-computes/cover.ts';
import { lesson } from '../../src/lessons/what-a-language-model-computes/index.ts';
import { SHAPE } from '../../src/lessons/what-a-language-model-computes/kernels.ts';
import { vocabularyOf } from '../../src/workloads/language/stories/index.ts';
import { texts } from '../support/app.ts';
import { type Machine, sideOf } from '../support/figures.ts';
import { answer, box, expectRight, expectWrong, measure, runBox, takeLesson, type Visits } from '../support/lessons.ts';
import type { ScriptedBench } from '../support/scripted-bench.ts';
import { expect, type Page, test } from '../support/test.ts';
import { bars, boxes, boxesOf, sentence, serveModels, WRITER } from '../support/untrained-model.ts';

const GPU_MS: Readonly<Record<string, number>> = { matmul: 0.1, attention: 0.2, softmax: 0.05, 'vector-add': 0.02 };
const machine: Machine = (at) => ({
  kernelMs: sideOf(at) !== 'gpu' && at.workload === 'matmul' ? 1 : GPU_MS[at.workload],
  spread: 0,
});

/** Some tokens come, then the GPU is lost: what had come stays. The CPU writes the same, then another text, which is wrong. */
async function writeOn(page: Page, bench: ScriptedBench): Promise<void> {
  const card = box(page, WRITER);
  const button = (name: string) => card.getByRole('button', { name, exact: true });
  const outcome = card.getByRole('status').filter({ hasText: 'GPU and CPU' });
  // A screen reader tells what comes into a place that was there.
  const silent = card.locator('[role="status"]:empty');
  await button('Write').click();
  const stream = await bench.nextStream();
  expect(stream.request).toMatchObject({ tensor: 'text', case: { variant: 'fused', params: { task: 'write', b: 1 } } });
  const { tokens } = vocabularyOf('en');
  const text = new Uint32Array(SHAPE.t + 1);
  const given = await boxesOf(page);
  text.set([5, 6, 7], given + 1);
  await stream.emit({ type: 'begin' }, { type: 'piece', iterations: given + 3, data: text, ms: 20 });
  const own = boxes(page, WRITER);
  await expect(own).toHaveCount(given + 3);
  await expect(own.last()).toHaveText(tokens[7].text);
  const provisional = card.getByText(texts.en.common.provisional.mark, { exact: true });
  await expect(card).toContainText(`GPU: ${given + 3} tokens through the model in 20 ms, `);
  await expect(provisional).toBeVisible();
  await expect(card.getByText(texts.en.common.provisional.note)).toBeVisible();
  await expect(button('Stop')).toBeFocused();
  const lost = { en: 'The GPU went away.', 'zh-CN': 'GPU 不见了。' };
  await stream.end({ reason: { code: 'device-lost', text: lost } });
  await expect(card.getByText('The GPU went away.')).toBeVisible();
  await expect(card.getByText('What was written until then stays.')).toBeVisible();
  // Nobody knows whether what was timed was right.
  await expect(card.getByText('GPU: no rate, because it ended before its result could be checked.')).toBeVisible();
  await expect(card).not.toContainText('through the model');
  await expect(provisional).toHaveCount(0);
  await expect(own).toHaveCount(given + 3);
  await expect(button('Write it again')).toBeFocused();
  // At temperature 0 there is no other text.
  await expect(button('Write another')).toHaveCount(0);
  await expect(silent).toHaveCount(1);
  // The other side, which writes the same.
  await card.getByRole('group', { name: 'Runs on' }).getByText('CPU', { exact: true }).click();
  await button('Write').click();
  const other = await bench.nextStream();
  expect(other.request).toMatchObject({ case: { variant: 'wasm' } });
  await other.emit({ type: 'begin' }, { type: 'piece', iterations: given + 3, data: text, ms: 40 });
  await other.end();
  await expect(outcome).toHaveText('GPU and CPU wrote the same 3 tokens.');
  await expect(card.getByText(/^CPU: \d+ tokens through the model in 40 ms, /)).toBeVisible();
  await expect(provisional).toHaveCount(0);
  await page.getByRole('slider', { name: /^Temperature/ }).fill('1');
  await expect(silent).toHaveCount(1);
  await button('Write').click();
  const drawn = await bench.nextStream();
  await drawn.emit({ type: 'begin' }, { type: 'piece', iterations: given + 3, data: text, ms: 40 });
  await drawn.end();
  await button('Write another').click();
  const another = await bench.nextStream();
  expect(another.request.seed).not.toBe(drawn.request.seed);
  await expect(button('Stop')).toBeFocused();
  await another.emit({ type: 'begin' }, { type: 'piece', iterations: given + 3, data: text, ms: 50 });
  await expect(card).toContainText(`CPU: ${given + 3} tokens through the model in 50 ms, `);
  const wrong = { en: 'A step is wrong.', 'zh-CN': '有一步算错了。' };
  await another.end({ reason: { code: 'wrong', text: wrong } });
  const failed = card.getByRole('alert');
  await expect(failed).toContainText('The writing failed');
  await expect(failed).toContainText(wrong.en);
  await expect(failed).not.toContainText('stays');
  await expect(card).not.toContainText('CPU: ');
  await expect(card).toContainText('GPU: ');
}

const english: Visits = {
  async tokens(page) {
    await expect(boxes(page, 'Its tokens')).toHaveCount(16);
    await sentence(page).fill('Anna had a new cat');
    await expect(page.getByRole('status').filter({ hasText: 'The model has never met “cat”.' })).toContainText(
      'It knows 162 tokens',
    );
    await expect(boxes(page, 'Its tokens')).toHaveCount(0);
    await page.getByRole('button', { name: 'hat', exact: true }).click();
    await expect(sentence(page)).toHaveValue('Anna had a new hat');
    await expect(boxes(page, 'Its tokens')).toHaveText(['Anna', 'had', 'a', 'new', 'hat']);
    await expect(
      page.getByText('5 tokens. The vocabulary has 163: 162 of the stories, and one that marks the end of a story.'),
    ).toBeVisible();
  },

  async next(page, bench) {
    await page.getByRole('button', { name: 'Fetch the model' }).click();
    await expect(bars(page)).toHaveCount(11);
    await expect(bars(page).last()).toContainText('153 others together');
    await page.getByRole('radio', { name: 'k = 3' }).check();
    await expect(bars(page)).toHaveCount(3);
    await page.getByRole('slider', { name: /^Temperature/ }).press('Home');
    await expect(bars(page)).toHaveCount(1);
    await expect(bars(page)).toContainText('100%');
    const likeliest = (await bars(page).locator('.next__name').textContent()) ?? '';
    await page.getByRole('button', { name: 'Draw the next token' }).click();
    await expect(sentence(page)).not.toHaveValue('Anna had a new hat');
    expect((await sentence(page).inputValue()).toLowerCase()).toContain(likeliest.toLowerCase());
    await page.getByRole('button', { name: 'Take the last one away' }).click();
    await expect(sentence(page)).toHaveValue('Anna had a new hat');
    await page.getByRole('button', { name: 'Begin with nothing' }).click();
    await expect(sentence(page)).toHaveValue('');
    await expect(bars(page)).toHaveCount(1);
    await page.getByRole('button', { name: 'Back to the first one' }).click();
    await expect(page.locator('.claim')).toContainText('It computes a score for every token that it knows');
    await writeOn(page, bench);
  },

  async attention(page) {
    const card = box(page, 'Where each head looks');
    await expect(card.locator('.head')).toHaveCount(8);
    await card.getByRole('button', { name: 'her', exact: true }).click();
    await expect(card).toContainText('From “her”, head by head');
    await card.getByRole('button', { name: /^layer 1, head 3/ }).click();
    const taken = boxes(page, 'What layer 1, head 3 takes from each token');
    await expect(taken).toHaveCount(7);
    const shares = await taken.locator('.taken__value').allTextContents();
    expect(shares.reduce((sum, share) => sum + Number.parseFloat(share), 0)).toBeCloseTo(100, -1);
    const finder = box(page, 'Whose is “her”?');
    await finder.getByRole('button', { name: 'Search all heads' }).click();
    // Untrained heads look at all tokens nearly alike.
    await expect(finder.getByRole('status')).toContainText('No head gives the owner’s name more than half.');
    await expect(finder.locator('tbody tr')).toHaveCount(4);
    await finder.getByRole('button', { name: 'Show it in my sentence' }).click();
    await expect(card.locator('.head[aria-pressed="true"]')).toHaveCount(1);
  },

  async matrices(page) {
    await expect(page.locator('.sheet__box')).toHaveCount(6);
    await expect(page.locator('.sheets')).toContainText(
      '114,880 weights, 86% of them in the layers. For each token, 108,736 multiplications',
    );
  },

  async guess(page) {
    await page.getByRole('slider').press('ArrowLeft');
    await page.getByRole('radio', { name: 'norms, GELU and additions' }).check();
    await expect(page.getByText(texts.en.lessons.predict.kept)).toHaveCount(2);
  },

  async time(page, bench) {
    const run = runBox(page, lesson.runs.time.title);
    await measure(bench, run, machine);
    await expect(run.getByRole('region', { name: 'GPU' })).toContainText(
      'GPU: 50% of 1.8 ms go into products with weights, 22% into attention, 28% into the rest.',
    );
    await expect(run.getByRole('region', { name: 'CPU' })).toContainText('CPU: 91% of 9.9 ms');
    await expect(run.locator('tbody tr')).toHaveCount(10);
    await expect(run.getByRole('row', { name: /^queries, keys, values/ })).toContainText(
      '2 × Matrix multiplication, 1,536 · 64 · 192',
    );
  },

  async compare(page) {
    await expect(page.getByText('GPU: 50% of 1.8 ms. CPU: 91% of 9.9 ms. Of the arithmetic it is 88%.')).toBeVisible();
    await expect(
      page.getByText(/^The longest first: norms, GELU and additions 450 µs;.* You saw that coming\.$/),
    ).toBeVisible();
    await expect(page.locator('.claim')).toContainText(
      'GPU: of 1.8 ms attention takes 22%, products with weights 50%.',
    );
  },

  async length(page, bench) {
    const play = box(page, lesson.plays.length.question.en);
    await play.getByRole('radio', { name: '1 of 1,536 tokens' }).check();
    await measure(bench, play, machine);
    await expect(play).toContainText('GPU: attention takes 33% at T = 1,536.');
    await expect(box(page, 'Attention’s part by length').getByRole('listitem').filter({ hasText: 'T = ' })).toHaveCount(
      2,
    );
    await expect(play).toContainText('Of the arithmetic it is 11%, 33%, 67% at the three lengths.');
  },

  async weights(page) {
    await answer(page, 2.1, 'en');
    await expectWrong(page, 'en');
    await answer(page, 6.5, 'en');
    await expectRight(page, 'en');
  },
};

const chinese: Visits = {
  async tokens(page) {
    await sentence(page, '你的句子').fill('小芳有一只猫');
    await expect(page.getByRole('status').filter({ hasText: '模型没见过“猫”。' })).toBeVisible();
    await page.getByRole('button', { name: '恢复开头的例句' }).click();
  },
  async next(page) {
    await page.getByRole('button', { name: '下载模型' }).click();
    await expect(bars(page, '下一个 token 的概率')).toHaveCount(11);
    // What the English model wrote is not this one's.
    const card = box(page, '让模型自己写');
    await expect(card.getByRole('button', { name: '开始写' })).toBeEnabled();
    await expect(boxes(page, '让模型自己写')).toHaveCount(0);
    await expect(card).not.toContainText('token 经过模型');
  },
  attention: (page) => expect(box(page, '每个头在看哪里').locator('.head')).toHaveCount(8),
  matrices: (page) => expect(page.locator('.sheets')).toContainText('共 116,992 个权重，84% 在各层里。'),
  time: (page) =>
    expect(runBox(page, lesson.runs.time.title, 'zh-CN')).toContainText(
      'GPU：共 1.8 ms，其中 50% 用于乘权重，22% 用于注意力，其余 28%。',
    ),
  compare: (page) => expect(page.locator('.claim')).toContainText('GPU：1.8 ms 里，注意力占 22%，乘权重占 50%。'),
  length: (page) =>
    expect(box(page, lesson.plays.length.question['zh-CN'])).toContainText('GPU：注意力的用时，T = 1,536 时占 33%。'),
};

test('a visitor writes, draws, looks into heads, measures and counts, in English and in Chinese', async ({
  page,
  bench,
}) => {
  await serveModels(page);
  await takeLesson(page, bench, cover, { en: english, 'zh-CN': chinese });
});
