/** What the frame says of the kept build: that it is ready offline, and that a newer one waits, which loads nothing by itself. */
import { join } from 'node:path';
import { expectNoOverflow, PHONE, texts } from '../support/app.ts';
import { ALLOWED, countLoads, settle } from '../support/first-visit.ts';
import { makeNextBuild, stopServiceWorkers } from '../support/next-build.ts';
import { expect, test } from '../support/test.ts';

const { common } = texts.en;

test('a page says when it is ready offline, and when a newer build waits, which comes when it is asked for', async ({
  launch,
  host,
}, { outputDir }) => {
  const site = await host({ path: '/some/sub-path/' });
  const page = await launch({ context: { ...ALLOWED, viewport: PHONE } });
  const loads = await countLoads(page);
  await page.goto(site.url);
  const said = page.getByRole('contentinfo').getByRole('status');
  await expect(said).toHaveText(common.offline);
  await settle(page);
  const before = loads();
  await expect(page.getByRole('button', { name: common.newer.load })).toHaveCount(0);

  site.use(makeNextBuild(join(outputDir, 'next')));
  await expect(async () => {
    await stopServiceWorkers(page);
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await expect(said).toHaveText(common.newer.text, { timeout: 60_000 });
  }).toPass();
  await expectNoOverflow(page);
  expect(loads()).toBe(before);
  await expect(page.locator('meta[name="build"]')).toHaveCount(0);
  await page.getByRole('button', { name: common.newer.load }).click();
  await expect(page.locator('meta[name="build"]')).toHaveAttribute('content', 'next');
  await expect(said).toHaveText(common.offline);
  await expect(page.getByRole('button', { name: common.newer.load })).toHaveCount(0);
});
