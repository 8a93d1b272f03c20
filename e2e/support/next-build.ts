/** A build after the one under test, and how a browser comes to it. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { withPolicy } from '../../src/tooling/policy.mjs';
import { texts } from './app.ts';
import { DIST } from './host.ts';

/** What its device page is called. */
export const NEXT_DEVICE = 'Device of the next build';

/** A browser stops one that has nothing to do, so that a new one can take over; but not while a test watches it. */
export async function stopServiceWorkers(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}

const nextOf = (script: string) => script.replace(/\.js$/, '-next.js');

/** Another build: every script has a new name, the page is marked, and the device page has another title. */
export function makeNextBuild(folder: string): string {
  cpSync(DIST, folder, { recursive: true });
  const assets = join(folder, 'assets');
  const scripts = new Set(readdirSync(assets).filter((name) => name.endsWith('.js')));
  const renamed = (text: string) =>
    text.replace(/[\w-]+(\.[\w-]+)*\.js/g, (name) => (scripts.has(name) ? nextOf(name) : name));
  const rewrite = (from: string, to: string) => {
    const text = renamed(readFileSync(from, 'utf8'))
      .replace('</head>', '<meta name="build" content="next"></head>')
      .replace(texts.en.device.title, NEXT_DEVICE);
    // Its scripts are others, so what it lets run is too.
    writeFileSync(to, to.endsWith('.html') ? withPolicy(text) : text);
  };
  for (const name of scripts) rewrite(join(assets, name), join(assets, nextOf(name)));
  for (const name of ['index.html', 'service-worker.js']) rewrite(join(folder, name), join(folder, name));
  return folder;
}
