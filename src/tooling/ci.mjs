/**
 * `.ci/run`: everything that must be true before a change lands, what could not be run here among what failed. Ends with what
 * failed in each command, and how many checks passed and failed in all, whatever happened.
 */
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './install.mjs';

const CACHE = join(ROOT, '.cache');
mkdirSync(CACHE, { recursive: true });

/** How each command announces a stage (see outcomes.mjs). */
const STAGE = '\n── ';
/** What each command said last of all, what failed in it, and the reasons for what it left out (see outcomes.mjs). */
const COUNTS = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm;
const FAILED = /\nFailed:\n((?: {2}.*\n)+)/g;
const REASONS = /\nSkipped:\n((?: {2}.*\n)+)/g;
/** Of one that ended without having told what failed, so many lines. */
const LAST_LINES = 12;

/** @typedef {{ passed: number, failed: number, skipped: number, seconds: number }} Outcome */

/**
 * What is known of a command: what it has said, and how it ended; null while it runs. `aside`: it runs beside another one, and
 * what it says is shown at the end.
 * @typedef {{ said: string, aside: boolean, outcome: Outcome | null }} Command
 */

/** @type {Map<string, Command>} */
const commands = new Map();
/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** Where playwright.config.ts serves, and where what runs beside it has a server of its own. */
const PORT = Number(process.env.LOCKSTEP_PORT ?? 4187);
const PORT_ASIDE = PORT + 8;

/**
 * Runs one of the scripts of package.json to its end.
 * @param {string} script
 * @param {{ beside?: boolean, port?: number, onSetUp?: () => void }} [how] `beside`: another goes on in the foreground, and what
 *   this one says is shown at the end; `port` where another goes on: its own server's; `onSetUp` is called once it has
 *   installed what it needs
 */
async function check(script, { beside = false, port, onSetUp } = {}) {
  /** @type {Command} */
  const command = { said: '', aside: beside, outcome: null };
  commands.set(script, command);
  const start = Date.now();
  // A group of its own, so that everything that it has started can be ended with it.
  const child = spawn('npm', ['run', script, '--', '--complete'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    env: {
      ...process.env,
      LOCKSTEP_PORT: String(port ?? PORT),
      ...(port && { LOCKSTEP_WORKERS: '1' }),
    },
  });
  running.add(child);
  const log = createWriteStream(join(CACHE, `${script.replace(':', '-')}.log`));
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      const before = command.said;
      command.said += text;
      if (!before.includes(STAGE) && command.said.includes(STAGE)) onSetUp?.();
      log.write(text);
      if (!beside) process.stdout.write(text);
    });
  }
  const code = await new Promise((resolve) => {
    child.on('error', () => resolve(null));
    child.on('close', resolve);
  });
  running.delete(child);
  log.end();
  const [, passed, failed, skipped = 0] = [...command.said.matchAll(COUNTS)].at(-1) ?? [null, 0, 1];
  const left = Number(failed) + Number(skipped);
  command.outcome = {
    passed: Number(passed),
    // One that failed without saying of what has failed as a whole.
    failed: Number(failed) + (code === 0 || left > 0 ? 0 : 1),
    skipped: Number(skipped),
    seconds: (Date.now() - start) / 1000,
  };
}

/**
 * Installs what later commands need while earlier ones run. They look for it themselves, wait for what is under way, and say
 * what is missing; so this says nothing. An installer is not interrupted: what it leaves half done is in everybody's way.
 * @param {string} tool of this folder
 * @param {string[]} args
 */
function fetchAhead(tool, ...args) {
  spawn(process.execPath, [join(import.meta.dirname, tool), ...args], {
    cwd: ROOT,
    stdio: 'ignore',
    detached: true,
  }).unref();
}

/** @param {{ passed: number, failed: number, skipped: number }} counts */
const counted = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;

/** The latest list of a kind that a command printed, with its line breaks. @param {string} said @param {RegExp} list */
const listed = (said, list) => [...said.matchAll(list)].at(-1)?.[1] ?? '';

/** What failed in a command, by name; of one that did not tell, what it said last. @param {Command} command */
function whatFailed({ said, outcome }) {
  if (outcome?.failed === 0) return '';
  const lines = said.trimEnd().split('\n').slice(-LAST_LINES);
  return listed(said, FAILED) || lines.map((line) => `  | ${line}\n`).join('');
}

/** Tells what came of each command, and of all, and ends. @returns {never} */
function finish() {
  for (const { said, aside } of commands.values()) if (aside) process.stdout.write(said);
  const all = { passed: 0, failed: 0, skipped: 0 };
  let reasons = '';
  console.log('');
  for (const [script, command] of commands) {
    const { outcome, said } = command;
    all.passed += outcome?.passed ?? 0;
    all.failed += outcome?.failed ?? 1;
    all.skipped += outcome?.skipped ?? 0;
    if (outcome) reasons += listed(said, REASONS);
    const told = outcome ? `${counted(outcome)} (${outcome.seconds.toFixed(0)} s)` : 'did not come to its end';
    process.stdout.write(`npm run ${script}: ${told}\n${whatFailed(command)}`);
  }
  if (all.skipped) console.log(`\nWhat was skipped counts as failing here:\n${reasons.trimEnd()}`);
  console.log(`\n${counted(all)}`);
  process.exit(all.failed || all.skipped ? 1 : 0);
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

await check('test', {
  onSetUp() {
    fetchAhead('browsers.mjs');
    fetchAhead('lavapipe.mjs', 'true');
  },
});
// The rest keeps one core busy, measuring, compiling or drawing, and waits now and then: two go on at a time, each in the gaps of
// the other, and whoever is done takes the next. No test depends on how long anything takes. What takes longest begins first.
const rest = ['test:lessons', 'test:kernels', 'test:browsers', 'test:adapters'];
/** @param {number} port */
async function takeRest(port) {
  for (let script = rest.shift(); script; script = rest.shift()) await check(script, { beside: true, port });
}
const besides = takeRest(PORT_ASIDE);
await check('test:real', { port: PORT });
await takeRest(PORT);
await besides;
finish();
