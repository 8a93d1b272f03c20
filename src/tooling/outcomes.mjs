/**
 * Runs checks in turn and tells how they ended: a line for each, what failed by name and the first of its words, the reason of
 * everything that was skipped, and one closing line `N passed, N failed`, with `, N skipped` behind it where anything was.
 */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { ROOT, run } from './install.mjs';

/**
 * `failed` holds the name of each thing that failed, with what it said; `skipped` a reason for each thing that could not be
 * run here; `seconds` where it took another time than that of its stage.
 * @typedef {{ passed: number, failed: readonly string[], skipped?: readonly string[], seconds?: number }} Outcome
 * @typedef {{ passed: number, failed: readonly string[], skipped: readonly string[] }} Counts
 * @typedef {() => Outcome | Promise<Outcome>} Check
 */

/** With it whoever asked wants everything to have run: what was skipped fails the command. */
const COMPLETE = process.argv.includes('--complete');

/** @type {(Counts & { name: string, seconds: number })[]} */
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
      return { passed: 0, failed: [failure(name, error)] };
    });
  outcomes.push({ name, skipped: [], seconds: (Date.now() - start) / 1000, ...result });
}

/** Prints what came of every stage, and ends the process: code 1 where something failed. @returns {never} */
export function finish() {
  console.log('');
  for (const { name, passed, failed, skipped, seconds } of outcomes) {
    const counts = counted({ passed, failed: failed.length, skipped: skipped.length });
    console.log(`${failed.length ? 'FAIL' : 'ok  '} ${name}: ${counts} (${seconds.toFixed(0)} s)`);
  }
  const failed = outcomes.flatMap((outcome) => outcome.failed);
  if (failed.length) console.log('\nFailed:');
  for (const one of failed.slice(0, MOST_NAMED)) console.log(`  ${one}`);
  if (failed.length > MOST_NAMED) console.log(`  and ${failed.length - MOST_NAMED} more`);
  const skipped = outcomes.flatMap((outcome) => outcome.skipped);
  if (skipped.length) console.log('\nSkipped:');
  for (const [reason, times] of tally(skipped)) console.log(`  ${times > 1 ? `${times} × ` : ''}${reason}`);
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  if (COMPLETE && skipped.length)
    console.log('\nEverything was to be run here (--complete), so that counts as failing.');
  console.log(`\n${counted({ passed, failed: failed.length, skipped: skipped.length })}`);
  process.exit(failed.length || (COMPLETE && skipped.length) ? 1 : 0);
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

/** Of what failed so much is repeated by name, and of what each said so many characters. */
const MOST_NAMED = 40;
const MOST_SAID = 300;

/**
 * One line for what failed.
 * @param {string} name
 * @param {unknown} said an error, or its text
 */
export function failure(name, said) {
  const text = said instanceof Error ? `${said.name}: ${said.message}` : String(said);
  const plain = stripVTControlCharacters(text).replace(/\s+/g, ' ').trim();
  return `${name}: ${plain.length > MOST_SAID ? `${plain.slice(0, MOST_SAID)} …` : plain || 'it said nothing'}`;
}

/**
 * A command that either passes or fails as a whole.
 * @param {string} command
 * @param {string[]} args
 * @returns {Check}
 */
export const whole = (command, args) => () =>
  run(command, args)
    ? { passed: 1, failed: [] }
    : { passed: 0, failed: [failure([command, ...args].join(' '), 'did not succeed; what it said is above')] };

/**
 * The same, started now: it goes on beside the stages that follow, and its own stage waits for its end and shows what it said.
 * @param {string} command
 * @param {string[]} args
 * @returns {Check}
 */
export function wholeMeanwhile(command, args) {
  const start = Date.now();
  const child = spawn(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
  const ended = new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code) => resolve(code === 0 ? null : 'did not succeed; what it said is above'));
  }).then((why) => ({ why, seconds: (Date.now() - start) / 1000 }));
  return async () => {
    const { why, seconds } = await ended;
    process.stdout.write(said);
    return { passed: why ? 0 : 1, failed: why ? [failure([command, ...args].join(' '), why)] : [], seconds };
  };
}

/** Work that has passed when it ends without throwing. @param {() => Promise<unknown>} work @returns {Check} */
export const works = (work) => async () => {
  await work();
  return { passed: 1, failed: [] };
};

/** @param {string} reason @returns {Check} */
export const skipped = (reason) => () => {
  console.log(reason);
  return { passed: 0, failed: [], skipped: [reason] };
};

/**
 * A test runner that leaves a report as JSON. A run that died or ran nothing has failed.
 * @param {string[]} args of npx
 * @param {string} file of the report
 * @param {NodeJS.ProcessEnv} env
 * @param {(report: any) => Counts} read
 * @returns {Check}
 */
const reporting = (args, file, env, read) => () => {
  rmSync(file, { force: true });
  const ok = run('npx', args, env);
  const { passed, failed, skipped } = read(JSON.parse(readFileSync(file, 'utf8')));
  const command = args.join(' ');
  const died = !ok && failed.length === 0 ? [failure(command, 'ended with an error, though no test failed')] : [];
  const nothing = passed + failed.length + skipped.length === 0 ? [failure(command, 'ran nothing')] : [];
  return { passed, failed: [...failed, ...died, ...nothing], skipped };
};

/** @param {string[]} args of vitest @param {string} file where its report goes (vitest-outcome.mjs) @returns {Check} */
export const vitest = (args, file) =>
  reporting(
    ['vitest', 'run', ...args, '--reporter=default', '--reporter=./src/tooling/vitest-outcome.mjs'],
    file,
    { LOCKSTEP_OUTCOME: file },
    ({ passed, failed, skipped }) => ({ passed, failed: failed.map(named), skipped: skipped.map(leftOut) }),
  );

/** @param {{ name: string, said: string }} one */
const named = ({ name, said }) => failure(name, said);

/** @param {string} name */
const leftOut = (name) => `${name}: left out by the test itself`;

/** @param {string[]} args of playwright test @param {string} file where its report goes @returns {Check} */
export const playwright = (args, file) =>
  reporting(
    ['playwright', 'test', ...args],
    file,
    { PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    ({ stats, suites, errors }) => {
      /** @type {Case[]} */
      const cases = suites.flatMap(casesIn([]));
      return {
        passed: stats.expected,
        failed: [
          ...cases.filter(({ test }) => test.status === 'unexpected' || test.status === 'flaky').map(whyFailed),
          .../** @type {Said[]} */ (errors).map(({ message = '' }) => failure('outside of any test', message)),
        ],
        skipped: cases.filter(({ test }) => test.status === 'skipped').map(whySkipped),
      };
    },
  );

/**
 * What Playwright tells of a test (its JSONReport), with the titles around it.
 * @typedef {{ message?: string }} Said
 * @typedef {object} OneTest
 * @property {string} status
 * @property {{ type: string, description?: string }[]} annotations
 * @property {{ status?: string, errors: Said[] }[]} results
 * @typedef {{ name: string, title: string, test: OneTest }} Case
 */

/**
 * @param {readonly string[]} around titles of the suites that it is in
 * @returns {(suite: { title: string, file: string, suites?: any[], specs?: any[] }) => Case[]}
 */
const casesIn = (around) => (suite) => {
  // The outermost suite is the file.
  const inside = suite.title === suite.file ? around : [...around, suite.title];
  return [
    ...(suite.suites ?? []).flatMap(casesIn(inside)),
    ...(suite.specs ?? []).flatMap(({ title, file, line, tests }) =>
      tests.map((/** @type {OneTest} */ test) => ({
        name: [`${file}:${line}`, ...inside, title].join(' › '),
        title,
        test,
      })),
    ),
  ];
};

/** @param {Case} one */
const whyFailed = ({ name, test: { results } }) => {
  const last = results.findLast(({ errors }) => errors.length > 0);
  return failure(name, last?.errors[0].message ?? results.at(-1)?.status ?? '');
};

/** @param {Case} one */
const whySkipped = ({ title, test: { annotations } }) => {
  const said = annotations.find(({ type }) => type === 'skip')?.description;
  return `${title}: ${said ?? 'not reached, because something before it failed'}`;
};
