/** What only the first time costs a visitor: the wait for a bar, what was compiled for it, and a bar that does not last. */
import type { Compiling, Measurement } from '../src/engine/contract.ts';
import { LANGUAGES, open, openRungs, startRace, texts } from './support/app.ts';
import { expectAccessible } from './support/axe.ts';
import type { Machine } from './support/figures.ts';
import { duel, machine } from './support/home.ts';
import type { ScriptedRun } from './support/scripted-bench.ts';
import { expect, test } from './support/test.ts';

const TIME = '[\\d.,]+ (ms|s)';
const like = (text: string) => new RegExp(`^${text.replace(/[.()*?]/g, '\\$&').replace('{{time}}', TIME)}$`);

/** Told like the first time of a case: proved, and neither warm nor proved as it was timed. */
const shown = (run: ScriptedRun, index: number, more: Compiling = {}) => {
  const measurement = withCompiling(run.reportOf(machine).measurements[index], more);
  return run.emit({ type: 'measurement', index, measurement, final: false });
};

const withCompiling = (one: Measurement, more: Compiling): Measurement =>
  one.status === 'ok' && one.firstUse ? { ...one, firstUse: { ...one.firstUse, ...more } } : one;

for (const language of LANGUAGES) {
  const { home, common } = texts[language];

  test(`the first bar is provisional, and what was waited for it is told (${language})`, async ({ page, bench }) => {
    await open(page, '/', { language });
    await openRungs(page, language);
    await startRace(page, language);
    const run = await bench.nextRun();
    await expect(duel(page).locator('[data-provisional]')).toHaveCount(0);
    await run.emit({ type: 'phase', index: 0, phase: 'compile' });
    await expect(page.getByText(home.now.compile)).toBeVisible();
    await shown(run, 0, { cached: false, together: { kernels: 3, wallMs: 1900 } });
    await expect(duel(page).first().locator('[data-provisional]')).toHaveCount(1);
    await expect(duel(page).first()).toContainText(common.provisional.mark);
    await expect(page.getByText(common.provisional.note)).toBeVisible();
    await expect(page.getByText(like(home.first.gpu))).toBeVisible();
    await expect(page.getByText(like(home.first.cpu))).toHaveCount(0);
    const together = home.first.together.replace('{{kernels}}', '3').replace('{{time}}', '1.9 s');
    await expect(page.getByText(together)).toBeVisible();
    await shown(run, 2);
    await expect(page.getByText(like(home.first.cpu))).toBeVisible();
    await expectAccessible(page);

    // The first wait stays what it was, whatever is told later.
    const waited = await page.getByText(like(home.first.gpu)).textContent();
    await shown(run, 0);
    await run.finish(machine);
    await expect(duel(page).locator('[data-provisional]')).toHaveCount(0);
    await expect(duel(page).first()).not.toContainText(common.provisional.mark);
    await expect(page.getByText(like(home.first.gpu))).toHaveText(waited ?? '');
  });

  test(`a bar is withdrawn when the proof at the end fails (${language})`, async ({ page, bench }) => {
    await open(page, '/', { language });
    await startRace(page, language);
    const run = await bench.nextRun();
    for (const index of [0, 1, 2]) await shown(run, index);
    await expect(duel(page).first()).toContainText('GFLOP/s');
    const wrong: Machine = (at) => (at.variant === 'tuned' ? { status: 'wrong' } : machine(at));
    const [first] = run.reportOf(wrong).measurements;
    await run.emit({ type: 'measurement', index: 0, measurement: first, final: true });
    // The other kernel of the GPU is still under way: its time is what there is.
    await expect(duel(page).first()).toContainText('16.8 GFLOP/s');
    const both: Machine = (at) => (at.variant === 'tiled' ? { status: 'wrong' } : wrong(at));
    await run.finish(both);
    await expect(duel(page).first()).toContainText(home.duel.withdrawn);
    await expect(duel(page).first()).not.toContainText('GFLOP/s');
    await expect(duel(page).nth(1)).toContainText('4.19 GFLOP/s');
  });

  test(`what came from a cache is marked so (${language})`, async ({ page, bench }) => {
    await open(page, '/', { language });
    await openRungs(page, language);
    await startRace(page, language);
    const run = await bench.nextRun();
    const { measurements, ...rest } = run.reportOf(machine);
    const report = { ...rest, measurements: measurements.map((one, at) => withCompiling(one, { cached: at < 2 })) };
    await run.end(report);
    const cell = (row: number) => page.getByRole('table').getByRole('row').nth(row).locator('td').nth(4);
    await expect(cell(1)).toHaveText(common.fromCache.replace('{{time}}', '5 ms'));
    await expect(cell(3)).toHaveText('5 ms');
  });
}
