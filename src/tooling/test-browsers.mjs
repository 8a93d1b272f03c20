/**
 * `npm run test:browsers`: the way of a visitor (race, lab, lesson, share, open the link, history) in Firefox, without
 * WebGPU and with it on Mesa's lavapipe, and in WebKitGTK; and every kernel through Firefox's compiler. Installs the
 * browsers where it may (as root on Debian and Ubuntu); what cannot be run here is skipped, with the reason.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, ROOT } from './install.mjs';

ensureInstalled();
const { finish, skipped, stage, vitest, works } = await import('./outcomes.mjs');
const { ensureFirefox, ensureWebKit } = await import('./browsers.mjs');
const { lavapipe } = await import('./lavapipe.mjs');
const { appIsStale, buildApp } = await import('./build.mjs');

const CACHE = join(ROOT, '.cache');
mkdirSync(CACHE, { recursive: true });

/** @param {string} project of vitest.browsers.config.ts @param {string | null} missing why it cannot be run here */
const browser = (project, missing) =>
  missing === null
    ? vitest(['--config', 'vitest.browsers.config.ts', '--project', project], join(CACHE, `${project}.json`))
    : skipped(missing);

const noFirefox = ensureFirefox();
const noWebKit = ensureWebKit();
const driver = noFirefox === null ? lavapipe() : null;
const noDriver = driver && 'missing' in driver ? driver.missing : null;

if (appIsStale()) await stage('build the app', works(buildApp));
await stage('Firefox without WebGPU', browser('firefox', noFirefox));
await stage('Firefox with WebGPU on lavapipe', browser('firefox-lavapipe', noFirefox ?? noDriver));
await stage('WebKitGTK without WebGPU', browser('webkit', noWebKit));
finish();
