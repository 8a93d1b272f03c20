/** What the lesson says about its measurements. Pure. */
import type { LocalText } from '../../engine/contract.ts';
import type { SummaryRow } from '../../results/summary.ts';
import { VARIANT_TEXTS } from '../../workloads/matmul/texts.ts';
import type { Guess, Play, Results } from '../lesson.ts';
import { fastest, rowsOf, speedup } from '../results.ts';
import { duration, figure, text } from '../text.ts';

const TITLES: Readonly<Record<string, LocalText>> = {
  naive: VARIANT_TEXTS.naive.title,
  coalesced: VARIANT_TEXTS.coalesced.title,
  tiled: VARIANT_TEXTS.tiled.title,
  registers: VARIANT_TEXTS.registers.title,
  'registers-direct': VARIANT_TEXTS.registersDirect.title,
  'registers-8x4': VARIANT_TEXTS.registers8x4.title,
  'registers-8x8': VARIANT_TEXTS.registers8x8.title,
  subgroups: VARIANT_TEXTS.subgroups.title,
  tuned: VARIANT_TEXTS.tuned.title,
  'js-textbook': VARIANT_TEXTS.jsTextbook.title,
  'js-blocked': VARIANT_TEXTS.jsBlocked.title,
  workers: VARIANT_TEXTS.workers.title,
  wasm: VARIANT_TEXTS.wasm.title,
  'wasm-threads': VARIANT_TEXTS.wasmThreads.title,
};

export const titleOf = (variant: string): LocalText => TITLES[variant] ?? text(variant, variant);

interface Climb {
  readonly n: number;
  /** GPU rows with a time at this n, slowest first. */
  readonly rows: readonly SummaryRow[];
  readonly naive: SummaryRow;
  readonly best: SummaryRow;
}

/** The ladder at the largest n at which the naive rung and another have a time; null where there is no such n. */
function climb(results: Results): Climb | null {
  const timed = rowsOf(results, 'ladder').filter((row) => row.on === 'gpu' && row.kernelMs);
  const sizes = [...new Set(timed.map((row) => Number(row.params.n)))].sort((a, b) => b - a);
  for (const n of sizes) {
    const rows = timed
      .filter((row) => row.params.n === n)
      .sort((a, b) => (b.kernelMs?.median ?? 0) - (a.kernelMs?.median ?? 0));
    const naive = rows.find(({ variant }) => variant === 'naive');
    const best = rows[rows.length - 1];
    if (naive && rows.length > 1) return { n, rows, naive, best };
  }
  return null;
}

/** How many times faster the fastest rung is than the first, at the largest n; 1 where the first is the fastest. */
export function climbFactor(results: Results): number | null {
  const found = climb(results);
  return found ? (speedup(found.naive, found.best)?.median ?? null) : null;
}

/** Fewer samples than this give no interval worth the name. */
export const ENOUGH_SAMPLES = 3;
/** A guess within this factor counts as close. */
const CLOSE = 1.5;

export function explainClimb(results: Results, guess: Guess): LocalText {
  const found = climb(results);
  const ratio = found && speedup(found.naive, found.best);
  if (!found || !ratio) return text('The rungs were not measured.', '没有测得各级的用时。');
  const { n, naive, best, rows } = found;
  const cpu = fastest(
    rowsOf(results, 'ladder').filter((row) => row.params.n === n),
    'cpu',
  );
  const name = titleOf(best.variant);
  const close = Math.max(ratio.median / Number(guess), Number(guess) / ratio.median) <= CLOSE;
  const order = (locale: 'en' | 'zh-CN') => rows.map(({ variant }) => titleOf(variant)[locale]);
  const enough = [naive, best].every(({ kernelMs }) => (kernelMs?.samples ?? 0) >= ENOUGH_SAMPLES);
  const range = enough ? ` (${figure(ratio.low)}–${figure(ratio.high)})` : '';
  const times = { naive: duration(naive.kernelMs?.median ?? 0), best: duration(best.kernelMs?.median ?? 0) };
  const first = best.variant === naive.variant;
  const en = [
    first
      ? `At n = ${n} the first rung, at ${times.naive}, was the fastest here.`
      : ratio.tie
        ? `At n = ${n} the fastest rung, “${name.en}”, and the first are a tie: ${times.best} and ${times.naive}.`
        : `At n = ${n} the fastest rung, “${name.en}”, took ${times.best} and the first ${times.naive}: ${figure(ratio.median)}×${range}.`,
    `From slowest to fastest: ${order('en').join('; ')}.`,
    cpu?.kernelMs ? `The CPU’s best, “${titleOf(cpu.variant).en}”, took ${duration(cpu.kernelMs.median)}.` : '',
    enough ? '' : 'There were too few samples to be sure: measure again.',
    close ? 'You saw that coming.' : '',
  ];
  const zh = [
    first
      ? `n = ${n} 时，这里最快的竟是第一级：${times.naive}。`
      : ratio.tie
        ? `n = ${n} 时，最快的“${name['zh-CN']}”与第一级不分胜负：${times.best} 对 ${times.naive}。`
        : `n = ${n} 时，最快的“${name['zh-CN']}”用了 ${times.best}，第一级用了 ${times.naive}：快 ${figure(ratio.median)} 倍${range}。`,
    `由慢到快：${order('zh-CN').join('；')}。`,
    cpu?.kernelMs ? `CPU 最快的“${titleOf(cpu.variant)['zh-CN']}”用了 ${duration(cpu.kernelMs.median)}。` : '',
    enough ? '' : '样本太少，还不能肯定，请再测一次。',
    close ? '你猜得很准。' : '',
  ];
  return text(en.filter(Boolean).join(' '), zh.join(''));
}

const COLUMNS = [1, 8, 32, 128];
const CONTENDERS = 'matmul:coalesced|registers-direct|js-blocked|wasm-threads';

export const columns: Play = {
  question: text('What if B is only a few columns wide?', '如果 B 只有几列呢？'),
  knob: text('Columns of B', 'B 的列数'),
  options: COLUMNS.map((n) => ({ id: `${n}`, label: labelOf(n) })),
  run: (option) => ({
    patterns: [`${CONTENDERS}:n=${option},m=1024,k=1024`],
    small: [`${CONTENDERS}:n=${option},m=128,k=128`],
    budgetMs: 3000,
  }),
  finding(results) {
    const measured = COLUMNS.flatMap((option) => {
      const rows = rowsOf(results, `columns=${option}`);
      const gpu = fastest(rows, 'gpu');
      const cpu = fastest(rows, 'cpu');
      const row = gpu ?? cpu;
      return row ? [{ n: Number(row.params.n), gpu: gpu?.gflops ?? null, cpu: cpu?.gflops ?? null }] : [];
    });
    const [few] = measured;
    const many = measured[measured.length - 1];
    if (!few || measured.length < 2) return null;
    const rates = (from: number | null, to: number | null, side: string) =>
      from === null || to === null ? null : `${side} ${figure(from)} → ${figure(to)} GFLOP/s`;
    const said = [rates(few.gpu, many.gpu, 'GPU'), rates(few.cpu, many.cpu, 'CPU')].filter((one) => one !== null);
    if (!said.length) return null;
    return text(
      `From ${few.n} to ${many.n} columns: ${said.join(', ')}. A number of A is fetched for as many multiply-adds as B has columns.`,
      `从 ${few.n} 列到 ${many.n} 列：${said.join('，')}。A 的一个数取来，能做的乘加次数就是 B 的列数。`,
    );
  },
};

function labelOf(n: number): LocalText {
  const count = String(n);
  return n === 1 ? text('1: a vector', '1：一个向量') : text(count, count);
}
