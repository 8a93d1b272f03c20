/** The trained model of a lesson as it comes and goes: another language meanwhile, none that arrives, a text that is too long. */
import { cover } from '../../src/lessons/what-a-language-model-computes/cover.ts';
import { SHAPE } from '../../src/lessons/what-a-language-model-computes/kernels.ts';
import { vocabularyOf } from '../../src/workloads/language/stories/index.ts';
import { speak } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { box, openStep } from '../support/lessons.ts';
import { expect, test } from '../support/test.ts';
import { bars, boxes, boxesOf, MODELS, sentence, serveModels, untrained, WRITER } from '../support/untrained-model.ts';

test('what is being written when the page changes its language goes on in sight, and is stopped there', async ({
  page,
  bench,
}) => {
  await serveModels(page);
  await openStep(page, cover, 'next', 'en');
  await page.getByRole('button', { name: 'Fetch the model' }).click();
  await box(page, WRITER).getByRole('button', { name: 'Write', exact: true }).click();
  const stream = await bench.nextStream();
  const { tokens } = vocabularyOf('en');
  const given = await boxesOf(page);
  const text = new Uint32Array(SHAPE.t + 1);
  text.set([5, 6, 7, 8], given + 1);
  await stream.emit({ type: 'begin' }, { type: 'piece', iterations: given + 2, data: text, ms: 20 });
  await expect(boxes(page, WRITER)).toHaveCount(given + 2);
  await speak(page, 'zh-CN');

  // The model of this language is not here yet.
  const [title, card] = ['让模型自己写', box(page, '让模型自己写')];
  const button = (name: string) => card.getByRole('button', { name, exact: true });
  await expect(boxes(page, title)).toHaveCount(given + 2);
  await expect(boxes(page, title).last()).toHaveText(tokens[6].text);
  await expect(card).toContainText('这一段还由先前的模型在写');
  await expectAccessible(page);
  await page.getByRole('button', { name: '下载模型' }).click();
  await expect(bars(page, '下一个 token 的概率')).toHaveCount(11);
  await stream.emit({ type: 'piece', iterations: given + 4, data: text, ms: 40 });
  await expect(boxes(page, title)).toHaveCount(given + 4);

  await button('停止').click();
  await stream.cancelled();
  await stream.end({ reason: { code: 'cancelled', text: { en: 'Stopped.', 'zh-CN': '已停止。' } }, cancelled: true });
  await expect(button('开始写')).toBeEnabled();
  await expect(card).toContainText('这一段是先前的模型写的。');
  await expect(boxes(page, title)).toHaveCount(given + 4);

  // It is the English model's, and stays so.
  await speak(page, 'en');
  await expect(boxes(page, WRITER)).toHaveCount(given + 4);
  await expect(box(page, WRITER)).not.toContainText('here before');
});

test('a model that was asked for in another language is told of, and the one of this language is fetched when it is asked for', async ({
  page,
  bench: _,
}) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await serveModels(page);
  await page.route('**/data/language/en.lsm', async (route) => {
    await held;
    await route.fallback();
  });
  await openStep(page, cover, 'next', 'en');
  await page.getByRole('button', { name: 'Fetch the model' }).click();
  await speak(page, 'zh-CN');
  const card = box(page, '一个训练好的模型');
  await expect(card).toContainText('你要的英文模型还在下载');
  await expectAccessible(page);
  release();
  await expect(card).toContainText('英文模型已经在这里');
  await card.getByRole('button', { name: '下载模型' }).click();
  await expect(bars(page, '下一个 token 的概率')).toHaveCount(11);
  await speak(page, 'en');
  await expect(bars(page)).toHaveCount(11);
});

test.describe('a model that does not arrive', () => {
  test.use({ expectedErrors: /\.lsm|ERR_|Failed to load/ });

  test('is told plainly, and fetched when it is asked for again', async ({ page, bench: _ }) => {
    await page.route(MODELS, (route) => route.abort('internetdisconnected'));
    await openStep(page, cover, 'next', 'en');
    await page.getByRole('button', { name: 'Fetch the model' }).click();
    await expect(page.getByRole('alert')).toContainText('you may be offline');
    await page.unroute(MODELS);
    await page.route(MODELS, (route) => route.fulfill({ body: untrained('en').subarray(0, 5000) }));
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('alert')).toContainText('cut off or changed on the way');
    await page.unroute(MODELS);
    await serveModels(page);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(bars(page)).toHaveCount(11);
  });
});

test('a text that fills the context, or is longer, is told', async ({ page, bench: _ }) => {
  await serveModels(page);
  await openStep(page, cover, 'next', 'en');
  await page.getByRole('button', { name: 'Fetch the model' }).click();
  await sentence(page).fill(Array.from({ length: 95 }, () => 'cows').join(' '));
  await expect(page.getByText('The context is full.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Draw the next token' })).toBeDisabled();
  await sentence(page).fill(Array.from({ length: 96 }, () => 'cows').join(' '));
  await expect(page.getByText('That is more than the model can look back on.')).toBeVisible();
  await expect(bars(page)).toHaveCount(0);
});
