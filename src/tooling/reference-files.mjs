/** From what the command line wrote to a file of the reference results. Reads and writes nothing. */

/** The folder's own module, which puts all of it into one file of the app. */
const MODULE = `/** All that was recorded of this machine: one file, fetched when somebody asks for it. */
import type { Recording } from '../../results/reference/recording.ts';

export const files = import.meta.glob<Recording>(['./*.json', '!./machine.json'], { eager: true, import: 'default' });
`;

/**
 * @typedef {object} Filed
 * @property {true} ok
 * @property {string} folder below src/reference
 * @property {string} text
 * @property {number} count of cases
 * @property {Readonly<Record<string, string>>} once files of the folder that are written where they are not there yet
 */

/**
 * @param {{ ssrLoadModule(url: string): Promise<Record<string, any>> }} server that reads TypeScript
 * @param {import('./reference-list.mjs').Recording} recording
 * @param {string} json
 * @param {{ name: string | null, driver: string | null, part: string | null }} machine
 * @returns {Promise<Filed | { ok: false, problem: string }>}
 */
export async function fileRecording(server, recording, json, { name, driver, part }) {
  const [{ toRecording, slugOf }, { readCliJson }, { adapterName }, { expandPattern }, { workloads }, { printCase }] =
    await Promise.all(
      [
        '/src/results/reference/recording.ts',
        '/src/results/cli-json.ts',
        '/src/results/adapter-name.ts',
        '/src/engine/bench/plan.ts',
        '/src/workloads/registry.ts',
        '/src/headless/cases.ts',
      ].map((url) => server.ssrLoadModule(url)),
    );
  const read = readCliJson(json);
  if (!read.ok) return { ok: false, problem: read.problem };
  const { document } = read;
  const { adapter, runtime } = document.environment;
  if (!adapter) return { ok: false, problem: 'reached no GPU, so there is nothing to lay behind a result.' };
  const named = new Set(
    recording.patterns.flatMap((pattern) => {
      const expanded = expandPattern(pattern, workloads);
      return expanded.ok ? expanded.cases.map((/** @type {any} */ id) => printCase(id, workloads)) : [];
    }),
  );
  const cases = document.measurements.map((/** @type {{ case: string }} */ row) => row.case);
  // A file of other patterns than are asked for today says which by its own cases.
  const patterns = cases.every((/** @type {string} */ id) => named.has(id)) ? recording.patterns : cases;
  const words = [
    ...patterns.map((/** @type {string} */ pattern) => `'${pattern}'`),
    `--budget ${document.budgetMs / 1000}`,
    `--seed ${document.seed}`,
    `--adapter ${adapter.software ? 'software' : 'hardware'}`,
    ...(runtime === 'dawn' ? ['--runtime dawn'] : []),
  ];
  const gpuOnly = recording.lesson !== null;
  // Of a longer run the patterns alone would not make the same file again.
  const command = `npm run bench -- ${words.join(' ')}${part === null ? '' : ` (${part})`}`;
  const file = toRecording(document, { command, driver, gpuOnly });
  if (!file) return { ok: false, problem: 'has no case that was measured and proved.' };
  const title = name ?? adapterName(adapter, 'en');
  return {
    ok: true,
    folder: slugOf(title, runtime),
    text: printed(file),
    count: file.measurements.length,
    once: {
      'machine.json': printed({ name: title, software: adapter.software }),
      'recordings.ts': MODULE,
    },
  };
}

/** @param {unknown} value */
const printed = (value) => `${JSON.stringify(value, null, 2)}\n`;
