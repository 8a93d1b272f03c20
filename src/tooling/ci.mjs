/**
 * `.ci/run`: everything that must be true before a change lands, what could not be run here among what failed. Ends with
 * how many checks passed and failed in all, whatever happened.
 */
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './install.mjs';

const CACHE = join(ROOT, '.cache');
mkdirSync(CACHE, { recursive: true });

/** What each command said last of all (see outcomes.mjs). */
const COUNTS = /^(\d+) passed, (\d+) failed(?:, \d+ skipped)?$/gm;

/** @type {Map<string, { passed: number, failed: number, seconds: number } | null>} null while it runs */
const outcomes = new Map();
/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * Runs one of the scripts of package.json to its end.
 * @param {string} script
 * @param {boolean} [aside] another goes on in the foreground: its output is shown when that has ended
 * @returns {Promise<string>} its output
 */
async function check(script, aside = false) {
  outcomes.set(script, null);
  const start = Date.now();
  // A group of its own, so that everything that it has started can be ended with it.
  const child = spawn('npm', ['run', script, '--', '--complete'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  running.add(child);
  let said = '';
  const log = createWriteStream(join(CACHE, `${script.replace(':', '-')}.log`));
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      said += text;
      log.write(text);
      if (!aside) process.stdout.write(text);
    });
  }
  const code = await new Promise((resolve) => {
    child.on('error', () => resolve(null));
    child.on('close', resolve);
  });
  running.delete(child);
  log.end();
  const [, passed, failed] = [...said.matchAll(COUNTS)].at(-1) ?? [null, 0, 1];
  outcomes.set(script, {
    passed: Number(passed),
    // One that failed without saying of what has failed as a whole.
    failed: Math.max(Number(failed), code === 0 ? 0 : 1),
    seconds: (Date.now() - start) / 1000,
  });
  return said;
}

/** Tells what came of each command, and of all, and ends. @returns {never} */
function finish() {
  let [passed, failed] = [0, 0];
  console.log('');
  for (const [script, outcome] of outcomes) {
    passed += outcome?.passed ?? 0;
    failed += outcome?.failed ?? 1;
    const told = outcome
      ? `${outcome.passed} passed, ${outcome.failed} failed (${outcome.seconds.toFixed(0)} s)`
      : 'did not come to its end';
    console.log(`npm run ${script}: ${told}`);
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exit(failed ? 1 : 0);
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    for (const { pid } of running) {
      try {
        if (pid) process.kill(-pid, 'SIGTERM');
      } catch {
        // It has just ended by itself.
      }
    }
    finish();
  });
}

await check('test');
await check('test:lessons');
// What is measured for real waits now and then, and kernels mostly compile, on one core: each fills the gaps of the other.
// No test depends on how long anything takes. Other adapters and browsers (`npm run test:adapters`, `npm run test:browsers`)
// would take all of it beyond its time.
const aside = check('test:kernels', true);
await check('test:real');
process.stdout.write(await aside);
finish();
