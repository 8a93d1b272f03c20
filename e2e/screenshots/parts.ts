/** What a page shows once something has been done on it. */
import { cover } from '../../src/lessons/memory-decides/cover.ts';
import { heading, says, startRace, texts } from '../support/app.ts';
import { machine } from '../support/home.ts';
import { keepKernels, matmulKernel } from '../support/kernels.ts';
import { SMALL, SWEEP } from '../support/lab.ts';
import { machine as limited, measureLimit } from '../support/limit.ts';
import { CURVES, madeUp, routeOf } from '../support/share.ts';
import { batchesOf, endOf, told } from '../support/sustain.ts';
import { expect } from '../support/test.ts';
import type { Visit, Visitor } from './visitor.ts';

/** Part of another page: a document of its own. */
async function embed({ page, language, go }: Visitor, route: string): Promise<void> {
  await go('/');
  await page.goto(`./embed/?lang=${language}#${route}`);
  await expect(heading(page)).toBeVisible();
}

/** Each thread takes what its mirror image in the workgroup has put there, and waits for nobody. */
const RACING = matmulKernel(
  'racing',
  'swap[local.x] = sum;\n  c[i] = swap[min(problem.n * problem.m, GROUP) - 1 - local.x];',
  'var<workgroup> swap: array<f32, GROUP>;',
);

const press = ({ page }: Visitor, name: string) => page.getByRole('button', { name, exact: true }).first().click();

export const PARTS: Readonly<Record<string, Visit>> = {
  async 'home-racing'({ page, bench, language, go }) {
    await go('/');
    await startRace(page, language);
    const run = await bench.nextRun();
    const [first] = run.reportOf(machine).measurements;
    await run.emit(
      { type: 'measurement', index: 0, measurement: first, final: false },
      { type: 'phase', index: 2, phase: 'sample' },
      { type: 'progress', fraction: 0.6, leftMs: 1400 },
    );
  },
  async 'device-measured'({ page, bench, language, go }) {
    await go('/device');
    await measureLimit(page.getByRole('region', { name: texts[language].limit.title }), bench, limited, language);
    await expect(page.locator('.machine__fill').first()).toBeVisible();
  },
  async 'result-shared'({ page, language, go }) {
    await go(routeOf(madeUp(CURVES)));
    const { share } = texts[language].result;
    await page.getByRole('button', { name: share.button }).first().click();
    await expect(page.getByRole('textbox', { name: share.field })).toHaveValue(/#\/r\//);
    await page.getByText(texts[language].sharing.embed.title, { exact: true }).click();
  },
  'lab-film': ({ go }) => go(`/lab/${SMALL.convolution}`),
  'lab-plane': ({ go }) => go('/lab/mandelbrot:squares|js:width=128/3s'),
  async 'lab-unfolded'({ page, go }) {
    await go('/lab');
    const folded = page.locator('.fold__trigger[aria-expanded="false"]');
    while ((await folded.count()) > 0) await folded.first().click();
  },
  async 'lab-sustained'(visitor) {
    const { page, bench, language, go } = visitor;
    const { sustain } = texts[language];
    await go(`/lab/${SWEEP.matmul}`);
    await page.locator('.fold__trigger').filter({ hasText: sustain.title }).click();
    await press(visitor, sustain.start);
    const run = await bench.nextSustained();
    const batches = batchesOf(60, 30);
    await run.emit({ type: 'phase', phase: 'sample' }, ...told(batches), endOf(run.request, batches));
    await run.end();
    await expect(page.locator('.sustain-result .sentence')).toHaveText(says(sustain.slower));
  },
  async 'puzzles-wrong'(visitor) {
    await visitor.go('/puzzles/map');
    await press(visitor, texts[visitor.language].puzzles.check.button);
    await expect(visitor.page.getByText(texts[visitor.language].puzzles.check.wrong)).toBeVisible();
  },
  async 'puzzles-solved'({ page, go }) {
    await go('/');
    await page.evaluate(() => localStorage.setItem('lockstep.puzzles', JSON.stringify(['map', 'zip', 'guard'])));
    await go('/puzzles/map');
  },
  async 'puzzles-begun'({ page, go }) {
    await go('/');
    await page.evaluate(() => localStorage.setItem('lockstep.puzzles', JSON.stringify(['map', 'zip', 'guard'])));
    await go('/puzzles');
  },
  async 'workbench-touches'(visitor) {
    const { page, language, go } = visitor;
    const { touches } = texts[language];
    await keepKernels(page, { mine: RACING });
    await go('/workbench/matmul/mine');
    const panel = page.getByRole('region', { name: touches.title });
    await panel.getByRole('combobox', { name: touches.shape }).selectOption({ label: 'n = 8, m = 9, k = 10' });
    await panel.getByRole('button', { name: touches.button, exact: true }).click();
    await expect(panel.getByText(touches.races.some)).toBeVisible();
    await panel.getByRole('spinbutton', { name: touches.picture.byThread, exact: true }).fill('9');
  },
  kept: ({ go }) => go('/kept'),
  async 'kept-some'({ page, go }) {
    await go('/');
    await page.evaluate((lesson) => {
      const progress = { done: ['lines'], guesses: {}, scores: {}, solved: [] };
      localStorage.setItem('lockstep.puzzles', JSON.stringify(['map', 'zip']));
      localStorage.setItem('lockstep.course', JSON.stringify({ [lesson]: progress }));
    }, cover.id);
    await go('/kept');
  },
  async 'kept-sure'(visitor) {
    await PARTS['kept-some'](visitor);
    await press(visitor, texts[visitor.language].kept.erase);
  },
  'embed-step': (visitor) => embed(visitor, `/lessons/${cover.id}/${cover.steps[0].id}`),
  'embed-figure': (visitor) => embed(visitor, `/figures/${cover.id}/${cover.steps[0].id}`),
  'embed-result': (visitor) => embed(visitor, routeOf(madeUp(CURVES))),
  'embed-none': (visitor) => embed(visitor, '/no/such'),
};
