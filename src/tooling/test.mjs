/**
 * `npm test`: sets up (packages, browser) and runs every check in turn, the quick ones first. Ends with one line
 * `N passed, N failed`; a check that is not a test runner counts as one.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, ROOT, run } from './install.mjs';

/** @typedef {{ name: string, passed: number, failed: number, seconds: number }} Outcome */

const CACHE = join(ROOT, '.cache');
/** @type {Outcome[]} */
const outcomes = [];

/**
 * @param {string} name
 * @param {() => { passed: number, failed: number } | Promise<{ passed: number, failed: number }>} check
 */
async function stage(name, check) {
  console.log(`\n── ${name}`);
  const start = Date.now();
  const result = await check();
  outcomes.push({ name, ...result, seconds: (Date.now() - start) / 1000 });
}

/**
 * A check that either passes or fails as a whole.
 * @param {string} command
 * @param {string[]} args
 */
const whole = (command, args) => () => (run(command, args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/**
 * A test runner that leaves a JSON report. A run that died, ran nothing or skipped something has failed.
 * @param {string[]} args of npx
 * @param {string} file
 * @param {NodeJS.ProcessEnv} env
 * @param {(report: any) => { passed: number, failed: number, skipped: number }} count
 */
const counted = (args, file, env, count) => () => {
  rmSync(file, { force: true });
  const ok = run('npx', args, env);
  try {
    const { passed, failed, skipped } = count(JSON.parse(readFileSync(file, 'utf8')));
    if (skipped > 0) console.error(`${skipped} tests were skipped; here nothing may be.`);
    const died = !ok && failed === 0 ? 1 : 0;
    return { passed, failed: failed + skipped + died + (passed === 0 && failed === 0 ? 1 : 0) };
  } catch {
    return { passed: 0, failed: 1 };
  }
};

ensureInstalled();
const { ensureBrowser } = await import('./browser.mjs');
if (!ensureBrowser()) process.exit(1);
mkdirSync(CACHE, { recursive: true });
const { buildWasm } = await import('./wasm.mjs');
const { buildApp, buildHeadless } = await import('./build.mjs');

/** @param {() => Promise<unknown>} work */
const builds = (work) => async () => {
  try {
    await work();
    return { passed: 1, failed: 0 };
  } catch (error) {
    console.error(error);
    return { passed: 0, failed: 1 };
  }
};

const vitestReport = join(CACHE, 'vitest.json');
const playwrightReport = join(CACHE, 'playwright.json');

await stage('compile WebAssembly', builds(buildWasm));
await stage('types', whole('npx', ['tsc', '-p', '.']));
await stage('lint, format, import directions and cycles', whole('npx', ['biome', 'check', '--error-on-warnings', '.']));
await stage('unused code', whole('npx', ['knip']));
await stage('build the app', builds(buildApp));
await stage('build the command line', builds(buildHeadless));
await stage('bundle budget', whole('npx', ['size-limit']));
await stage(
  'unit tests, shaders through Dawn, kernels in Chromium',
  counted(
    ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`],
    vitestReport,
    {},
    (report) => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests + report.testResults.filter(failedToLoad).length,
      skipped: report.numPendingTests + report.numTodoTests,
    }),
  ),
);
await stage(
  'end to end, accessibility',
  counted(['playwright', 'test'], playwrightReport, { PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport }, ({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  })),
);

/** A file that failed before any of its tests could run. @param {{ status: string, assertionResults: unknown[] }} file */
function failedToLoad(file) {
  return file.status === 'failed' && file.assertionResults.length === 0;
}

console.log('');
for (const { name, passed, failed, seconds } of outcomes) {
  console.log(`${failed ? 'FAIL' : 'ok  '} ${name}: ${passed} passed, ${failed} failed (${seconds.toFixed(0)} s)`);
}
/** @param {'passed' | 'failed'} key */
const total = (key) => outcomes.reduce((sum, outcome) => sum + outcome[key], 0);
console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
process.exit(total('failed') ? 1 : 0);
