/** What a machine is asked to measure for the reference results: every run of the lessons, and the named suites. */

/**
 * @typedef {object} Recording
 * @property {string} what the file's name without `.json`: `<lesson>.<run>`, or the suite's
 * @property {string | null} lesson
 * @property {string | null} run
 * @property {readonly string[]} patterns as the command line takes them
 * @property {number} budgetSeconds of `--budget`
 * @property {readonly string[]} command the words after `npm run bench --`, without `--json FILE`
 */

/** Suites by the name of their file; a GPU of its own has room for more. */
const SUITES = { race: 'race', ladder: 'ladder', limits: 'limits', peers: 'peers' };
const ON_HARDWARE = { ...SUITES, ladder: 'ladder-hardware', limits: 'limits-hardware', peers: 'peers-hardware' };

/**
 * @param {{ ssrLoadModule(url: string): Promise<Record<string, any>> }} server that reads TypeScript
 * @param {'hardware' | 'software'} adapter
 * @returns {Promise<Recording[]>}
 */
export async function recordings(server, adapter) {
  const [{ LESSONS }, { expandPattern }, { longestMs }, { SUITES: suites }, { workloads }] = await Promise.all(
    [
      '/src/lessons/registry.ts',
      '/src/engine/bench/plan.ts',
      '/src/engine/bench/protocol.ts',
      '/src/headless/suites.ts',
      '/src/workloads/registry.ts',
    ].map((url) => server.ssrLoadModule(url)),
  );
  const ofGpu = gpuPatterns(expandPattern, workloads);
  const all = [];
  for (const [what, name] of Object.entries(adapter === 'hardware' ? ON_HARDWARE : SUITES)) {
    const { patterns, budgetMs } = suites[name];
    all.push(recording({ what, lesson: null, run: null }, patterns, budgetMs));
  }
  for (const entry of LESSONS) {
    const { lesson } = await entry.load();
    const runs = Object.entries(lesson.runs);
    for (const [id, play] of Object.entries(lesson.plays)) {
      for (const option of play.options) runs.push([`${id}=${option.id}`, play.run(option.id)]);
    }
    for (const [run, measurable] of runs) {
      // The command line knows files alone: of a run with other texts it would record what the files do.
      if (measurable.edits) continue;
      const patterns = ofGpu(sizesOf(measurable, adapter));
      if (!patterns.length) continue;
      const budgetMs = longestMs({ ...measurable, stretches: true });
      all.push(recording({ what: `${lesson.id}.${run}`, lesson: lesson.id, run }, patterns, budgetMs));
    }
  }
  return all;
}

/**
 * A machine without a GPU of its own measures the small sizes, so hardware, which is laid beside it, has both.
 * @param {{ patterns: readonly string[], small?: readonly string[] }} measurable
 * @param {'hardware' | 'software'} adapter
 * @returns {readonly string[]}
 */
const sizesOf = ({ patterns, small = patterns }, adapter) =>
  adapter === 'software' ? small : [...new Set([...patterns, ...small])];

/**
 * The same patterns with the GPU's own variants by name: nobody's CPU stands in for another's.
 * @param {(pattern: string, workloads: readonly any[]) => any} expandPattern
 * @param {readonly { id: string, variants: readonly { id: string, on: string }[] }[]} workloads
 */
function gpuPatterns(expandPattern, workloads) {
  return (/** @type {readonly string[]} */ patterns) =>
    patterns.flatMap((pattern) => {
      const expanded = expandPattern(pattern, workloads);
      if (!expanded.ok) throw new Error(`${pattern}: ${expanded.problem.en}`);
      const [, , params = ''] = pattern.split(':');
      const ids = new Set(expanded.cases.map((/** @type {{ workload: string }} */ one) => one.workload));
      return workloads.flatMap(({ id, variants }) => {
        if (!ids.has(id)) return [];
        const named = new Set(
          expanded.cases.flatMap((/** @type {{ workload: string, variant: string }} */ one) =>
            one.workload === id ? [one.variant] : [],
          ),
        );
        const own = variants.filter((variant) => variant.on === 'gpu' && named.has(variant.id));
        return own.length ? [[id, own.map((variant) => variant.id).join('|'), params].filter(Boolean).join(':')] : [];
      });
    });
}

/**
 * @param {{ what: string, lesson: string | null, run: string | null }} name
 * @param {readonly string[]} patterns
 * @param {number} budgetMs
 * @returns {Recording}
 */
function recording(name, patterns, budgetMs) {
  const budgetSeconds = Math.ceil(budgetMs / 1000);
  return { ...name, patterns, budgetSeconds, command: [...patterns, '--budget', `${budgetSeconds}`] };
}
