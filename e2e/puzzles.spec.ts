/** Puzzles: from the stub to solved, with a bench that says what came of it, and without any GPU by the interpreter alone. */
import { readFileSync } from 'node:fs';
import { solutionOf, stubOf } from '../src/workloads/puzzles/marks.ts';
import { PUZZLES } from '../src/workloads/puzzles/registry.ts';
import { chooseTheme, expectNoOverflow, heading, open, PHONE, says, speak, texts } from './support/app.ts';
import { expectAccessible, expectSound } from './support/axe.ts';
import { NO_GPU } from './support/figures.ts';
import { ISOLATION, type ScriptedBench, type ScriptedProof } from './support/scripted-bench.ts';
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

/** The first puzzle's solution, checked: it now waits for what the GPU says. */
async function checkRight(page: Page, bench: ScriptedBench): Promise<ScriptedProof> {
  const [{ id }] = PUZZLES;
  await open(page, `/puzzles/${id}`);
  await write(page, solutionOf(codeOf(id)));
  await button(page, puzzles.check.button).click();
  return bench.nextProof();
}

test('a GPU that is lost leaves the answer to the interpreter, and that is said', async ({ page, bench }) => {
  const proof = await checkRight(page, bench);
  const text = { en: 'The GPU was lost.', 'zh-CN': 'GPU 丢失。' };
  for (const index of proof.request.cases.keys())
    await proof.emit({ index, proved: { status: 'refused', reason: { code: 'device-lost', text } } });
  await proof.end();
  const notice = page.locator('.notice').filter({ hasText: puzzles.check.silent.lost });
  await expect(notice).toContainText(text.en);
  await expect(notice).toContainText(puzzles.check.silent.counts);
  await expect(page.getByText(puzzles.check.byInterpreter)).toBeVisible();
  await expect(page.getByText(puzzles.check.byGpu)).toHaveCount(0);
  await expectAccessible(page);
});

test('a proof that ends without a word has judged nothing', async ({ page, bench }) => {
  const proof = await checkRight(page, bench);
  await proof.end();
  await expect(page.getByText(puzzles.check.stopped)).toBeVisible();
  await expect(page.getByText(says(puzzles.check.right))).toHaveCount(0);
  await open(page, '/puzzles');
  await expect(page.locator('.puzzle-map__solved')).toHaveCount(0);
});

test('an editor without code says so', async ({ page, bench: _ }) => {
  await open(page, '/puzzles/map');
  await write(page, '// nothing but this\n');
  await button(page, puzzles.check.button).click();
  await expect(page.getByText(puzzles.check.empty)).toBeVisible();
  await button(page, puzzles.check.reset).click();
  await expect(editor(page)).toContainText('out[i] = a[i];');
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

/** A worker that is there and then answers nothing: all that a page sees of a kernel that keeps the interpreter busy. */
const BUSY = `onmessage = ({ data }) => {
  if (data.path[0] === 'ready') postMessage({ id: data.id, type: 'RAW' });
};`;

async function busyInterpreter(page: Page): Promise<void> {
  await page.route(/interpreter-worker/, (route) =>
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
  const started = page.waitForEvent('worker', (worker) => worker.url().includes('interpreter-worker'));
  await button(page, puzzles.check.button).click();
  await started;
  await expect(async () => {
    await page.clock.fastForward(31_000);
    await expect(page.getByText('after 30 s without an answer', { exact: false })).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expect(page.getByText(puzzles.check.unrun)).toBeVisible();
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

test.describe('without a GPU, what no compiler takes', () => {
  test.use({ environment: NO_GPU });

  for (const [what, line] of [
    ['a constant that is infinite', 'out[i] = a[i] + 1.0 / 0.0;'],
    ['an element in front of the first', 'out[-1] = a[i] + 10.0;'],
    ['an assertion that does not hold', 'const_assert 1 > 2; out[i] = a[i] + 10.0;'],
    ['a barrier that some stay away from', 'if (thread < 3) { workgroupBarrier(); } out[i] = a[i] + 10.0;'],
  ]) {
    test(`${what} does not compile, with its line`, async ({ page, bench: _ }) => {
      const stub = stubOf(codeOf('map'));
      await open(page, '/puzzles/map');
      await write(page, stub.replace('out[i] = a[i];', line));
      await button(page, puzzles.check.button).click();
      await expect(page.getByText(puzzles.check.uncompiled)).toBeVisible();
      const number = stub.split('\n').findIndex((one) => one.includes('out[i] = a[i];')) + 1;
      await expect(page.locator('.puzzle-desk__reason')).toContainText(`Line ${number}: `);
      await expect(page.getByText(puzzles.check.wrong)).toHaveCount(0);
    });
  }
});

test('a browser without workers has a plain answer', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'Worker'));
  await open(page, '/puzzles/map');
  await button(page, puzzles.check.button).click();
  await expect(page.getByText('this browser offers none', { exact: false })).toBeVisible();
});

/** Half of them go about what a program may trip over, the others are long or of strange letters. */
const HOSTILE = [
  ...['__proto__', 'constructor', 'toString', '../../etc', 'map/../zip', 'map?x=1', 'map#zip', '%', '%E0%A4%A', '%00'],
  ...['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', 'javascript:alert(1)', 'null', 'undefined', 'NaN'],
  ...[
    '{{id}}',
    '$(id)',
    "'; drop table puzzles; --",
    'map ',
    ' map',
    'MAP',
    'map\u200b',
    '\u202egnp',
    '😀'.repeat(50),
    '-1',
  ],
  ...Array.from({ length: 74 }, (_, at) => String.fromCodePoint(33 + at * 421).repeat(1 + at * at)),
];

test('a hundred hostile links have a plain answer each', async ({ page, bench: _ }) => {
  expect(HOSTILE).toHaveLength(100);
  await open(page, '/puzzles');
  for (const [at, id] of HOSTILE.entries()) {
    await page.evaluate((to) => (location.hash = `#/puzzles/${to}`), at % 2 ? id : encodeURIComponent(id));
    await expect(page.locator('h1'), id.slice(0, 40)).toHaveText(/\S/);
    await expect(page.locator('main')).not.toBeEmpty();
  }
  await open(page, '/puzzles');
  await expect(page.locator('.puzzle-map__card')).toHaveCount(20);
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
  // The last of twenty is not far.
  const last = await page.locator('.puzzle-map__card').last().boundingBox();
  expect(last?.y).toBeLessThan(3 * PHONE.height);
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
