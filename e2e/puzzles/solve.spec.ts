/** Puzzles: from the stub to solved, with a bench that says what came of it, and without any GPU by the interpreter alone. */
import { PUZZLES } from '../../src/workloads/puzzles/registry.ts';
import { expectNoOverflow, heading, LANGUAGES, open, PHONE, says, texts } from '../support/app.ts';
import { expectAccessible, expectSound } from '../support/axe.ts';
import { NO_GPU } from '../support/figures.ts';
import {
  answerTo,
  beginningOf,
  button,
  check,
  editor,
  expectSolved,
  puzzles,
  RIGHT,
  tell,
  write,
} from '../support/puzzles.ts';
import { expect, test } from '../support/test.ts';

test('from the stub to solved: wrong with a place, hints, right by interpreter and GPU, a score, a time', async ({
  page,
  bench,
}) => {
  const [first, second] = PUZZLES;
  await open(page, '/puzzles');
  await expect(page.locator('.puzzle-map__card')).toHaveCount(20);
  await expectAccessible(page);
  await page.locator('.puzzle-map__card').first().click();
  await expect(heading(page)).toContainText(first.title.en);
  await expect(editor(page)).toContainText('out[i] = a[i];');

  // Known to be wrong before any GPU is asked.
  await button(page, puzzles.check.button).click();
  await expect(page.getByText(puzzles.check.wrong)).toBeVisible();
  await expect(page.getByText(says(texts.en.workbench.prove.first))).toContainText('out[0]');
  await button(page, texts.en.lessons.hints.ask.where).click();
  await expect(page.getByText(first.hints[0].en)).toBeVisible();
  await expectAccessible(page);

  await write(page, beginningOf(first.id).replace('out[i] = a[i];', 'out[i] = 10.0 + a[i];'));
  await expect(page.getByText(puzzles.check.changed)).toBeVisible();
  await button(page, puzzles.check.button).click();
  const proof = await bench.nextProof();
  expect(proof.request.cases.map(({ workload, params }) => [workload, params.n])).toEqual(
    first.shapes.map(({ n }) => ['puzzle-map', n]),
  );
  await tell(proof, RIGHT);
  await expect(page.getByText(says(puzzles.check.right))).toBeVisible();
  await expect(page.getByText(puzzles.check.byGpu)).toBeVisible();
  await expect(page.getByText(says(puzzles.check.seed))).toContainText(` seed ${proof.request.seed}.`);
  await expect(page.getByText(first.solution.en)).toBeVisible();
  const reads = page.getByRole('row', { name: texts.en.touches.score.reads });
  await expect(reads.getByRole('cell')).toHaveText(['1', '1']);

  await button(page, puzzles.score.time).click();
  const run = await bench.nextRun();
  expect(run.plan.cases).toHaveLength(2);
  await run.finish(({ variant }) => ({ kernelMs: variant === 'mine' ? 1 : 2 }));
  await expect(page.getByText(says(puzzles.score.gain))).toContainText('at 2×');
  await expectAccessible(page);

  // What is solved is remembered, and the way goes on.
  await page.getByRole('link', { name: new RegExp(second.title.en) }).click();
  await expect(heading(page)).toContainText(second.title.en);
  await page.getByRole('link', { name: puzzles.ways.all }).click();
  await expect(page.locator('.puzzle-map__solved')).toHaveCount(1);
  await open(page, `/puzzles/${first.id}`);
  await expect(editor(page)).toContainText('10.0 + a[i]');
  await expect(page.getByText(first.solution.en)).toBeVisible();
  await expectSound(page);
});

for (const language of LANGUAGES) {
  test(`what failed can be tried on the same inputs again; it is solved on fresh ones (${language})`, async ({
    page,
    bench,
  }) => {
    const { check: words } = texts[language].puzzles;
    await open(page, '/puzzles/map', { language });
    const again = button(page, words.again);
    await expect(button(page, words.button)).toBeVisible();
    await expect(again).toHaveCount(0);
    await button(page, words.button).click();
    await expect(page.getByText(words.wrong)).toBeVisible();
    const seed = /\d+(?=\D*$)/.exec((await page.getByText(says(words.seed)).textContent()) ?? '')?.[0];
    // It stays while the text changes, from one button to the next.
    await write(page, answerTo('map'));
    await expect(page.getByText(words.changed)).toBeVisible();
    await button(page, words.button).focus();
    await page.keyboard.press('Tab');
    await expect(again).toBeFocused();
    await page.keyboard.press('Enter');
    const repeated = await bench.nextProof();
    expect(`${repeated.request.seed}`).toBe(seed);
    await tell(repeated, RIGHT);
    await expect(page.getByText(says(words.rightAgain))).toBeVisible();
    await expect(page.getByText(words.againNote)).toBeVisible();
    await expectAccessible(page);
    await expect(page.getByRole('heading', { name: texts[language].puzzles.score.title })).toHaveCount(0);
    await expect(page.getByRole('heading', { name: texts[language].puzzles.solved, exact: true })).toHaveCount(0);
    await page.setViewportSize(PHONE);
    await expectNoOverflow(page);
    await button(page, words.button).click();
    const fresh = await bench.nextProof();
    expect(`${fresh.request.seed}`).not.toBe(seed);
    await tell(fresh, RIGHT);
    await expect(page.getByText(says(words.right))).toBeVisible();
    await expect(page.getByRole('heading', { name: texts[language].puzzles.solved, exact: true })).toBeVisible();
    await expect(again).toHaveCount(0);
  });
}

test('a race is told by its threads, however right the GPU finds it', async ({ page, bench }) => {
  const line = '  out[i] = a[i] + 10.0;';
  await check(page, 'map', answerTo('map').replace(line, `${line}\n  out[0] = a[0] + 10.0;`));
  await tell(await bench.nextProof(), RIGHT);
  await expect(page.getByText(puzzles.check.luck)).toBeVisible();
  await expect(page.getByText(puzzles.doubt.race)).toBeVisible();
  await expect(page.getByText(says(puzzles.doubt.sameLine))).toContainText('out[0]');
  await expect(page.getByText(puzzles.doubt.own)).toBeVisible();
  await expectAccessible(page);
  await expectSolved(page, 0);
});

test('a race that spoils the result is told with it, and no GPU is asked', async ({ page, bench: _ }) => {
  // In the picture a thread stands across from another; in a block of one it stands across from itself.
  await check(page, 'exchange', answerTo('exchange').replace('  workgroupBarrier();\n', ''));
  await expect(page.getByText(puzzles.check.wrong)).toBeVisible();
  await expect(page.getByText(puzzles.check.notAsked)).toBeVisible();
  await expect(page.getByText(puzzles.doubt.race)).toBeVisible();
  await expect(page.getByText(says(puzzles.doubt.readWrite))).toContainText('tile[');
  await expectAccessible(page);
});

test.describe('without a GPU', () => {
  test.use({ environment: NO_GPU });

  test('the interpreter alone solves a puzzle; nothing is timed', async ({ page, bench: _ }) => {
    await open(page, '/puzzles/tree');
    await expect(page.getByText(puzzles.check.noGpu)).toBeVisible();
    await write(page, answerTo('tree'));
    await button(page, puzzles.check.button).click();
    await expect(page.getByText(says(puzzles.check.right))).toBeVisible();
    await expect(page.getByText(puzzles.check.byInterpreter)).toBeVisible();
    await expect(page.getByText(puzzles.score.noGpu)).toBeVisible();
    await expectSound(page);
    await expectSolved(page, 1);
  });
});
