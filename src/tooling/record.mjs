/**
 * `node src/tooling/record.mjs [LESSON …]`: records the GPU's side of every run of the lessons with the command line, for
 * visitors whose browser reaches no GPU. Writes src/lessons/recorded/<lesson>.<run>.json; run it on a quiet machine, with
 * a hardware adapter where there is one.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, ROOT, run } from './install.mjs';

ensureInstalled();
const { createServer } = await import('vite');
const OUT = join(ROOT, 'src/lessons/recorded');
const wanted = process.argv.slice(2);
const server = await createServer({
  root: ROOT,
  server: { middlewareMode: true },
  appType: 'custom',
  logLevel: 'warn',
});
try {
  const { LESSONS } = await server.ssrLoadModule('/src/lessons/registry.ts');
  const { longestMs } = await server.ssrLoadModule('/src/engine/bench/protocol.ts');
  mkdirSync(OUT, { recursive: true });
  for (const entry of LESSONS) {
    if (wanted.length && !wanted.includes(entry.id)) continue;
    const { lesson } = await entry.load();
    const runs = Object.entries(lesson.runs);
    for (const [id, play] of Object.entries(lesson.plays)) {
      for (const option of play.options) runs.push([`${id}=${option.id}`, play.run(option.id)]);
    }
    // The command line knows files alone: of a run with other texts it would record what the files do.
    for (const [id, one] of runs)
      if (one.patterns.length && !one.edits) record(lesson.id, id, one, longestMs({ ...one, stretches: true }));
  }
} finally {
  await server.close();
}

/**
 * @param {string} lesson
 * @param {string} id
 * @param {{ patterns: readonly string[], small?: readonly string[] }} measurable
 * @param {number} longestMs as long as the lesson itself goes on where the machine is slow
 */
function record(lesson, id, { patterns, small }, longestMs) {
  const file = join(OUT, `${lesson}.${id}.json`);
  const budget = String(Math.ceil(longestMs / 1000));
  console.log(`\n── ${lesson} · ${id}`);
  // A machine without a GPU gets the small sizes, so these are the ones to record.
  const ok = run('node', ['src/tooling/bench.mjs', ...(small ?? patterns), '--budget', budget, '--json', file]);
  if (!ok) console.error(`${lesson} · ${id}: not everything was measured; see above.`);
  const document = JSON.parse(readFileSync(file, 'utf8'));
  const measurements = document.measurements.filter(
    (/** @type {{ on: string, status: string }} */ row) => row.on === 'gpu' && row.status === 'ok',
  );
  writeFileSync(file, `${JSON.stringify({ ...document, measurements, link: '' }, null, 2)}\n`);
}
