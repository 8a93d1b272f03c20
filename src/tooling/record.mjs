/**
 * Records with the command line what the lessons show where a browser reaches no GPU.
 *
 *   node src/tooling/record.mjs [WHAT …]           the GPU's side of every run of the lessons, or of those named
 *   node src/tooling/record.mjs --list [WHAT …]    only prints as JSON what there is to record: for each file its lesson
 *                                                  and run, patterns, budget, and the command
 *
 * `--adapter hardware` asks for the sizes of a GPU of its own beside those that a processor can bear.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled, ROOT, run } from './install.mjs';
import { recordings } from './reference-list.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    list: { type: 'boolean', default: false },
    adapter: { type: 'string', default: 'software' },
  },
});
const { adapter } = values;
if (adapter !== 'hardware' && adapter !== 'software') fail(`--adapter is hardware or software, not '${adapter}'.`);

ensureInstalled();
const { createServer } = await import('vite');
const server = await createServer({
  root: ROOT,
  server: { middlewareMode: true },
  appType: 'custom',
  logLevel: 'warn',
});
try {
  const all = await recordings(server, adapter === 'hardware' ? 'hardware' : 'software');
  const wanted = all.filter(
    ({ what, lesson }) =>
      !positionals.length || positionals.includes(what) || (lesson !== null && positionals.includes(lesson)),
  );
  if (values.list) console.log(JSON.stringify(wanted, null, 2));
  else for (const one of wanted) if (one.lesson !== null) record(one);
} finally {
  await server.close();
}

/** @param {import('./reference-list.mjs').Recording} recording */
function record({ what, command }) {
  const folder = join(ROOT, 'src/lessons/recorded');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${what}.json`);
  console.log(`\n── ${what}`);
  const ok = run('node', ['src/tooling/bench.mjs', ...command, '--adapter', `${adapter}`, '--json', file]);
  if (!ok) console.error(`${what}: not everything was measured; see above.`);
  const document = JSON.parse(readFileSync(file, 'utf8'));
  const measurements = document.measurements.filter(
    (/** @type {{ on: string, status: string }} */ row) => row.on === 'gpu' && row.status === 'ok',
  );
  writeFileSync(file, `${JSON.stringify({ ...document, measurements, link: '' }, null, 2)}\n`);
}

/** @param {string} problem */
function fail(problem) {
  console.error(problem);
  process.exit(2);
}
