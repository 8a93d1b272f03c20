/**
 * The bars that our kernels are held to against the libraries, read off a file that `--suite peers --json` wrote; those of
 * a roof stand in roof-bars.ts. A bar is reached when the whole interval is: its lower end is held against it. Of ours the
 * contender that the product itself would take is held against the best of theirs: the faster of two that run the same code
 * would be luck.
 */
import type { Params } from '../engine/contract.ts';
import { type Ratio, ratioOf } from '../engine/stats/ratio.ts';
import type { CliJson } from '../results/cli-json.ts';
import { fastest, hasInterval, timeOf } from '../results/contest.ts';

export type CheckedRow = CliJson['measurements'][number];

export interface Bar {
  readonly name: string;
  readonly need: number;
  /** Null: not measured in this file. */
  readonly ratio: Omit<Ratio, 'tie'> | null;
  readonly reached: boolean | null;
  /** Of its ratio nothing but the medians is known: it has no interval. */
  readonly unsure?: true;
  readonly note: string;
}

export const GPU_LIBRARIES = ['tfjs-webgpu', 'ort-webgpu', 'jax-webgpu'];
export const WASM_LIBRARIES = ['tfjs-wasm', 'ort-wasm', 'jax-wasm'];
const DEPTHWISE_GPU = ['direct-rows', 'streaming', 'wide'];
/** One kernel in two forms, with subgroups where the device has them; where barriers are cheap the implicit matrix product. */
const CONV_LAYER_GPU = { software: ['specialized', 'subgroups'], hardware: ['tiled', 'split'] };
/** The scores written out by blocks, or never: which it should be depends on the length. */
const ATTENTION_GPU = ['blocks', 'fused', 'subgroups'];
/** A step in three launches, or seven: with subgroups where the device has them. */
const TRAINING_GPU = ['fused', 'subgroups'];
/** One register block in two forms: with subgroups where the device has them. */
const LANGUAGE_GPU = ['fused', 'subgroups'];

/** What `contest.ts` asks of a row, from the file's. */
const timesOf = ({ status, kernelMs }: CheckedRow) => ({ status, kernelMs, roundTripMs: null, endToEndMs: null });

export const timeIn = (row: CheckedRow) => timeOf(timesOf(row), 'kernel');

const best = (rows: readonly CheckedRow[], names: readonly string[]) =>
  fastest(
    rows.filter(({ variant }) => names.includes(variant)),
    'kernel',
    timesOf,
  );

export const NOT_MEASURED = { ratio: null, reached: null, note: 'not measured' } as const;

function compared(
  name: string,
  need: number,
  rows: readonly CheckedRow[],
  ours: readonly string[],
  theirs: readonly string[],
  end: 'low' | 'high' = 'low',
): Bar {
  const [own, other] = [best(rows, ours), best(rows, theirs)];
  if (!own || !other) return { name, need, ...NOT_MEASURED };
  const ratio = ratioOf(other.time, own.time);
  const sure = hasInterval(own.of.kernelMs) && hasInterval(other.of.kernelMs);
  const note = `${own.of.variant} against ${other.of.variant}${sure ? '' : ', too few samples for an interval'}`;
  if (!sure) return { name, need, ratio, reached: false, unsure: true, note };
  return { name, need, ratio, reached: ratio[end] >= need, note };
}

/** Independent errors: half-widths of logs add in quadrature, over their number. */
export function geometricMean(ratios: readonly Omit<Ratio, 'tie'>[]): Omit<Ratio, 'tie'> {
  const count = ratios.length;
  const median = Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio.median), 0) / count);
  const down = Math.hypot(...ratios.map((ratio) => Math.log(ratio.median / ratio.low))) / count;
  const up = Math.hypot(...ratios.map((ratio) => Math.log(ratio.high / ratio.median))) / count;
  return { median, low: median * Math.exp(-down), high: median * Math.exp(up) };
}

function meanOf(name: string, need: number, bars: readonly Bar[]): Bar {
  const ratios = bars.flatMap(({ ratio }) => ratio ?? []);
  if (!ratios.length) return { name, need, ...NOT_MEASURED };
  const ratio = geometricMean(ratios);
  const whole = ratios.length === bars.length;
  // A median without an interval would pass for one that is exact.
  const unsure = bars.filter((bar) => bar.unsure).length;
  const of = whole ? `of ${bars.length} sizes` : `of ${ratios.length} of ${bars.length} sizes`;
  const note = unsure ? `${of}, ${unsure} of them without an interval` : of;
  return { name, need, ratio, reached: whole && !unsure ? ratio.low >= need : null, note };
}

export function barsOf({ environment, measurements }: CliJson): Bar[] {
  const software = environment.adapter?.software !== false;
  const sizes = software ? [256, 512, 1024] : [256, 512, 1024, 2048, 4096];
  const at = (workload: string, params: Params) =>
    measurements.filter(
      (row) => row.workload === workload && Object.entries(params).every(([name, value]) => row.params[name] === value),
    );
  const square = (n: number) => at('matmul', { n, m: n, k: n });
  const filter = (k: number) => at('depthwise', { size: 1024, height: 1024, k });

  const each = software ? 1.5 : 1;
  const webgpu = "GPU against the libraries' WebGPU";
  const wasm = "WASM against the libraries' WASM";
  const onGpu = sizes.map((n) => compared(`matmul n=${n}: ${webgpu}`, each, square(n), ['tuned'], GPU_LIBRARIES));
  const onCpu = sizes.map((n) => compared(`matmul n=${n}: ${wasm}`, 1, square(n), ['wasm-threads'], WASM_LIBRARIES));
  // A tie is not behind.
  const js = [256, 512, 1024].map((n) =>
    compared(
      `matmul n=${n}: blocked JavaScript not behind ml-matrix`,
      1,
      square(n),
      ['js-blocked'],
      ['ml-matrix'],
      'high',
    ),
  );
  const textbook = 'matmul n=1024: blocked JavaScript against the textbook loop';
  const depthwise = [3, 5, 9, 15].flatMap((k) => [
    compared(`depthwise 1024×1024×4, k=${k}: ${webgpu}`, 3, filter(k), DEPTHWISE_GPU, GPU_LIBRARIES),
    compared(`depthwise 1024×1024×4, k=${k}: ${wasm}`, 1, filter(k), ['wasm-threads'], WASM_LIBRARIES),
  ]);
  const layers = ['1', '2', '3', '4', '5'].map((layer) =>
    compared(
      `conv-layer, AlexNet's layer ${layer}: ${webgpu}`,
      1.5,
      at('conv-layer', { n: 1, layer }),
      CONV_LAYER_GPU[software ? 'software' : 'hardware'],
      GPU_LIBRARIES,
    ),
  );
  const attention = [256, 512].map((t) =>
    compared(`attention t=${t}: ${webgpu}`, 1.5, at('attention', { t, d: 64, heads: 8 }), ATTENTION_GPU, GPU_LIBRARIES),
  );
  const training = ['perceptron', 'convolutional'].flatMap((network) => {
    const steps = at('training', { b: 32, width: 128, optimiser: 'adam', network });
    const name = `training, ${network}, width=128, b=32`;
    return [
      compared(`${name}: ${webgpu}`, software ? 1.5 : 1.2, steps, TRAINING_GPU, GPU_LIBRARIES),
      compared(`${name}: ${wasm}`, software ? 1.25 : 1.2, steps, ['wasm-threads'], WASM_LIBRARIES),
    ];
  });
  const language = ['train', 'prefill'].flatMap((task) => {
    const shape = '64-2-4-96';
    const rows = at('language', { task, shape, b: 8 });
    const name = `language, ${task}, ${shape}, b=8`;
    return [
      compared(`${name}: ${webgpu}`, software ? 1.5 : 1.2, rows, LANGUAGE_GPU, GPU_LIBRARIES),
      compared(`${name}: ${wasm}`, software ? 1.25 : 1.2, rows, ['wasm-threads'], WASM_LIBRARIES),
    ];
  });
  return [
    ...onGpu,
    meanOf(`matmul, geometric mean: ${webgpu}`, software ? 2 : 1.3, onGpu),
    ...onCpu,
    meanOf(`matmul, geometric mean: ${wasm}`, 1.25, onCpu),
    compared(textbook, 2, square(1024), ['js-blocked'], ['js-textbook']),
    ...js,
    ...depthwise,
    ...layers,
    ...attention,
    ...training,
    ...language,
    ...(software ? [] : limitBars(measurements, square(4096), at('convolution', { size: 1024, height: 1024, k: 3 }))),
  ];
}

/** Shares of what the device itself can do; on hardware only. */
function limitBars(
  all: readonly CheckedRow[],
  matmul: readonly CheckedRow[],
  convolution: readonly CheckedRow[],
): Bar[] {
  const rate = (rows: readonly CheckedRow[], unit: 'gflops' | 'gbps', workload?: string) =>
    Math.max(
      0,
      ...rows
        .filter((row) => row.on === 'gpu' && (!workload || row.workload === workload))
        .map((row) => row[unit] ?? 0),
    );
  const share = (name: string, need: number, own: number, limit: number): Bar => {
    if (!own || !limit) return { name, need, ...NOT_MEASURED };
    const value = own / limit;
    const note = 'without an interval: two medians';
    return { name, need, ratio: { median: value, low: value, high: value }, reached: value >= need, note };
  };
  return [
    share(
      'matmul n=4096: share of the limit of arithmetic',
      0.8,
      rate(matmul, 'gflops'),
      rate(all, 'gflops', 'peak-fma'),
    ),
    share(
      'convolution k=3: share of the limit of copying',
      0.8,
      rate(convolution, 'gbps'),
      rate(all, 'gbps', 'peak-copy'),
    ),
  ];
}
