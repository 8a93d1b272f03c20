/** Puzzles where the interpreter's worker is busy, late, missing or dies. */
import { PUZZLES } from '../../src/workloads/puzzles/registry.ts';
import { open, says, texts } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { NO_GPU } from '../support/figures.ts';
import { answerTo, button, check, editor, expectSolved, puzzles } from '../support/puzzles.ts';
import { ISOLATION } from '../support/scripted-bench.ts';
import { expect, type Page, test } from '../support/test.ts';

const INTERPRETER = /interpreter-worker/;

/** What it says on the console once it has been asked for an answer. */
const ASKED = 'asked';

/** A worker that is there and then answers nothing: all that a page sees of a kernel that keeps the interpreter busy. */
const BUSY = `onmessage = ({ data }) => {
  if (data.path[0] === 'ready') postMessage({ id: data.id, type: 'RAW' });
  else console.log('${ASKED}');
};`;

async function busyInterpreter(page: Page): Promise<void> {
  await page.route(INTERPRETER, (route) =>
    route.fulfill({ contentType: 'text/javascript', headers: ISOLATION, body: BUSY }),
  );
}

test('a kernel that keeps the interpreter busy is stopped at once, and the page goes on meanwhile', async ({
  page,
  bench: _,
}) => {
  await busyInterpreter(page);
  await open(page, '/puzzles/map');
  await button(page, puzzles.check.button).click();
  await expect(page.getByText(puzzles.check.going.interpreter)).toBeVisible();
  await page.getByRole('slider', { name: puzzles.picture.choose }).press('Home');
  await expect(page.getByText(/^out\[0\] = /)).toBeVisible();
  await button(page, texts.en.common.cancel).click();
  await expect(page.getByText(puzzles.check.stopped)).toBeVisible();
  await expect(button(page, puzzles.check.button)).toBeEnabled();
});

test('one that never comes to an end is ended, with a plain answer', async ({ page, bench: _ }) => {
  await busyInterpreter(page);
  await page.clock.install();
  await open(page, '/puzzles/map');
  await expect(editor(page)).toBeVisible();
  // Its time runs from before it is asked.
  const asked = page.waitForEvent('console', (message) => message.text() === ASKED);
  await button(page, puzzles.check.button).click();
  await asked;
  await page.clock.fastForward(31_000);
  await expect(page.getByText('after 30 s without an answer', { exact: false })).toBeVisible();
  await expect(page.getByText(puzzles.check.unrun)).toBeVisible();
});

test('a browser without workers has a plain answer', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'Worker'));
  await open(page, '/puzzles/map');
  await button(page, puzzles.check.button).click();
  await expect(page.getByText('this browser offers none', { exact: false })).toBeVisible();
});

/** Runs in the worker: the real one, which dies of the call after so many. */
const dying = (calls: number) => `
let left = ${calls};
addEventListener('message', (event) => {
  if (event.data.path?.[0] !== 'prove' || left-- > 0) return;
  event.stopImmediatePropagation();
  throw new Error('no memory');
});
`;

test.describe('a worker that dies once the answer is judged', () => {
  test.use({ environment: NO_GPU, expectedErrors: /no memory/ });

  test('takes nothing of the verdict with it', async ({ page, bench: _ }) => {
    const [{ id, shapes }] = PUZZLES;
    await page.route(INTERPRETER, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${dying(shapes.length)}${await response.text()}` });
    });
    await check(page, id, answerTo(id));
    await expect(page.getByText(says(puzzles.check.right))).toBeVisible();
    await expect(page.getByText(puzzles.score.uncounted)).toBeVisible();
    const reads = page.getByRole('row', { name: texts.en.touches.score.reads });
    await expect(reads.getByRole('cell')).toHaveText(['1']);
    await expect(page.getByText(puzzles.score.none)).toHaveCount(0);
    await expectAccessible(page);
    await expectSolved(page, 1);
  });
});
