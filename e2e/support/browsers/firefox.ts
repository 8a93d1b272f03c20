/** Firefox, headless, through WebDriver BiDi. */
import puppeteer, { type ElementHandle } from 'puppeteer-core';
import { findFirefox } from '../../../src/tooling/browsers.mjs';
import { ANSWER_MS, elementOf, isGone, type Visitor } from './visitor.ts';

const WEBGPU = {
  'dom.webgpu.enabled': true,
  'dom.webgpu.workers.enabled': true,
  // Firefox trusts no driver that computes on the CPU.
  'gfx.webgpu.ignore-blocklist': true,
};

/** @param adapter the environment of a Vulkan driver; null: without WebGPU */
export async function openFirefox(adapter: Readonly<Record<string, string>> | null): Promise<Visitor> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: findFirefox() ?? undefined,
    headless: true,
    env: { ...process.env, ...adapter },
    extraPrefsFirefox: {
      'intl.locale.requested': 'en-GB',
      'intl.accept_languages': 'en-GB,en',
      ...(adapter ? WEBGPU : { 'dom.webgpu.enabled': false }),
    },
    protocolTimeout: ANSWER_MS,
  });
  const page = await browser.newPage();
  return {
    version: (await browser.version()).replace('firefox/', 'Firefox '),
    async visit(url) {
      // From one hash to another the browser would stay in the document.
      await page.goto('about:blank');
      await page.goto(url, { waitUntil: 'load' });
    },
    evaluate: (call, ...args) => page.evaluate(call as unknown as (...given: unknown[]) => unknown, ...args) as never,
    async press(selector, text) {
      const found = (await page.evaluateHandle(elementOf, selector, text)) as ElementHandle<Element>;
      if (!found.asElement()) return false;
      try {
        await found.click();
      } catch (error) {
        if (isGone(error)) return false;
        throw error;
      }
      return true;
    },
    async close() {
      const process = browser.process();
      // One that hangs does not close either.
      const late = setTimeout(() => process?.kill('SIGKILL'), 10_000);
      await browser.close().catch(() => process?.kill('SIGKILL'));
      clearTimeout(late);
    },
  };
}
