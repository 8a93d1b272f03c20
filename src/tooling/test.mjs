/** `npm test`: sets up (packages, browser) and runs every check in turn, the quick ones first (see outcomes.mjs). */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, ROOT } from './install.mjs';

ensureInstalled();
const { ensureBrowser } = await import('./browser.mjs');
if (!ensureBrowser()) process.exit(1);
const { finish, playwright, stage, vitest, whole, works } = await import('./outcomes.mjs');
const { buildWasm } = await import('./wasm.mjs');
const { buildApp, buildHeadless } = await import('./build.mjs');

const CACHE = join(ROOT, '.cache');
mkdirSync(CACHE, { recursive: true });

await stage('compile WebAssembly', works(buildWasm));
await stage('types', whole('npx', ['tsc', '-p', '.']));
await stage('lint, format, import directions and cycles', whole('npx', ['biome', 'check', '--error-on-warnings', '.']));
await stage('unused code', whole('npx', ['knip']));
await stage('build the app', works(buildApp));
await stage('build the command line', works(buildHeadless));
await stage('bundle budget', whole('npx', ['size-limit']));
await stage('unit tests, shaders through Dawn, kernels in Chromium', vitest([], join(CACHE, 'vitest.json')));
await stage('end to end, accessibility', playwright([], join(CACHE, 'playwright.json')));
finish();
