/** Speed-ups of one GPU time over several baselines. Pure. */
import type { LocalText } from '../../engine/contract.ts';
import { type Bounds, isNoisy, type Ratio, ratioOf } from '../../engine/stats/ratio.ts';
import { type Clock, timeOf } from '../../results/contest.ts';
import type { SummaryRow } from '../../results/summary.ts';
import { VARIANT_TEXTS } from '../../workloads/mandelbrot/texts.ts';
import type { Results } from '../lesson.ts';
import { fastest, rowOf, rowsOf, speedup } from '../results.ts';
import { figure, text } from '../text.ts';

const TITLES: Readonly<Record<string, LocalText>> = {
  squares: VARIANT_TEXTS.squares.title,
  four: VARIANT_TEXTS.four.title,
  js: VARIANT_TEXTS.js.title,
  workers: VARIANT_TEXTS.workers.title,
  wasm: VARIANT_TEXTS.wasm.title,
  'wasm-threads': VARIANT_TEXTS.wasmThreads.title,
};

export const titleOf = (variant: string): LocalText => TITLES[variant] ?? text(variant, variant);

/** From the slowest kind of CPU code to the fastest. */
export const BASELINES = ['js', 'workers', 'wasm', 'wasm-threads'] as const;

const time = (row: SummaryRow | null, clock: Clock): Bounds | null => row && timeOf(row, clock);

/** The fastest row of a side by a clock; null where none has a time. */
export const best = (results: Results, side: 'gpu' | 'cpu', clock: Clock): SummaryRow | null =>
  fastest(rowsOf(results, 'draw'), side, clock);

export interface Baseline {
  readonly variant: (typeof BASELINES)[number];
  readonly ratio: Ratio;
}

/** How many times faster the best GPU time is than each kind of CPU code; those without a time are left out. */
export function speedUps(results: Results, clock: Clock): readonly Baseline[] {
  const gpu = time(best(results, 'gpu', clock), clock);
  if (!gpu) return [];
  return BASELINES.flatMap((variant) => {
    const cpu = time(rowOf(results, 'draw', variant), clock);
    return cpu ? [{ variant, ratio: ratioOf(cpu, gpu) }] : [];
  });
}

/** Best CPU code against best GPU code, copies counted on both sides; null where a side has no time. */
export function honest(results: Results): Ratio | null {
  const gpu = time(best(results, 'gpu', 'endToEnd'), 'endToEnd');
  const cpu = time(best(results, 'cpu', 'endToEnd'), 'endToEnd');
  return gpu && cpu ? ratioOf(cpu, gpu) : null;
}

/** The largest figure that this run could be made to show: plain JavaScript on one thread against the GPU's kernel. */
export const boldest = (results: Results): Ratio | null =>
  speedup(rowOf(results, 'draw', 'js'), best(results, 'gpu', 'kernel'));

/** How many times faster the best CPU code is than plain JavaScript on one thread; needs no GPU. */
export const cpuSpread = (results: Results): Ratio | null =>
  speedup(rowOf(results, 'draw', 'js'), best(results, 'cpu', 'kernel'));

/** `24× faster`, `as fast: a tie`, `3× slower`. */
export function says(ratio: Ratio): LocalText {
  if (isNoisy(ratio)) return text('too noisy to tell', '波动太大，分不出快慢');
  if (ratio.tie) return text('as fast (a tie)', '不分上下');
  return ratio.median >= 1
    ? text(`${figure(ratio.median)}× faster`, `速度是它的 ${figure(ratio.median)} 倍`)
    : text(`${figure(1 / ratio.median)}× slower`, `用时是它的 ${figure(1 / ratio.median)} 倍`);
}

/** What the chart of speed-ups shows; null with fewer than two baselines. */
export function sentence(results: Results, clock: Clock): LocalText | null {
  const all = speedUps(results, clock);
  if (all.length < 2) return null;
  const sorted = [...all].sort((a, b) => b.ratio.median - a.ratio.median);
  const most = sorted[0];
  const least = sorted[sorted.length - 1];
  const [high, low] = [says(most.ratio), says(least.ratio)];
  const [slow, fast] = [titleOf(most.variant), titleOf(least.variant)];
  const apart = figure(most.ratio.median / least.ratio.median);
  return text(
    `Compared with “${slow.en}” the GPU is ${high.en}. Compared with “${fast.en}” it is ${low.en}. The two figures are ${apart}× apart, and the GPU has not changed.`,
    `和“${slow['zh-CN']}”比，GPU ${high['zh-CN']}。和“${fast['zh-CN']}”比，${low['zh-CN']}。两个说法相差 ${apart} 倍，而 GPU 一点没变。`,
  );
}
