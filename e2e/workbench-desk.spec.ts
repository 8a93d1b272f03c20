/** Small things about a kernel on the desk. */
import type { Proved } from '../src/engine/prove/api.ts';
import { heading, open, says, texts } from './support/app.ts';
import { expectAccessible } from './support/axe.ts';
import { keepKernels, matmulKernel } from './support/kernels.ts';
import { RIGHT, tell } from './support/puzzles.ts';
import { expect, type Page, test } from './support/test.ts';

const { workbench } = texts.en;
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('a bad name keeps what is said of it, and the first press on “Delete” counts', async ({ page, bench: _ }) => {
  await keepKernels(page, { mine: matmulKernel('mine', 'c[i] = sum;') });
  await open(page, '/workbench/matmul/mine');
  const name = page.getByRole('textbox', { name: workbench.desk.name, exact: true });
  await name.fill('2 words');
  await expect(page.getByRole('alert')).toContainText(workbench.desk.nameStill.replace('{{name}}', 'mine'));
  await button(page, workbench.desk.delete).click();
  await expect(name).toHaveValue('2 words');
  await button(page, workbench.desk.deleteSure).click();
  await expect(page.getByText(workbench.mine.none)).toBeVisible();
});

test('a race says how long it takes before it is begun', async ({ page, bench: _ }) => {
  await keepKernels(page, { mine: matmulKernel('mine', 'c[i] = sum;') });
  await open(page, '/workbench/matmul/mine');
  const takes = page.getByText(says(workbench.race.takes));
  const seconds = async () => Number(/\d+/.exec((await takes.textContent()) ?? '')?.[0]);
  await expect.poll(seconds).toBeGreaterThan(0);
  const before = await seconds();
  await page
    .getByRole('group', { name: says(workbench.race.sizes) })
    .getByRole('checkbox')
    .nth(2)
    .check();
  // Two sizes of three now.
  await expect.poll(async () => (await seconds()) / before).toBeCloseTo(1.5);
});

test('of one fault at several shapes the first map is open, the others on demand', async ({ page, bench }) => {
  await keepKernels(page, { mine: matmulKernel('mine', 'c[i] = sum;') });
  await open(page, '/workbench/matmul/mine');
  await button(page, workbench.prove.button).click();
  const { request, emit, end } = await bench.nextProof();
  for (const [index, { params }] of request.cases.entries()) {
    const { m, n } = params as { m: number; n: number };
    const proved: Proved = {
      status: 'wrong',
      verdict: { ok: false, maxError: 1, tolerance: 1e-4, at: 'c[0, 0]', method: 'elementwise' },
      outputs: { c: new Float32Array(m * n) },
      reference: { c: Float32Array.from({ length: m * n }, (_, i) => i + 1) },
      turn: 1,
      run: 'first',
    };
    await emit({ index, proved });
  }
  await end();
  await expect(page.locator('.error-map:visible')).toHaveCount(1);
  // Its name begins with a sign.
  await page.getByRole('button', { name: workbench.prove.mapFold }).first().click();
  await expect(page.locator('.error-map:visible')).toHaveCount(2);
});

test('each proof has inputs of its own, and says which', async ({ page, bench }) => {
  await keepKernels(page, { mine: matmulKernel('mine', 'c[i] = sum;') });
  await open(page, '/workbench/matmul/mine');
  const seeds: number[] = [];
  for (const _ of ['first', 'second']) {
    await button(page, workbench.prove.button).click();
    const proof = await bench.nextProof();
    await tell(proof, RIGHT);
    const { seed } = proof.request;
    await expect(page.getByText(says(workbench.prove.seed))).toContainText(` seed ${seed}.`);
    seeds.push(seed);
  }
  expect(new Set(seeds).size).toBe(2);
});

test('what failed can be tried on the same inputs again, which proves nothing; it is proved on fresh ones', async ({
  page,
  bench,
}) => {
  await keepKernels(page, { mine: matmulKernel('mine', 'c[i] = sum;') });
  await open(page, '/workbench/matmul/mine');
  const again = button(page, workbench.prove.again);
  await expect(button(page, workbench.prove.button)).toBeVisible();
  await expect(again).toHaveCount(0);
  await button(page, workbench.prove.button).click();
  const failed = await bench.nextProof();
  await tell(failed, { status: 'refused', reason: { code: 'late', text: { en: 'Late.', 'zh-CN': '晚了。' } } });
  await expect(page.getByText(says(workbench.prove.unrun_other))).toBeVisible();
  // From one button to the next, by the keyboard.
  await button(page, workbench.prove.button).focus();
  await page.keyboard.press('Tab');
  await expect(again).toBeFocused();
  await page.keyboard.press('Enter');
  const repeated = await bench.nextProof();
  expect(repeated.request.seed).toBe(failed.request.seed);
  await tell(repeated, RIGHT);
  await expect(page.getByText(says(workbench.prove.allAgain_other))).toBeVisible();
  await expect(page.getByText(workbench.prove.againNote)).toBeVisible();
  await expect(page.getByText(says(workbench.prove.seedAgain))).toContainText(` seed ${failed.request.seed}.`);
  await expectAccessible(page);
  await button(page, workbench.prove.button).click();
  const fresh = await bench.nextProof();
  expect(fresh.request.seed).not.toBe(failed.request.seed);
  await tell(fresh, RIGHT);
  await expect(page.getByText(says(workbench.prove.all_other))).toBeVisible();
  await expect(again).toHaveCount(0);
});

test('a kernel that is begun on the Chinese page has its comments in Chinese', async ({ page, bench: _ }) => {
  const chinese = texts['zh-CN'].workbench;
  await open(page, '/workbench/matmul', { language: 'zh-CN' });
  await button(page, chinese.start.begin).click();
  await expect(heading(page)).toBeVisible();
  await expect(page.locator('.cm-content')).toContainText('这次派发从哪个工作组开始');
});
