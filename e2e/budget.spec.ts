/** What a browser really loads before a visitor touches anything; .size-limit.mjs derives the same from the build. */
import { gzipSync } from 'node:zlib';
import { LANGUAGES, notice, open, texts } from './support/app.ts';
import { openLab, runLab, SWEEP } from './support/lab.ts';
import { expect, type Page, test } from './support/test.ts';

/** Bytes, gzipped, as budgets count them: 130 kB. */
const BUDGET = 130_000;

/** Every script from now on, by address. */
function collectScripts(page: Page): Map<string, Promise<Buffer>> {
  const scripts = new Map<string, Promise<Buffer>>();
  page.on('response', (response) => {
    if (!response.headers()['content-type']?.includes('javascript')) return;
    const body = response.body();
    // One that is still on its way when a test ends fails nobody but whoever waits for it.
    body.catch(() => undefined);
    scripts.set(response.url(), body);
  });
  return scripts;
}

for (const language of LANGUAGES) {
  test(`the home page stands on at most 130 kB of JavaScript, without charts or kernels (${language})`, async ({
    page,
  }) => {
    const scripts = collectScripts(page);
    await open(page, '/', { language });
    await expect(notice(page, texts[language].errors.software.title)).toBeVisible();
    await page.waitForLoadState('networkidle');
    const bodies = await Promise.all(scripts.values());
    const sizes = bodies.map((body) => gzipSync(body, { level: 9 }).length);
    const list = [...scripts.keys()].map((url, place) => `${sizes[place]} ${url.replace(/.*\//, '')}`);
    expect(sizes.length).toBeGreaterThan(1);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    expect(total, list.join('\n')).toBeLessThanOrEqual(BUDGET);
    // Charts and kernels come when they are used.
    for (const body of bodies) expect(body.toString()).not.toMatch(/recharts-|@compute|lockstep-cpu/);
  });
}

test('pages without charts load none; the lab has them once a visitor stirs, before a run, which they would disturb', async ({
  page,
  bench,
}) => {
  const scripts = collectScripts(page);
  const hasCharts = async () => (await Promise.all(scripts.values())).some((body) => body.includes('recharts-surface'));
  for (const route of ['/lessons', '/lessons/adding-arrays', '/device', '/history'] as const) {
    // What is still on its way for the page before never comes whole.
    await page.goto('about:blank');
    scripts.clear();
    await open(page, route);
    await page.waitForLoadState('networkidle');
    expect(await hasCharts(), route).toBe(false);
  }
  await page.goto('about:blank');
  scripts.clear();
  await openLab(page, SWEEP.matmul);
  await expect(page.locator('.size-chart').first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(await hasCharts()).toBe(false);
  await page.mouse.move(10, 10);
  await expect.poll(hasCharts).toBe(true);
  await runLab(page, bench);
  await expect(page.locator('.recharts-surface').first()).toBeVisible();
});
