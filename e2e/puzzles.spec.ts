/** Puzzles: from the stub to solved, with a bench that says what came of it, and without any GPU by the interpreter alone. */
import { readFileSync } from 'node:fs';
import { solutionOf, stubOf } from '../src/workloads/puzzles/marks.ts';
import { PUZZLES } from '../src/workloads/puzzles/registry.ts';
import { chooseTheme, expectNoOverflow, heading, open, PHONE, says, speak, texts } from './support/app.ts';
import { expectAccessible, expectSound } from './support/axe.ts';
import { NO_GPU } from './support/figures.ts';
import { expect, type Page, test } from './support/test.ts';

const { puzzles } = texts.en;
const VERDICT = { ok: true, maxError: 0, tolerance: 0, at: null, method: 'elementwise' } as const;

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const editor = (page: Page) => page.locator('.cm-content');
const codeOf = (id: string) => readFileSync(new URL(`../shaders/puzzles/${id}.wgsl`, import.meta.url), 'utf8');
const ofId = (id: string) => {
  const puzzle = PUZZLES.find((one) => one.id === id);
  if (!puzzle) throw new Error(`no puzzle ${id}`);
  return puzzle;
};

/** In the place of what stands there. */
async function write(page: Page, text: string): Promise<void> {
  await editor(page).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
}

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

  await write(page, stubOf(codeOf(first.id)).replace('out[i] = a[i];', 'out[i] = 10.0 + a[i];'));
  await expect(page.getByText(puzzles.check.changed)).toBeVisible();
  await button(page, puzzles.check.button).click();
  const proof = await bench.nextProof();
  expect(proof.request.cases.map(({ workload, params }) => [workload, params.n])).toEqual(
    first.shapes.map(({ n }) => ['puzzle-map', n]),
  );
  for (const index of proof.request.cases.keys())
    await proof.emit({ index, proved: { status: 'right', verdict: VERDICT } });
  await proof.end();
  await expect(page.getByText(says(puzzles.check.right))).toBeVisible();
  await expect(page.getByText(puzzles.check.byGpu)).toBeVisible();
  await expect(page.getByText(first.solution.en)).toBeVisible();
  const reads = page.getByRole('row', { name: puzzles.score.reads });
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

test('a race is told by its threads, however right the GPU finds it', async ({ page, bench }) => {
  const { id, shapes } = ofId('exchange');
  await open(page, `/puzzles/${id}`);
  await expect(editor(page)).toBeVisible();
  // In the picture a thread stands across from another; in a block of one it stands across from itself.
  await write(page, solutionOf(codeOf(id)).replace('  workgroupBarrier();\n', ''));
  await button(page, puzzles.check.button).click();
  await expect(page.getByText(puzzles.doubt.race)).toBeVisible();
  await expect(page.getByText(says(puzzles.doubt.readWrite))).toContainText('tile[');
  await expect(page.locator('.puzzle-map__solved')).toHaveCount(0);
  await expectAccessible(page);
  expect(shapes.length).toBeGreaterThan(2);
  expect(bench.environment.adapter).not.toBeNull();
});

test('an endless loop and a text that no compiler takes have their plain answers, and lose nothing', async ({
  page,
  bench: _,
}) => {
  const { id } = ofId('until-one');
  await open(page, `/puzzles/${id}`);
  await write(page, solutionOf(codeOf(id)).replace('value != 1u', 'value > 0u'));
  await button(page, puzzles.check.button).click();
  await expect(page.getByText(puzzles.check.unrun)).toBeVisible();
  await button(page, puzzles.check.reset).click();
  await expect(editor(page)).toContainText('Your loop');
  await expectSound(page);
});

test.describe('without a GPU', () => {
  test.use({ environment: NO_GPU });

  test('the interpreter alone solves a puzzle; nothing is timed', async ({ page, bench: _ }) => {
    const { id } = ofId('tree');
    await open(page, `/puzzles/${id}`);
    await expect(page.getByText(puzzles.check.noGpu)).toBeVisible();
    await write(page, solutionOf(codeOf(id)));
    await button(page, puzzles.check.button).click();
    await expect(page.getByText(says(puzzles.check.right))).toBeVisible();
    await expect(page.getByText(puzzles.check.byInterpreter)).toBeVisible();
    await expect(page.getByText(puzzles.score.noGpu)).toBeVisible();
    await expectSound(page);
  });
});

test('the picture follows the keyboard', async ({ page, bench: _ }) => {
  await open(page, '/puzzles/zip');
  const choice = page.getByRole('slider', { name: puzzles.picture.choose });
  await choice.focus();
  await page.keyboard.press('Home');
  await expect(page.getByText(/^out\[0\] = .* a\[0\], b\[0\]/)).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText(/^out\[1\] = .* a\[1\], b\[1\]/)).toBeVisible();
});

test('a puzzle that is not there has a plain answer, and a door leads here', async ({ page, bench: _ }) => {
  await open(page, '/puzzles/no-such-puzzle');
  await expect(page.locator('.notice').first()).toContainText('no-such-puzzle');
  await open(page, '/workbench');
  await page.getByRole('link', { name: texts.en.workbench.start.puzzles }).click();
  await expect(heading(page)).toHaveText(puzzles.title);
  await open(page, '/lessons');
  await page.getByRole('link', { name: texts.en.lessons.contents.puzzles }).click();
  await expect(heading(page)).toHaveText(puzzles.title);
});

test('every puzzle fits a phone, in both languages and by night', async ({ page, bench: _ }) => {
  await page.setViewportSize(PHONE);
  await open(page, '/puzzles');
  await expectNoOverflow(page);
  for (const { id, title } of PUZZLES) {
    await page.goto(`./#/puzzles/${id}`);
    await expect(heading(page)).toContainText(title.en);
    await expect(editor(page)).toBeVisible();
    await expectNoOverflow(page);
  }
  await speak(page, 'zh-CN');
  await expect(button(page, texts['zh-CN'].puzzles.check.button)).toBeVisible();
  await expectNoOverflow(page);
  await expectAccessible(page);
  await speak(page, 'en');
  await chooseTheme(page, 'dark');
  await expectAccessible(page);
});
