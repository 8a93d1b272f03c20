/**
 * Playwright's `test` with what every test of the app wants: uncaught errors, errors on the console, requests to other hosts
 * and whatever the content security policy of a page or a worker refuses fail it, and browsers and servers of its own are
 * gone when it ends.
 */
import { type Browser, type BrowserContext, test as base, chromium, expect, type Page } from 'playwright/test';
import type { Environment } from '../../src/engine/contract.ts';
import { chromiumLaunchOptions } from '../../src/tooling/browser.mjs';
import { SOFTWARE } from './figures.ts';
import { type Host, type HostOptions, startHost } from './host.ts';
import { type ScriptedBench, scriptBench } from './scripted-bench.ts';

export { expect, type Page };

interface LaunchOptions {
  /** Flags on top of the usual ones. */
  readonly args?: readonly string[];
  readonly context?: Parameters<Browser['newContext']>[0];
}

interface Fixtures {
  /** Errors that the test brings about on purpose. */
  expectedErrors: RegExp;
  /** Watches the test's own `context`; runs by itself. */
  watched: undefined;
  /** Where the scripted bench is said to run. */
  environment: Environment;
  /** In a test that asks for it nothing is measured: the test tells the page what was (see scripted-bench.ts). */
  bench: ScriptedBench;
  /** A page in a browser of its own, for states that only flags bring about. */
  launch(options?: LaunchOptions): Promise<Page>;
  /** Serves the build as a plain static host does: no special headers (see host.ts). */
  host(options?: HostOptions): Promise<Host>;
}

export const test = base.extend<Fixtures>({
  expectedErrors: [/^$/, { option: true }],

  watched: [
    async ({ context, expectedErrors }, use) => {
      const problems = await watch(context);
      await use(undefined);
      await leaveRoutes(context);
      expect(unexpected(problems, expectedErrors)).toEqual([]);
    },
    { auto: true },
  ],

  environment: [SOFTWARE, { option: true }],

  bench: async ({ page, environment }, use) => {
    await use(await scriptBench(page, environment));
  },

  // After `host`, so that its browsers are gone before: what a page loads late must find its server.
  launch: async ({ baseURL, locale, expectedErrors, host: _ }, use) => {
    const browsers: Browser[] = [];
    const problems: string[][] = [];
    await use(async ({ args = [], context: options } = {}) => {
      const usual = chromiumLaunchOptions();
      const browser = await chromium.launch({ ...usual, args: [...usual.args, ...args] });
      browsers.push(browser);
      const context = await browser.newContext({ baseURL, locale, serviceWorkers: 'block', ...options });
      problems.push(await watch(context));
      return context.newPage();
    });
    await Promise.all(browsers.flatMap((browser) => browser.contexts()).map(leaveRoutes));
    await Promise.all(browsers.map((browser) => browser.close()));
    expect(unexpected(problems.flat(), expectedErrors)).toEqual([]);
  },

  host: async ({ watched: _, context }, use) => {
    const hosts: Host[] = [];
    await use(async (options) => {
      const host = await startHost(options);
      hosts.push(host);
      return host;
    });
    await Promise.all(context.pages().map((page) => page.close()));
    await Promise.all(hosts.map((host) => host.stop()));
  },
});

/** A page that is about to close may just have asked for something that the test answers. */
export async function leaveRoutes(context: BrowserContext): Promise<void> {
  await Promise.all([context, ...context.pages()].map((each) => each.unrouteAll({ behavior: 'ignoreErrors' })));
}

/** How a page of a test tells of what its policy refused. */
const REFUSED = 'The policy refuses';

/** What no test brings about on purpose: in the page's words, and in Chromium's of a page or a worker. */
const NEVER_EXPECTED = new RegExp(`${REFUSED}|Content Security Policy`, 'i');

const unexpected = (problems: readonly string[], expected: RegExp): readonly string[] =>
  problems.filter((problem) => NEVER_EXPECTED.test(problem) || !expected.test(problem));

/** Fills up while the context lives: what no page of ours should do. */
export async function watch(context: BrowserContext): Promise<string[]> {
  const problems: string[] = [];
  await context.addInitScript((refused) => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) =>
      console.error(`${refused} ${effectiveDirective}: ${blockedURI} (${sourceFile}:${lineNumber})`),
    );
  }, REFUSED);
  context.on('weberror', (error) => problems.push(`uncaught: ${error.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()} ${message.location().url}`.trim());
  });
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^https?:$/.test(protocol) && !/^(localhost|.*\.(localhost|test))$/.test(hostname))
      problems.push(`asks ${request.url()}`);
  });
  return problems;
}
