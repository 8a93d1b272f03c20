/** Runs plans in real headless Chromium, through the same bench worker as the app. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import type { Plan, RunEvent } from '../engine/contract.ts';
import { messageOf } from '../engine/errors.ts';
import type { SustainEvent, SustainRequest } from '../engine/sustain/api.ts';
import type { TuneEvent, TuneRequest } from '../engine/tune/api.ts';
import { chromiumLaunchOptions } from '../tooling/browser.mjs';
import type { Options } from './options.ts';
import type { AnyEvent, BenchPage } from './page/page.ts';
import { NO_HARDWARE, type Runtime, RuntimeMissingError } from './runtime.ts';
import { serveFolder } from './serve.ts';

/**
 * @param pages the folder that holds the built bench page
 * @throws RuntimeMissingError without a Chromium or without the built page
 */
export async function openChromium(pages: string, asked: Pick<Options, 'adapter' | 'power'>): Promise<Runtime> {
  if (!existsSync(join(pages, 'index.html'))) {
    throw new RuntimeMissingError(
      'The bench page is not built. Run `npm run bench` from a clone of Lockstep, or use --runtime dawn.',
    );
  }
  const server = await serveFolder(pages);
  let browser: Browser | null = null;
  try {
    const opened = await openPage(server.url, asked);
    browser = opened.browser;
    return await chromiumRuntime(opened.page, async () => {
      await opened.browser.close();
      await server[Symbol.asyncDispose]();
    });
  } catch (error) {
    await browser?.close();
    await server[Symbol.asyncDispose]();
    throw error;
  }
}

/**
 * `auto` looks for a hardware adapter first and starts again on the software adapter where there is none.
 * @throws RuntimeMissingError without Playwright or Chromium, or where `hardware` is asked for and there is none
 */
async function openPage(
  url: string,
  { adapter, power }: Pick<Options, 'adapter' | 'power'>,
): Promise<{ browser: Browser; page: Page }> {
  const { chromium } = await import('playwright').catch(() => {
    throw new RuntimeMissingError(
      'The npm package playwright is not here. Run `npm run bench` from a clone of Lockstep, or use --runtime dawn.',
    );
  });
  const kinds = adapter === 'auto' ? (['hardware', 'software'] as const) : ([adapter] as const);
  for (const kind of kinds) {
    const browser = await chromium
      .launch({ headless: true, ...OWN_SIGNALS, ...chromiumLaunchOptions({ adapter: kind }) })
      .catch((error) => {
        throw new RuntimeMissingError(`Chromium does not start: ${error instanceof Error ? error.message : error}`);
      });
    try {
      const page = await browser.newPage();
      await page.goto(url);
      await page.evaluate((wanted) => (globalThis as unknown as BenchPage).lockstepBench.chooseGpu(wanted), power);
      if (kind === 'software' || (await hasHardwareAdapter(page))) return { browser, page };
    } catch (error) {
      await browser.close();
      throw error;
    }
    await browser.close();
  }
  throw new RuntimeMissingError(NO_HARDWARE);
}

/** Ctrl+C ends the run, which needs the browser until its report has come; Playwright would close it at once. */
const OWN_SIGNALS = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false } as const;

const hasHardwareAdapter = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as BenchPage).lockstepBench.hasHardwareAdapter());

async function chromiumRuntime(page: Page, close: () => Promise<void>): Promise<Runtime> {
  let deliver: (events: AnyEvent[]) => void = () => {};
  await page.exposeFunction('lockstepEvents', (events: AnyEvent[]) => deliver(events));
  const cancellable = async (signal: AbortSignal, work: () => Promise<void>) => {
    const cancel = () =>
      void page.evaluate(() => (globalThis as unknown as BenchPage).lockstepBench.cancel()).catch(() => {});
    signal.addEventListener('abort', cancel);
    try {
      await work();
    } catch (error) {
      throw new Error(whyItStopped(error));
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  };
  return {
    environment: () => page.evaluate(() => (globalThis as unknown as BenchPage).lockstepBench.environment()),
    run(plan: Plan, onEvent, signal) {
      deliver = (events) => (events as RunEvent[]).forEach(onEvent);
      return cancellable(signal, () =>
        page.evaluate((given) => (globalThis as unknown as BenchPage).lockstepBench.run(given), plan),
      );
    },
    tune(request: TuneRequest, onEvent, signal) {
      deliver = (events) => (events as TuneEvent[]).forEach(onEvent);
      return cancellable(signal, () =>
        page.evaluate((given) => (globalThis as unknown as BenchPage).lockstepBench.tune(given), request),
      );
    },
    sustain(request: SustainRequest, onEvent, signal) {
      deliver = (events) => (events as SustainEvent[]).forEach(onEvent);
      return cancellable(signal, () =>
        page.evaluate((given) => (globalThis as unknown as BenchPage).lockstepBench.sustain(given), request),
      );
    },
    close,
  };
}

/** Playwright's errors name its own calls, and quote the page's stack. */
function whyItStopped(error: unknown): string {
  const [first] = messageOf(error).split('\n');
  if (/crashed|closed/i.test(first)) {
    return 'Chromium stopped unexpectedly, most likely because memory ran out. Choose smaller sizes.';
  }
  return first.replace(/^page\.evaluate: (Error: )?/, '');
}
