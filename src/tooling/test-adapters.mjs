/**
 * `npm run test:adapters`: what Chromium's software adapter cannot show. Every kernel, the tuner, the lessons' shader
 * challenges and the command line on Mesa's lavapipe through Dawn, and every page of the app on a phone's limits. What
 * cannot be run here is skipped, with the reason.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, ROOT } from './install.mjs';

ensureInstalled();
const { finish, playwright, skipped, stage, vitest, works } = await import('./outcomes.mjs');
const { ensureBrowser } = await import('./browser.mjs');
const { lavapipe } = await import('./lavapipe.mjs');
const { appIsStale, buildApp, buildHeadless, headlessIsStale } = await import('./build.mjs');

const CACHE = join(ROOT, '.cache');
// Other pages may be tested at the same time.
process.env.LOCKSTEP_PORT ??= '4195';
mkdirSync(CACHE, { recursive: true });

const driver = lavapipe();
const chromium = ensureBrowser();

if (appIsStale()) await stage('build the app', works(buildApp));
if (headlessIsStale()) await stage('build the command line', works(buildHeadless));
await stage(
  'kernels, tuner, challenges and command line on lavapipe, through Dawn',
  'missing' in driver
    ? skipped(driver.missing)
    : vitest(['--config', 'vitest.adapters.config.ts'], join(CACHE, 'adapters.json')),
);
await stage(
  'every page on a phone’s limits, in Chromium',
  chromium
    ? playwright(['--config', 'playwright.adapters.config.ts'], join(CACHE, 'phone.json'))
    : skipped('no Chromium could be installed'),
);
finish();
