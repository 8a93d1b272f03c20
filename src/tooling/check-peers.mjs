/**
 * `npm run bench:check -- out.json [again.json]`: reads what `npm run bench -- --suite peers --json out.json` wrote and
 * prints every bar that our kernels are held to, with ratio, 95 % interval and whether it is reached. A second file of
 * the same plan is compared case by case. Exit code 0 when all bars that could be measured are reached, 1 when one is
 * not, 2 for a file that cannot be read.
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/**
 * @typedef {{ median: number, low: number, high: number }} Times milliseconds
 * @typedef {{ workload: string, variant: string, on: string, params: Record<string, number | string>, status: string,
 *   kernelMs: Times | null, gflops: number | null, gbps: number | null, case: string }} Row
 * @typedef {{ environment: { adapter: { software: boolean, vendor?: string, description?: string } | null },
 *   measurements: Row[] }} File
 * @typedef {{ median: number, low: number, high: number }} Ratio
 * @typedef {{ name: string, need: number, ratio: Ratio | null, reached: boolean | null, note: string }} Bar
 *   `reached` null: not measured in this file
 */

const GPU_LIBRARIES = ['tfjs-webgpu', 'ort-webgpu', 'jax-webgpu'];
const WASM_LIBRARIES = ['tfjs-wasm', 'ort-wasm', 'jax-wasm'];

/** Of kernels that take rounded inputs: no peer of f32 libraries. */
const OTHER_PRECISION = ['half'];

/** @param {Row} row */
const timed = (row) => row.status === 'ok' && row.kernelMs !== null;

/** @param {Row[]} rows @returns {Row | null} the one with the shortest median */
function fastest(rows) {
  const ok = rows.filter(timed);
  return ok.length ? ok.reduce((best, row) => (times(row).median < times(best).median ? row : best)) : null;
}

/** @param {Row} row @returns {Times} */
function times({ kernelMs }) {
  if (!kernelMs) throw new TypeError('The case has no time.');
  return kernelMs;
}

/**
 * How many times faster `ours` is. The interval adds the relative half-widths of both in quadrature on a log scale, as
 * the app does (src/engine/stats/ratio.ts).
 * @param {Times} theirs @param {Times} ours @returns {Ratio}
 */
export function ratioOf(theirs, ours) {
  const median = theirs.median / ours.median;
  const down = Math.hypot(Math.log(theirs.median / theirs.low), Math.log(ours.high / ours.median));
  const up = Math.hypot(Math.log(theirs.high / theirs.median), Math.log(ours.median / ours.low));
  return { median, low: median * Math.exp(-down), high: median * Math.exp(up) };
}

/** @param {Ratio[]} ratios @returns {Ratio} independent errors: half-widths of logs add in quadrature, over their number */
export function geometricMean(ratios) {
  const mean = (/** @type {(ratio: Ratio) => number} */ of) =>
    Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(of(ratio)), 0) / ratios.length);
  const median = mean((ratio) => ratio.median);
  const half = (/** @type {(ratio: Ratio) => number} */ of) => Math.hypot(...ratios.map(of)) / ratios.length;
  return {
    median,
    low: median * Math.exp(-half((ratio) => Math.log(ratio.median / ratio.low))),
    high: median * Math.exp(half((ratio) => Math.log(ratio.high / ratio.median))),
  };
}

/** @param {string} name @param {number} need @param {Row | null} ours @param {Row | null} theirs @returns {Bar} */
function compared(name, need, ours, theirs) {
  if (!ours || !theirs) return { name, need, ratio: null, reached: null, note: 'not measured' };
  const ratio = ratioOf(times(theirs), times(ours));
  return { name, need, ratio, reached: ratio.median >= need, note: `${ours.variant} against ${theirs.variant}` };
}

/** @param {string} name @param {number} need @param {readonly Bar[]} bars @returns {Bar} */
function meanOf(name, need, bars) {
  const ratios = bars.flatMap(({ ratio }) => (ratio ? [ratio] : []));
  if (!ratios.length) return { name, need, ratio: null, reached: null, note: 'not measured' };
  const ratio = geometricMean(ratios);
  const note =
    ratios.length < bars.length ? `of ${ratios.length} of ${bars.length} sizes` : `of ${ratios.length} sizes`;
  return { name, need, ratio, reached: ratio.median >= need, note };
}

/** @param {File} file @returns {Bar[]} */
export function barsOf({ environment, measurements }) {
  const software = environment.adapter?.software !== false;
  const sizes = software ? [256, 512, 1024] : [256, 512, 1024, 2048, 4096];
  /** @param {string} workload @param {Record<string, number>} params */
  const at = (workload, params) =>
    measurements.filter(
      (row) => row.workload === workload && Object.entries(params).every(([name, value]) => row.params[name] === value),
    );
  /** @param {number} n */
  const square = (n) => at('matmul', { n, m: n, k: n });
  /** @param {Row[]} rows @param {readonly string[]} names */
  const named = (rows, names) => fastest(rows.filter(({ variant }) => names.includes(variant)));
  /** @param {Row[]} rows @param {string} on */
  const ours = (rows, on) => fastest(rows.filter((row) => row.on === on && !OTHER_PRECISION.includes(row.variant)));

  const each = software ? 1.5 : 1;
  const gpu = sizes.map((n) =>
    compared(
      `matmul n=${n}: GPU against the libraries' WebGPU`,
      each,
      ours(square(n), 'gpu'),
      named(square(n), GPU_LIBRARIES),
    ),
  );
  const wasm = sizes.map((n) =>
    compared(
      `matmul n=${n}: WASM against the libraries' WASM`,
      1,
      ours(square(n), 'wasm'),
      named(square(n), WASM_LIBRARIES),
    ),
  );
  const js = [256, 512, 1024].map((n) => {
    const bar = compared(
      `matmul n=${n}: blocked JavaScript not behind ml-matrix`,
      1,
      named(square(n), ['js-blocked']),
      named(square(n), ['ml-matrix']),
    );
    // A tie is not behind.
    return { ...bar, reached: bar.ratio && bar.ratio.high >= 1 };
  });
  const textbook = compared(
    'matmul n=1024: blocked JavaScript against the textbook loop',
    2,
    named(square(1024), ['js-blocked']),
    named(square(1024), ['js-textbook']),
  );
  const depthwise = [3, 9].flatMap((k) => {
    const rows = at('depthwise', { size: 1024, height: 1024, k });
    return [
      compared(
        `depthwise 1024×1024×4, k=${k}: GPU against the libraries' WebGPU`,
        2,
        ours(rows, 'gpu'),
        named(rows, GPU_LIBRARIES),
      ),
      compared(
        `depthwise 1024×1024×4, k=${k}: WASM against the libraries' WASM`,
        1,
        ours(rows, 'wasm'),
        named(rows, WASM_LIBRARIES),
      ),
    ];
  });
  return [
    ...gpu,
    meanOf("matmul, geometric mean: GPU against the libraries' WebGPU", software ? 2 : 1.3, gpu),
    ...wasm,
    meanOf("matmul, geometric mean: WASM against the libraries' WASM", 1.25, wasm),
    textbook,
    ...js,
    ...depthwise,
    ...(software ? [] : limitBars(measurements, square(4096), at('convolution', { size: 1024, height: 1024, k: 3 }))),
  ];
}

/**
 * Shares of what the device itself can do; on hardware only.
 * @param {Row[]} all @param {Row[]} matmul @param {Row[]} convolution @returns {Bar[]}
 */
function limitBars(all, matmul, convolution) {
  /** @param {Row[]} rows @param {'gflops' | 'gbps'} rate @param {string} [workload] */
  const best = (rows, rate, workload) =>
    Math.max(
      0,
      ...rows
        .filter((row) => row.on === 'gpu' && (!workload || row.workload === workload))
        .map((row) => row[rate] ?? 0),
    );
  /** @param {string} name @param {number} need @param {number} rate @param {number} limit @returns {Bar} */
  const share = (name, need, rate, limit) => {
    if (!rate || !limit) return { name, need, ratio: null, reached: null, note: 'not measured' };
    const value = rate / limit;
    const note = 'without an interval: two medians';
    return { name, need, ratio: { median: value, low: value, high: value }, reached: value >= need, note };
  };
  return [
    share(
      'matmul n=4096: share of the measured FMA peak',
      0.7,
      best(matmul, 'gflops'),
      best(all, 'gflops', 'peak-fma'),
    ),
    share(
      'convolution k=3: share of the measured copy bandwidth',
      0.8,
      best(convolution, 'gbps'),
      best(all, 'gbps', 'peak-copy'),
    ),
  ];
}

/** How far the medians of the same plan may be apart when it runs twice on a quiet machine. */
const AGREE_WITHIN = 0.05;

/** @param {File} first @param {File} second @returns {{ name: string, change: number, reached: boolean }[]} */
export function repeated(first, second) {
  const again = new Map(second.measurements.filter(timed).map((row) => [row.case, times(row).median]));
  return first.measurements.filter(timed).flatMap((row) => {
    const median = again.get(row.case);
    if (median === undefined) return [];
    const change = median / times(row).median - 1;
    return [{ name: row.case, change, reached: Math.abs(change) <= AGREE_WITHIN }];
  });
}

const WORDS = { true: 'reached', false: 'NOT REACHED', null: 'not measured' };

/** @param {Bar} bar */
export function printBar({ name, need, ratio, reached, note }) {
  const state = WORDS[/** @type {'true' | 'false' | 'null'} */ (String(reached))];
  if (!ratio) return `${state.padEnd(12)}  ${name} (at least ${need}×)`;
  const interval = `${ratio.median.toFixed(2)}× (${ratio.low.toFixed(2)}–${ratio.high.toFixed(2)})`;
  return `${state.padEnd(12)}  ${name}: ${interval}, at least ${need}×; ${note}`;
}

/** @param {string} path @returns {File} */
function read(path) {
  const file = JSON.parse(readFileSync(path, 'utf8'));
  if (file?.schema !== 1 || !Array.isArray(file.measurements)) {
    throw new TypeError('it is no JSON file of npm run bench (schema 1)');
  }
  return file;
}

/** @param {readonly string[]} paths @returns {number} the exit code */
export function check(paths) {
  if (paths.length < 1 || paths.length > 2) {
    console.error('Usage: npm run bench:check -- out.json [again.json]');
    return 2;
  }
  /** @type {File[]} */
  const files = [];
  for (const path of paths) {
    try {
      files.push(read(path));
    } catch (error) {
      console.error(`${path} cannot be read: ${error instanceof Error ? error.message : error}.`);
      return 2;
    }
  }
  const [file, again] = files;
  const { adapter } = file.environment;
  console.log(
    `Adapter: ${adapter ? `${adapter.description || adapter.vendor}${adapter.software ? ' (software)' : ''}` : 'none'}\n`,
  );
  const bars = barsOf(file);
  for (const bar of bars) console.log(printBar(bar));
  const bad = file.measurements.filter(({ status }) => status === 'wrong' || status === 'failed');
  for (const row of bad) console.log(`${row.status.toUpperCase().padEnd(12)}  ${row.case}`);
  const repeats = again ? repeated(file, again) : [];
  if (again) console.log(`\nThe same plan again, medians within ${AGREE_WITHIN * 100} %:`);
  for (const { name, change, reached } of repeats) {
    console.log(`${WORDS[`${reached}`].padEnd(12)}  ${name}: ${change > 0 ? '+' : ''}${(100 * change).toFixed(1)} %`);
  }
  const missed = bad.length + [...bars, ...repeats].filter(({ reached }) => reached === false).length;
  return missed || !bars.some(({ reached }) => reached !== null) ? 1 : 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exit(check(process.argv.slice(2)));
