/**
 * Runs checks in turn and tells how they ended: a line for each, the reason of everything that was skipped, and one
 * closing line `N passed, N failed`, with `, N skipped` behind it where anything was.
 */
import { readFileSync, rmSync } from 'node:fs';
import { run } from './install.mjs';

/**
 * `skipped` holds a reason for each thing that could not be run here.
 * @typedef {{ passed: number, failed: number, skipped?: readonly string[] }} Outcome
 * @typedef {() => Outcome | Promise<Outcome>} Check
 */

/** With it whoever asked wants everything to have run: what was skipped fails the command. */
const COMPLETE = process.argv.includes('--complete');

/** @type {{ name: string, passed: number, failed: number, skipped: readonly string[], seconds: number }[]} */
const outcomes = [];

/**
 * Runs one check. One that throws has failed.
 * @param {string} name
 * @param {Check} check
 */
export async function stage(name, check) {
  console.log(`\n── ${name}`);
  const start = Date.now();
  const result = await Promise.resolve()
    .then(check)
    .catch((error) => {
      console.error(error);
      return { passed: 0, failed: 1 };
    });
  outcomes.push({ name, skipped: [], ...result, seconds: (Date.now() - start) / 1000 });
}

/** Prints what came of every stage, and ends the process: code 1 where something failed. @returns {never} */
export function finish() {
  console.log('');
  for (const { name, passed, failed, skipped, seconds } of outcomes) {
    const counts = counted({ passed, failed, skipped: skipped.length });
    console.log(`${failed ? 'FAIL' : 'ok  '} ${name}: ${counts} (${seconds.toFixed(0)} s)`);
  }
  const skipped = outcomes.flatMap((outcome) => outcome.skipped);
  if (skipped.length) console.log('\nSkipped:');
  for (const [reason, times] of tally(skipped)) console.log(`  ${times > 1 ? `${times} × ` : ''}${reason}`);
  /** @param {'passed' | 'failed'} key */
  const total = (key) => outcomes.reduce((sum, outcome) => sum + outcome[key], 0);
  const failed = total('failed');
  if (COMPLETE && skipped.length)
    console.log('\nEverything was to be run here (--complete), so that counts as failing.');
  console.log(`\n${counted({ passed: total('passed'), failed, skipped: skipped.length })}`);
  process.exit(failed || (COMPLETE && skipped.length) ? 1 : 0);
}

/** @param {{ passed: number, failed: number, skipped: number }} counts */
const counted = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;

/** @param {readonly string[]} reasons @returns {Map<string, number>} */
function tally(reasons) {
  const times = new Map();
  for (const reason of reasons) times.set(reason, (times.get(reason) ?? 0) + 1);
  return times;
}

/**
 * A command that either passes or fails as a whole.
 * @param {string} command
 * @param {string[]} args
 * @returns {Check}
 */
export const whole = (command, args) => () =>
  run(command, args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

/** Work that has passed when it ends without throwing. @param {() => Promise<unknown>} work @returns {Check} */
export const works = (work) => async () => {
  await work();
  return { passed: 1, failed: 0 };
};

/** @param {string} reason @returns {Check} */
export const skipped = (reason) => () => {
  console.log(reason);
  return { passed: 0, failed: 0, skipped: [reason] };
};

/**
 * A test runner that leaves a JSON report. A run that died or ran nothing has failed.
 * @param {string[]} args of npx
 * @param {string} file of the report
 * @param {NodeJS.ProcessEnv} env
 * @param {(report: any) => Required<Outcome>} count
 * @returns {Check}
 */
const reporting = (args, file, env, count) => () => {
  rmSync(file, { force: true });
  const ok = run('npx', args, env);
  const { passed, failed, skipped } = count(JSON.parse(readFileSync(file, 'utf8')));
  const died = !ok && failed === 0 ? 1 : 0;
  const nothing = passed + failed + skipped.length === 0 ? 1 : 0;
  return { passed, failed: failed + died + nothing, skipped };
};

/** @param {string[]} args of vitest @param {string} file where its report goes @returns {Check} */
export const vitest = (args, file) =>
  reporting(
    ['vitest', 'run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    file,
    {},
    ({ numPassedTests, numFailedTests, testResults }) => ({
      passed: numPassedTests,
      // A file that failed before any of its tests could run counts as one.
      failed: numFailedTests + testResults.filter(neverBegan).length,
      skipped: testResults.flatMap(leftOut),
    }),
  );

/** @param {{ status: string, assertionResults: unknown[] }} file */
const neverBegan = ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0;

/** @param {{ assertionResults: { fullName: string, status: string }[] }} file @returns {string[]} */
const leftOut = ({ assertionResults }) =>
  assertionResults
    .filter(({ status }) => status !== 'passed' && status !== 'failed')
    .map(({ fullName }) => `${fullName}: left out by the test itself`);

/** @param {string[]} args of playwright test @param {string} file where its report goes @returns {Check} */
export const playwright = (args, file) =>
  reporting(
    ['playwright', 'test', ...args],
    file,
    { PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    ({ stats, suites, errors }) => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky + errors.length,
      skipped: suites.flatMap(annotatedSkips),
    }),
  );

/** @param {{ suites?: any[], specs?: any[] }} suite @returns {string[]} */
const annotatedSkips = ({ suites = [], specs = [] }) => [
  ...suites.flatMap(annotatedSkips),
  ...specs.flatMap(({ title, tests }) => tests.filter(isSkipped).map(whySkipped(title))),
];

/** @param {{ status: string }} test */
const isSkipped = ({ status }) => status === 'skipped';

/** @param {string} title */
const whySkipped = (title) => {
  /** @param {{ annotations: { type: string, description?: string }[] }} test */
  return ({ annotations }) => {
    const said = annotations.find(({ type }) => type === 'skip')?.description;
    return `${title}: ${said ?? 'not reached, because something before it failed'}`;
  };
};
