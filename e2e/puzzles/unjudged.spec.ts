/** Answers that come to no plain right or wrong: what does not run, and a GPU that has no say. */
import { says } from '../support/app.ts';
import { expectAccessible, expectSound } from '../support/axe.ts';
import { NO_GPU } from '../support/figures.ts';
import {
  answerTo,
  beginningOf,
  button,
  check,
  checkRight,
  editor,
  expectSolved,
  puzzles,
  tell,
} from '../support/puzzles.ts';
import { expect, test } from '../support/test.ts';

const { silent } = puzzles.check;

test('a GPU that is lost leaves the answer to the interpreter, and that is said', async ({ page, bench }) => {
  const text = { en: 'The GPU was lost.', 'zh-CN': 'GPU 丢失。' };
  await tell(await checkRight(page, bench), { status: 'refused', reason: { code: 'device-lost', text } });
  const notice = page.locator('.notice').filter({ hasText: silent.lost });
  await expect(notice).toContainText(text.en);
  await expect(notice).toContainText(silent.counts);
  await expect(notice).toContainText(silent.again);
  await expect(page.getByText(puzzles.check.byInterpreter)).toBeVisible();
  await expect(page.getByText(puzzles.check.byGpu)).toHaveCount(0);
  await expectAccessible(page);
});

test('where the bench finds no GPU nobody is sent to ask it again', async ({ page, bench }) => {
  const text = { en: 'No adapter.', 'zh-CN': '没有适配器。' };
  await tell(await checkRight(page, bench), { status: 'refused', reason: { code: 'no-adapter', text } });
  const notice = page.locator('.notice').filter({ hasText: silent.none });
  await expect(notice).toContainText(silent.counts);
  await expect(notice).not.toContainText(silent.again);
});

test('a proof that ends without a word has judged nothing', async ({ page, bench }) => {
  const proof = await checkRight(page, bench);
  await proof.end();
  await expect(page.getByText(puzzles.check.stopped)).toBeVisible();
  await expect(page.getByText(says(puzzles.check.right))).toHaveCount(0);
  await expectSolved(page, 0);
});

test('an editor without code says so', async ({ page, bench: _ }) => {
  await check(page, 'map', '// nothing but this\n');
  await expect(page.getByText(puzzles.check.empty)).toBeVisible();
  await button(page, puzzles.check.reset).click();
  await expect(editor(page)).toContainText('out[i] = a[i];');
});

test('an endless loop has its plain answer, and loses nothing', async ({ page, bench: _ }) => {
  await check(page, 'until-one', answerTo('until-one').replace('value != 1u', 'value > 0u'));
  await expect(page.getByText(puzzles.check.unrun)).toBeVisible();
  await expect(editor(page)).toContainText('value > 0u');
  await button(page, puzzles.check.reset).click();
  await expect(editor(page)).toContainText('Your loop');
  await expectSound(page);
});

test.describe('without a GPU, what no compiler takes', () => {
  test.use({ environment: NO_GPU });

  for (const [what, line] of [
    ['a constant that is infinite', 'out[i] = a[i] + 1.0 / 0.0;'],
    ['an element in front of the first', 'out[-1] = a[i] + 10.0;'],
    ['an assertion that does not hold', 'const_assert 1 > 2; out[i] = a[i] + 10.0;'],
    ['a barrier that some stay away from', 'if (thread < 3) { workgroupBarrier(); } out[i] = a[i] + 10.0;'],
  ]) {
    test(`${what} does not compile, with its line`, async ({ page, bench: _ }) => {
      const stub = beginningOf('map');
      await check(page, 'map', stub.replace('out[i] = a[i];', line));
      await expect(page.getByText(puzzles.check.uncompiled)).toBeVisible();
      const number = stub.split('\n').findIndex((one) => one.includes('out[i] = a[i];')) + 1;
      await expect(page.locator('.puzzle-desk__reason')).toContainText(`Line ${number}: `);
      await expect(page.getByText(puzzles.check.wrong)).toHaveCount(0);
    });
  }
});
