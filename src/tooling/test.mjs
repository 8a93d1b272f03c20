/**
 * `npm test`: sets up (packages, browser) and runs checks in turn, the quick ones first (see outcomes.mjs). What takes long
 * by itself has a command of its own: `npm run test:lessons` (`lessons`), `test:kernels` (`kernels`), `test:real` (`real`).
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, ROOT } from './install.mjs';

ensureInstalled();
const { ensureBrowser, ensureFonts } = await import('./browser.mjs');
const browser = ensureBrowser();
const noFonts = browser ? ensureFonts() : null;
if (noFonts) console.log(`Chinese text is tested without its fonts: ${noFonts}.`);
const { finish, playwright, skipped, stage, vitest, whole, wholeMeanwhile, works } = await import('./outcomes.mjs');
const { buildWasm } = await import('./wasm.mjs');
const { appIsStale, buildApp, buildHeadless, headlessIsStale } = await import('./build.mjs');

const CACHE = join(ROOT, '.cache');
mkdirSync(CACHE, { recursive: true });
const part = ['lessons', 'kernels', 'real'].find((name) => process.argv.includes(name)) ?? 'quick';

/** @param {import('./outcomes.mjs').Check} check */
const inBrowser = (check) => (browser ? check : skipped('No Chromium: nothing that needs one was run.'));

await stage('compile WebAssembly', works(buildWasm));
if (part === 'quick') {
  // It keeps one core busy for as long as the next stages keep the other.
  const types = wholeMeanwhile('npx', ['tsc', '-p', '.']);
  await stage(
    'lint, format, import directions and cycles',
    whole('npx', ['biome', 'check', '--error-on-warnings', '.']),
  );
  await stage('unused code', whole('npx', ['knip']));
  await stage('build the app', works(buildApp));
  await stage('build the command line', works(buildHeadless));
  await stage('types', types);
  await stage('bundle budget', whole('npx', ['size-limit']));
  await stage('unit tests, shaders through Dawn', vitest(['--project=unit'], join(CACHE, 'unit.json')));
  await stage(
    'pages and accessibility, with a scripted bench',
    inBrowser(playwright(['--project=page'], join(CACHE, 'page.json'))),
  );
}
if (part === 'lessons') {
  if (appIsStale()) await stage('build the app', works(buildApp));
  await stage(
    'every lesson from its first step to its last, and a class, with a scripted bench',
    inBrowser(playwright(['--project=lesson'], join(CACHE, 'lesson.json'))),
  );
}
if (part === 'kernels') {
  await stage(
    'kernels, workers and storage in Chromium',
    inBrowser(vitest(['--project=chromium'], join(CACHE, 'chromium.json'))),
  );
}
if (part === 'real') {
  if (appIsStale()) await stage('build the app', works(buildApp));
  if (headlessIsStale()) await stage('build the command line', works(buildHeadless));
  await stage(
    'pages, lessons and command line, measured for real',
    inBrowser(playwright(['--project=real', '--no-deps'], join(CACHE, 'real.json'))),
  );
}
finish();
