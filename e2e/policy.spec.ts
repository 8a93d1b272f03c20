/**
 * The content security policy that the build writes into every page. That nothing of ours meets it is held by every test
 * (support/test.ts), of libraries by real/libraries.spec.ts; here is that it is there, and that it refuses.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { heading } from './support/app.ts';
import { DIST } from './support/host.ts';
import { expect, test } from './support/test.ts';

test('every HTML file of the build has one, before any script', () => {
  const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));
  expect(files.length).toBeGreaterThan(40);
  expect(files).toContain(join('embed', 'index.html'));
  expect(files).toContain('404.html');
  for (const name of files) {
    const [before, ...rest] = readFileSync(join(DIST, name), 'utf8').split(
      '<meta http-equiv="Content-Security-Policy"',
    );
    expect(rest, name).toHaveLength(1);
    expect(before, name).not.toContain('<script');
  }
});

test('scripts that are none of the page’s own, code from texts, and other hosts are refused', async ({
  browser,
  baseURL,
}) => {
  // Without the watch of other tests, as this is what it watches for.
  const context = await browser.newContext({ baseURL, serviceWorkers: 'block' });
  const page = await context.newPage();
  for (const route of ['./', './lessons/', './embed/#/r/none']) {
    await page.goto(route);
    await expect(heading(page)).toBeVisible();
    await page.evaluate(async () => {
      const told: string[] = [];
      Object.assign(window, { told });
      addEventListener('securitypolicyviolation', ({ effectiveDirective }) => told.push(effectiveDirective));
      const inline = document.createElement('script');
      inline.textContent = 'document.title = "run"';
      document.body.append(inline);
      const button = document.createElement('button');
      button.setAttribute('onclick', 'document.title = "run"');
      button.click();
      const image = new Image();
      image.src = 'https://other.test/picture.png';
      await fetch('https://other.test/').catch(() => undefined);
      // A text that becomes code.
      (setTimeout as (code: string) => number)('document.title = "run"');
    });
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { told: string[] }).told.toSorted()), route)
      .toEqual(['connect-src', 'img-src', 'script-src', 'script-src-attr', 'script-src-elem'].sort());
    await expect(page, route).not.toHaveTitle('run');
  }
  await context.close();
});
