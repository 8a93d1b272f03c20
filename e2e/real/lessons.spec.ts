/** One run of each lesson for real, and what only real computing can show: pictures, digits, a shader that is changed. */
import { cover as adding } from '../../src/lessons/adding-arrays/cover.ts';
import { cover as convolution } from '../../src/lessons/convolution/cover.ts';
import { cover as digits } from '../../src/lessons/different-digits/cover.ts';
import { runs as digitsRuns } from '../../src/lessons/different-digits/runs.ts';
import { cover as mandelbrot } from '../../src/lessons/mandelbrot/cover.ts';
import { lesson as mandelbrotLesson } from '../../src/lessons/mandelbrot/index.ts';
import { LESSONS } from '../../src/lessons/registry.ts';
import { cover as together } from '../../src/lessons/working-together/cover.ts';
import { QUESTION } from '../../src/lessons/working-together/positions.ts';
import { heading, open, texts } from '../support/app.ts';
import { choosePicture, expectPixel, pixelOf, png } from '../support/lab.ts';
import {
  box,
  challenge,
  expectRight,
  expectWrong,
  goTo,
  openStep,
  replaceLine,
  runBox,
  runButton,
  startEdit,
} from '../support/lessons.ts';
import { expectSound, expectTimesOrReasons, hurry, measure } from '../support/real.ts';
import { expect, type Page, test } from '../support/test.ts';

/** Lessons whose first run has bars; the others draw it in their own way. */
const WITH_BARS = [
  'meet-your-gpu',
  'one-worker-many-workers',
  'adding-arrays',
  'mandelbrot',
  'matmul-step-by-step',
  'the-last-factor-of-two',
  'working-together',
];

/** So many one after the other in one page: to load it for each takes as long as to measure. */
const AT_ONCE = 4;

for (let first = 0; first < LESSONS.length; first += AT_ONCE) {
  const some = LESSONS.slice(first, first + AT_ONCE);
  const names = some.map(({ id }) => id).join(', ');
  test(`${names}: the first run is measured, and every contender has a time or a reason`, async ({ page }) => {
    await hurry(page);
    await open(page, '/lessons');
    for (const cover of some) {
      await test.step(cover.id, async () => {
        const step = cover.steps.find(({ kind }) => kind === 'run');
        if (!step) throw new Error('A lesson measures something.');
        await page.goto(`./#/lessons/${cover.id}/${step.id}`);
        await expect(heading(page)).toHaveText(step.title.en);
        await measure(page);
        if (WITH_BARS.includes(cover.id)) await expectTimesOrReasons(page);
        await expectSound(page);
      });
    }
  });
}

const BLUR = new Array(9).fill('1/9');
const SOBEL = [-1, 0, 1, -2, 0, 2, -1, 0, 1].map(String);

async function typeWeights(page: Page, weights: readonly string[]): Promise<void> {
  const { cell } = texts.en.lab.weights;
  for (const [at, weight] of weights.entries()) {
    const name = cell.replace('{{row}}', `${Math.floor(at / 3) + 1}`).replace('{{column}}', `${(at % 3) + 1}`);
    await page.getByLabel(name, { exact: true }).fill(weight);
  }
}

test('convolution: a picture of one’s own is filtered with the weights that were typed', async ({ page }) => {
  await openStep(page, convolution, 'yours', 'en');
  // Dark on the left, bright on the right: the edge is where Sobel's weights answer.
  await choosePicture(
    page,
    png(64, 64, (x) => (x < 32 ? [40, 40, 40, 255] : [200, 200, 200, 255])),
  );
  await expect(page.getByText('made.png, 64 × 64 pixels')).toBeVisible();
  await typeWeights(page, SOBEL);
  await measure(page);
  const after = /after the weights have filtered it/;
  await expectPixel(page, after, 20, 128, [0, 0, 0, 255]);
  expect((await pixelOf(page, after, 128, 128))[0]).toBeGreaterThan(100);
  await expectSound(page);
});

test('convolution: a blur finds no edges, Sobel’s weights do', async ({ page }) => {
  await openStep(page, convolution, 'edge', 'en');
  const task = challenge(page, 'en');
  await typeWeights(page, BLUR);
  await runButton(task, 'en').click();
  await expectWrong(page, 'en');
  await typeWeights(page, SOBEL);
  await runButton(task, 'en').click();
  await expectRight(page, 'en');
  // Where nothing changes the card came out black.
  await expect(task.locator('tbody tr').first().locator('td')).toHaveText('0');
});

test('matrices: contenders agree but for their last digits', async ({ page }) => {
  await openStep(page, digits, 'digits', 'en');
  await measure(runBox(page, digitsRuns.digits.title));
  await expect(page.locator('tbody tr')).toHaveCount(7);
  await goTo(page, digits, 'compare', 'en');
  await expect(page.locator('.claim')).toContainText('every one of them was verified');
  await expectSound(page);
});

test('adding arrays: the guard is wrong, misspelt and repaired', async ({ page }) => {
  await openStep(page, adding, 'guard', 'en');
  await startEdit(page, 'en');
  await expect(page.getByText(texts.en.lessons.editor.wrong)).toBeVisible();
  await expectWrong(page, 'en');
  await replaceLine(page, 'if (i >= problem', '  if (i >= problm.n) {');
  await startEdit(page, 'en');
  await expect(page.getByText(/does not compile .*line 23/)).toBeVisible();
  await replaceLine(page, 'if (i >= problm', '  if (i >= problem.n) {');
  await startEdit(page, 'en');
  await expectRight(page, 'en');
});

async function zoomUntilItBreaks(page: Page): Promise<void> {
  const explorer = box(page, 'How deep can you go before pixels become blocks?');
  const view = explorer.getByRole('application');
  const wide = (span: string) => expect(explorer.getByText(`${span} wide: f32 tells every pixel apart`)).toBeVisible();
  const proved = explorer.getByText(texts.en.alive.plane.proved);
  await wide('3');
  await expect(explorer.getByText(/Every pixel has f32 coordinates of its own/)).toBeVisible();
  await expect(explorer.getByRole('img', { name: /^Heat map of iterations, 320 × 240 pixels/ })).toBeVisible();
  await view.press('+');
  await wide('1.5');
  // Quick steps: only the last place is waited for.
  await view.press('ArrowLeft');
  await view.press('ArrowUp');
  await view.press('+');
  await wide('0.75');
  await explorer.getByText(texts.en.alive.sides.cpu).click();
  await expect(proved).toBeVisible();
  await explorer.getByRole('button', { name: 'Where f32 ends' }).click();
  await expect(explorer.getByText(/^1\.0\s×\s10⁻⁶ wide: f32 has run out, \d+ of 320 columns differ/)).toBeVisible();
  await expect(explorer.getByText(/^f32 has run out: the 320 columns have only \d+ different/)).toBeVisible();
  await expect(proved).toBeVisible();
}

test('mandelbrot: drawn, zoomed into, and broken where f32 ends', async ({ page }) => {
  await openStep(page, mandelbrot, 'draw', 'en');
  await measure(runBox(page, mandelbrotLesson.runs.draw.title));
  await expect(page.getByRole('img', { name: /^Heat map of iterations, 256 × 256 pixels/ })).toBeVisible();
  await openStep(page, mandelbrot, 'zoom', 'en');
  await zoomUntilItBreaks(page);
});

test('working together: without barriers the verifier has the word, and with them the challenge is solved', async ({
  page,
}) => {
  await openStep(page, together, 'barrier', 'en');
  const knob = box(page, QUESTION.en);
  await measure(knob);
  await knob.getByRole('radio', { name: 'Nowhere' }).check();
  await measure(knob);
  // Wrong, or right by luck: either is said.
  await expect(knob).toContainText(/In every step: right, .* Nowhere: (right here|wrong), /);
  await expect(knob).toContainText(/was not written yet|without a barrier is luck/);

  await openStep(page, together, 'mend', 'en');
  await startEdit(page, 'en');
  await expect(challenge(page, 'en')).toContainText('Thread 0 reads partial[128]');
  await expectWrong(page, 'en');
  await replaceLine(page, 'for (var half', '  workgroupBarrier(); for (var half = GROUP / 2; half > 0; half /= 2) {');
  await replaceLine(page, 'if (thread < half)', '    workgroupBarrier(); if (thread < half) {');
  await startEdit(page, 'en');
  await expectRight(page, 'en');
});
