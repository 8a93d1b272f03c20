/**
 * Reference results (docs/reference-results.md): what a machine made of every run of the lessons and of the named suites.
 *
 *   node src/tooling/record.mjs [WHAT …]                 measures with the command line, and files what came out
 *   node src/tooling/record.mjs --list [WHAT …]          only prints as JSON what there is to measure: for each file its
 *                                                        lesson and run, patterns, budget, and the command
 *   node src/tooling/record.mjs --import FOLDER [WHAT …] files what the command line wrote elsewhere, FOLDER/<WHAT>.json
 *
 * WHAT is a lesson (`adding-arrays`), one run of it (`adding-arrays.add`) or a suite (`race`); without one, everything.
 *
 *   --adapter hardware|software   which adapter is meant (default: software); hardware has larger sizes as well
 *   --runtime chromium|dawn       as for npm run bench
 *   --name NAME                   what the machine is called (default: as its adapter calls itself)
 *   --driver TEXT                 version of the GPU's driver, where it is known
 *   --part TEXT                   with --import, where the files are parts of a longer run: what was run
 *
 * Writes src/reference/<machine>/<WHAT>.json. The machine should be quiet.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled, ROOT, run } from './install.mjs';
import { fileRecording } from './reference-files.mjs';
import { recordings } from './reference-list.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    list: { type: 'boolean', default: false },
    import: { type: 'string' },
    adapter: { type: 'string', default: 'software' },
    runtime: { type: 'string', default: 'chromium' },
    name: { type: 'string' },
    driver: { type: 'string' },
    part: { type: 'string' },
  },
});
const { adapter, runtime } = values;
if (adapter !== 'hardware' && adapter !== 'software') fail(`--adapter is hardware or software, not '${adapter}'.`);
if (runtime !== 'chromium' && runtime !== 'dawn') fail(`--runtime is chromium or dawn, not '${runtime}'.`);
const folder = values.import === undefined ? null : resolve(values.import);
if (folder !== null && !existsSync(folder)) fail(`--import takes a folder; ${folder} is not there.`);

ensureInstalled();
const { createServer } = await import('vite');
const server = await createServer({
  root: ROOT,
  server: { middlewareMode: true },
  appType: 'custom',
  logLevel: 'warn',
});
const scratch = mkdtempSync(join(tmpdir(), 'lockstep-record-'));
/** @type {string[]} */
const problems = [];
try {
  const all = await recordings(server, adapter === 'hardware' ? 'hardware' : 'software');
  const wanted = all.filter(
    ({ what, lesson }) =>
      !positionals.length || positionals.includes(what) || (lesson !== null && positionals.includes(lesson)),
  );
  for (const name of positionals) {
    if (!all.some(({ what, lesson }) => what === name || lesson === name)) problems.push(`There is no '${name}'.`);
  }
  if (values.list) console.log(JSON.stringify(wanted, null, 2));
  else if (folder !== null) await importAll(folder, wanted, all);
  else for (const one of wanted) await measure(one);
} finally {
  rmSync(scratch, { recursive: true });
  await server.close();
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length ? 1 : 0;

/** @param {import('./reference-list.mjs').Recording} recording */
async function measure(recording) {
  const { what, command } = recording;
  const file = join(scratch, `${what}.json`);
  console.log(`\n── ${what}`);
  const words = [...command, '--adapter', `${adapter}`, '--runtime', `${runtime}`];
  const ok = run('node', ['src/tooling/bench.mjs', ...words, '--json', file]);
  if (!ok) problems.push(`${what}: not everything was measured; see above.`);
  if (existsSync(file)) await take(recording, file);
}

/**
 * @param {string} from
 * @param {readonly import('./reference-list.mjs').Recording[]} wanted
 * @param {readonly import('./reference-list.mjs').Recording[]} all
 */
async function importAll(from, wanted, all) {
  for (const name of readdirSync(from).filter((one) => one.endsWith('.json'))) {
    const what = name.slice(0, -'.json'.length);
    if (!all.some((one) => one.what === what)) {
      problems.push(`${name}: nothing to measure is called '${what}'; --list prints the names.`);
      continue;
    }
    const recording = wanted.find((one) => one.what === what);
    if (recording) await take(recording, join(from, name));
  }
}

/** @param {import('./reference-list.mjs').Recording} recording @param {string} path what the command line wrote */
async function take(recording, path) {
  const { name = null, driver = null, part = null } = values;
  const filed = await fileRecording(server, recording, readFileSync(path, 'utf8'), { name, driver, part });
  if (!filed.ok) {
    problems.push(`${recording.what} ${filed.problem}`);
    return;
  }
  const place = join(ROOT, 'src/reference', filed.folder);
  mkdirSync(place, { recursive: true });
  for (const [file, text] of Object.entries(filed.once)) {
    if (!existsSync(join(place, file))) writeFileSync(join(place, file), text);
  }
  writeFileSync(join(place, `${recording.what}.json`), filed.text);
  console.log(`${recording.what}: ${filed.count} cases, src/reference/${filed.folder}/${recording.what}.json`);
}

/** @param {string} problem */
function fail(problem) {
  console.error(problem);
  process.exit(2);
}
