/**
 * `npm run test:hosts`: the recipes of docs/publishing.md for nginx and Apache, to the letter, with the built app, at a domain's
 * root and under a sub-path. Installs both where it may (as root on Debian and Ubuntu); what cannot be run here is skipped,
 * with the reason.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, ROOT } from './install.mjs';

ensureInstalled();
const { finish, playwright, skipped, stage, works } = await import('./outcomes.mjs');
const { ensureBrowser } = await import('./browser.mjs');
const { ensureApache, ensureNginx } = await import('./hosts.mjs');
const { appIsStale, buildApp } = await import('./build.mjs');

const CACHE = join(ROOT, '.cache');
mkdirSync(CACHE, { recursive: true });
const noChromium = ensureBrowser() ? null : 'no Chromium could be installed';

if (appIsStale()) await stage('build the app', works(buildApp));
for (const [name, ensure] of /** @type {const} */ ([
  ['nginx', ensureNginx],
  ['apache', ensureApache],
])) {
  const missing = noChromium ?? ensure();
  await stage(
    name,
    missing === null
      ? playwright(['--config', 'playwright.hosts.config.ts', '--project', name], join(CACHE, `${name}.json`))
      : skipped(missing),
  );
}
finish();
