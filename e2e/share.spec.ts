/**
 * A result as a link: the panel, running the same here, odd and bad links. story.spec.ts tells how a result is measured,
 * shared, opened elsewhere and run again there.
 */
import { encode } from 'uqr';
import { expectNoOverflow, heading, LANGUAGES, notice, open, says, speak, texts } from './support/app.ts';
import { expectAccessible } from './support/axe.ts';
import { CANCELLED, ORDINARY } from './support/figures.ts';
import type { ScriptedBench } from './support/scripted-bench.ts';
import { comparedRows, comparison, madeUp, routeOf, rowOf, share } from './support/share.ts';
import { expect, type Page, test } from './support/test.ts';

const { result, common, home, charts } = texts.en;

const runButton = (page: Page) => page.getByRole('button', { name: result.run.start });

async function runHere(page: Page, bench: ScriptedBench): Promise<void> {
  await runButton(page).click();
  const run = await bench.nextRun();
  await expect(page.getByRole('progressbar', { name: result.run.progress })).toBeVisible();
  await run.finish(ORDINARY);
  await expect(page.getByRole('heading', { name: result.both.title, exact: true })).toBeVisible();
}

test('the panel: copy, QR code, and a preview', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, routeOf(madeUp([rowOf('tiled', 'gpu'), rowOf('wasm', 'wasm')])), { theme: 'dark' });
  const link = await share(page);
  expect(link).toBe(page.url());
  await expect(page.getByRole('heading', { name: result.share.title })).toBeFocused();
  await page.getByRole('button', { name: common.copy, exact: true }).click();
  await expect(page.getByRole('button', { name: common.copied, exact: true })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);

  const code = page.getByRole('img', { name: result.share.qr });
  await expect(code).toBeVisible();
  await expect(code.locator('rect')).toHaveAttribute('fill', '#fff');
  await expect(code.locator('path')).toHaveAttribute('fill', '#000');
  const path = (await code.locator('path').getAttribute('d')) ?? '';
  const { data, size } = encode(link, { ecc: 'L', border: 4 });
  const drawn = data.map((row) => row.map(() => false));
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
    drawn[Number(y)].fill(true, Number(x), Number(x) + Number(run));
  }
  expect(await code.getAttribute('viewBox')).toBe(`0 0 ${size} ${size}`);
  expect(drawn).toEqual(data);
  await expectAccessible(page);
});

const times = (median: number) => ({ median, low: 0.95 * median, high: 1.05 * median, min: 0.9 * median, samples: 20 });

test('what it came to, the button and the charts come before the facts, in the sender’s name', async ({ page }) => {
  const adapter = { vendor: 'v', architecture: 'a', device: '', description: 'Adapter 4', software: true };
  const rows = [rowOf('tiled', 'gpu', { kernelMs: times(2) }), rowOf('wasm', 'wasm', { kernelMs: times(20) })];
  await open(page, routeOf(madeUp(rows, { adapter })));
  for (const language of LANGUAGES) {
    const words = texts[language];
    if (language !== 'en') await speak(page, language);
    await expect(page.locator('.result__number')).toHaveText('10×');
    await expect(page.locator('.result__sentence')).toHaveText(
      says(words.headline.sender.gpu.replace('{{times}}', '10')),
    );
    await expect(notice(page, words.result.software.title)).toBeVisible();
    await expect(page.getByRole('figure')).toContainText(words.charts.sentence.softwareElsewhere);
    for (const width of [360, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const tops = await Promise.all(
        ['.result__number', '.result__run .button', '.chart-figure', '.result__facts'].map((part) =>
          page.locator(part).evaluate((element) => element.getBoundingClientRect().top + scrollY),
        ),
      );
      const [number, button, figure, facts] = tops;
      expect(number).toBeLessThan(900);
      expect(button).toBeLessThan(figure);
      expect(figure).toBeLessThan(facts);
    }
    // Of somebody else's machine nothing is called the reader's own, in the table either.
    if (language === 'en') await page.getByText(words.common.table, { exact: true }).click();
    await expect(page.locator('main')).not.toContainText(/\byour (CPU|GPU|machine|browser)\b|你的/i);
  }
});

test('a result too long for chat programs and QR codes says so, and still opens', async ({ page }) => {
  const rows = Array.from({ length: 300 }, (_, i) => {
    const n = 64 + i;
    const median = 1 + (Math.imul(n, 2654435761) >>> 0) / 2 ** 30;
    const kernelMs = { median, low: median * 0.97, high: median * 1.04, min: median * 0.9, samples: 20 - (i % 9) };
    const phases = { compileMs: median * 7.3, uploadMs: median / 3.1, readbackMs: median / (1 + (i % 13)) };
    return rowOf('tiled', 'gpu', { case: `matmul@1:tiled:n=${n}`, params: { n, m: n, k: n }, kernelMs, ...phases });
  });
  await open(page, routeOf(madeUp(rows)));
  const link = await share(page);
  expect(link.length).toBeGreaterThan(2953);
  await expect(page.getByText(says(result.share.long))).toBeVisible();
  await expect(page.getByText(result.share.noQr)).toBeVisible();
  await page.goto('about:blank');
  await page.goto(link);
  await expect(page.getByText(result.run.plan_other.split('{{count}}')[0] + rows.length)).toBeVisible();
});

test('where copying is refused, the link is selected', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('no')) } });
  });
  await open(page, routeOf(madeUp([rowOf('tiled', 'gpu')])));
  const link = await share(page);
  await page.getByRole('button', { name: common.copy, exact: true }).click();
  await expect(page.getByRole('alert')).toHaveText(result.share.refused);
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe(link);
});

test('a run here can be cancelled, and what was measured is compared', async ({ page, bench }) => {
  const slow = rowOf('js-textbook', 'js', {
    case: 'matmul@1:js-textbook:n=1536',
    params: { n: 1536, m: 1536, k: 1536 },
  });
  await open(page, routeOf({ ...madeUp([rowOf('wasm', 'wasm'), slow]), budgetMs: 120_000 }));
  await runButton(page).click();
  const run = await bench.nextRun();
  await page.getByRole('button', { name: common.cancel, exact: true }).click();
  await run.cancelled();
  await run.finish((at) => (at.variant === 'wasm' ? ORDINARY(at) : CANCELLED(at)));
  await expect(notice(page, result.run.cancelled)).toBeVisible();
  await expect(comparedRows(page)).toHaveCount(2);
  await expect(comparison(page)).toContainText(charts.status.aborted);
  await expect(page.getByRole('button', { name: result.run.again })).toBeEnabled();
});

test('cases that are unknown here are shown, and not run', async ({ page, bench }) => {
  const rows = [
    rowOf('wasm', 'wasm'),
    rowOf('butterfly', 'gpu', { workload: 'fft', case: 'fft@1:butterfly:n=64', params: { n: 64 } }),
    rowOf('tiled', 'gpu', { case: 'matmul@99:tiled:n=64' }),
  ];
  await open(page, routeOf(madeUp(rows)));
  await expect(page.getByText(result.run.unknown_other.replace('{{count}}', '2'))).toBeVisible();
  await expect(page.getByText('butterfly').first()).toBeVisible();
  await runHere(page, bench);
  await expect(comparedRows(page)).toHaveCount(3);
  await expect(comparedRows(page).filter({ hasText: 'butterfly' }).locator('td').first()).toHaveText('–');

  await open(page, routeOf(madeUp(rows.slice(1))));
  await expect(page.getByText(result.run.none)).toBeVisible();
  await expect(runButton(page)).toHaveCount(0);
});

test('a sender’s text is shown as text', async ({ page }) => {
  const text = '<img src=x onerror="document.title=1"> & <b>bold</b>';
  const adapter = { vendor: '', architecture: '', device: '', description: text, software: true };
  await open(page, routeOf(madeUp([rowOf('tiled', 'gpu')], { adapter, browser: '\u202Eevil\u0007' })));
  await expect(page.locator('.result__facts')).toContainText(text);
  await expect(page.locator('.result__facts')).toContainText('evil');
  await expect(page.locator('main img, main b')).toHaveCount(0);
  await expect(notice(page, result.software.title)).toContainText(text);
});

test('links that are no good each say why, and what to do', async ({ page }) => {
  const good = routeOf(madeUp([rowOf('tiled', 'gpu')]));
  const bad: readonly [string, keyof typeof result.problem][] = [
    ['/r', 'empty'],
    ['/r/', 'empty'],
    ['/r/1.', 'empty'],
    [good.slice(0, -9), 'damaged'],
    [good.replace(/.{5}$/, '/../%E0%A4%A'), 'damaged'],
    ['/r/<b>hello</b>', 'damaged'],
    ['/r/3.whatever', 'newer'],
    [`/r/1.${'A'.repeat(100_000)}`, 'too-large'],
  ];
  for (const [route, problem] of bad) {
    await open(page, route);
    await expect(heading(page)).toHaveText(result.problem.title);
    await expect(page.getByRole('alert')).toContainText(result.problem[problem]);
  }
  await expectAccessible(page);
  await page.getByRole('link', { name: result.problem.home }).click();
  await expect(heading(page)).toHaveText(home.title);
});

test('fits a phone and reads in Chinese', async ({ page, bench }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, routeOf(madeUp([rowOf('tiled', 'gpu'), rowOf('wasm', 'wasm')])), {
    language: 'zh-CN',
    theme: 'dark',
  });
  await expect(heading(page)).toHaveText(texts['zh-CN'].result.title);
  await share(page, 'zh-CN');
  await page.getByRole('button', { name: texts['zh-CN'].result.run.start }).click();
  await (await bench.nextRun()).finish(ORDINARY);
  await expect(page.getByRole('heading', { name: texts['zh-CN'].result.both.title, exact: true })).toBeVisible();
  await expectNoOverflow(page);
  await expectAccessible(page);
  for (const width of [800, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoOverflow(page);
  }
});
