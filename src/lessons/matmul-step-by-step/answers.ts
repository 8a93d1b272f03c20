/** What the lesson says about its measurements. Pure. */
import type { LocalText } from '../../engine/contract.ts';
import { isNoisy, type Ratio } from '../../engine/stats/ratio.ts';
import { MARKS } from '../../i18n/marks.ts';
import { hasInterval } from '../../results/contest.ts';
import type { SummaryRow } from '../../results/summary.ts';
import type { Claim, Guess, Play, Results } from '../lesson.ts';
import { titleOf } from '../matmul.ts';
import { fastest, rowsOf, speedup } from '../results.ts';
import { duration, figure, text } from '../text.ts';

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
export function climbFactor(results: Results): Ratio | null {
  const found = climb(results);
  return found && speedup(found.naive, found.best);
}

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
  const enough = [naive, best].every(({ kernelMs }) => hasInterval(kernelMs));
  const range = enough ? `${figure(ratio.low)}–${figure(ratio.high)}` : '';
  const times = { naive: duration(naive.kernelMs?.median ?? 0), best: duration(best.kernelMs?.median ?? 0) };
  const first = best.variant === naive.variant;
  const en = [
    first
      ? `At n = ${n} the first rung, at ${times.naive}, was the fastest here.`
      : ratio.tie
        ? `At n = ${n} the fastest rung, “${name.en}”, and the first ${isNoisy(ratio) ? 'are too noisy to tell apart' : 'are a tie'}: ${times.best} and ${times.naive}.`
        : `At n = ${n} the fastest rung, “${name.en}”, took ${times.best} and the first ${times.naive}: ${figure(ratio.median)}×${range && MARKS.en.bracketed(range)}.`,
    `From slowest to fastest: ${order('en').join('; ')}.`,
    cpu?.kernelMs ? `The CPU’s best, “${titleOf(cpu.variant).en}”, took ${duration(cpu.kernelMs.median)}.` : '',
    enough ? '' : 'There were too few samples to be sure: measure again.',
    close ? 'You saw that coming.' : '',
  ];
  const zh = [
    first
      ? `n = ${n} 时，这里最快的竟是第一级：${times.naive}。`
      : ratio.tie
        ? `n = ${n} 时，最快的“${name['zh-CN']}”与第一级${isNoisy(ratio) ? '波动太大，分不出快慢' : '不分胜负'}：${times.best} 对 ${times.naive}。`
        : `n = ${n} 时，最快的“${name['zh-CN']}”用了 ${times.best}，第一级用了 ${times.naive}：后者是前者的 ${figure(ratio.median)} 倍${range && MARKS['zh-CN'].bracketed(range)}。`,
    `由慢到快：${order('zh-CN').join('；')}。`,
    cpu?.kernelMs ? `CPU 最快的“${titleOf(cpu.variant)['zh-CN']}”用了 ${duration(cpu.kernelMs.median)}。` : '',
    enough ? '' : '样本太少，还不能肯定，请再测一次。',
    close ? '你猜得很准。' : '',
  ];
  return text(en.filter(Boolean).join(' '), zh.join(''));
}

/** A rung that takes longer than the fastest by less than this is no proof of anything. */
const CLEARLY = 1.2;

export const sameWork: Claim = {
  claim: text('“The same number of operations takes the same time.”', '“运算次数一样，用时就一样。”'),
  run: 'ladder',
  verdict(results) {
    const found = climb(results);
    if (!found) return null;
    const { n, rows, best } = found;
    const [slowest] = rows;
    const ratio = speedup(slowest, best);
    if (!ratio || isNoisy(ratio)) return null;
    const operations = figure(2 * n ** 3);
    const apart = !ratio.tie && ratio.median > CLEARLY;
    const names = [slowest, best].map(({ variant }) => titleOf(variant));
    return {
      holds: apart ? 'no' : 'partly',
      because: apart
        ? text(
            `At n = ${n} every rung does ${operations} operations, and “${names[0].en}” takes ${figure(ratio.median)}× as long as “${names[1].en}”. They read differently.`,
            `n = ${n} 时，每一级都做 ${operations} 次运算，“${names[0]['zh-CN']}”的用时却是“${names[1]['zh-CN']}”的 ${figure(ratio.median)} 倍。差别在怎样读数。`,
          )
        : text(
            `At n = ${n}, with ${operations} operations each, the rungs are about even here: this adapter gains little from reading less.`,
            `n = ${n} 时，每一级都做 ${operations} 次运算，在这里用时也差不多：少读数，对这个适配器帮助不大。`,
          ),
    };
  },
};

const COLUMNS = [1, 8, 32, 128];
const CONTENDERS = 'matmul:coalesced|registers-direct|js-blocked|wasm-threads';
/** Made for one column; a column of B is a vector. */
const VECTOR = 'matvec:four-rows|wasm-threads';

const columnsAt = (n: number, side: number) => [
  `${CONTENDERS}:n=${n},m=${side},k=${side}`,
  ...(n === 1 ? [`${VECTOR}:rows=${side},cols=${side},weights=f32,b=1`] : []),
];

export const columns: Play = {
  question: text('What if B is only a few columns wide?', '如果 B 只有几列呢？'),
  knob: text('Columns of B', 'B 的列数'),
  options: COLUMNS.map((n) => ({ id: `${n}`, label: labelOf(n) })),
  run: (option) => ({
    patterns: columnsAt(Number(option), 1024),
    small: columnsAt(Number(option), 128),
    budgetMs: 4000,
  }),
  finding(results) {
    const measured = COLUMNS.flatMap((n) => {
      const [gpu, cpu] = sidesAt(results, n);
      return gpu || cpu ? [{ n, gpu: gpu?.gflops ?? null, cpu: cpu?.gflops ?? null }] : [];
    });
    const [few] = measured;
    const many = measured[measured.length - 1];
    if (!few || measured.length < 2) return null;
    const rates = (from: number | null, to: number | null, side: string) =>
      from === null || to === null ? null : `${side} ${figure(from)} → ${figure(to)} GFLOP/s`;
    const said = [rates(few.gpu, many.gpu, 'GPU'), rates(few.cpu, many.cpu, 'CPU')].filter((one) => one !== null);
    if (!said.length) return null;
    const vector = vectorRates(results);
    return text(
      `From ${few.n} to ${many.n} columns: ${said.join(', ')}. A number of A is fetched for as many multiply-adds as B has columns.${vector?.en ?? ''}`,
      `从 ${few.n} 列到 ${many.n} 列：${said.join('，')}。A 的一个数取来，能做的乘加次数就是 B 的列数。${vector?.['zh-CN'] ?? ''}`,
    );
  },
};

const sidesAt = (results: Results, n: number) =>
  (['gpu', 'cpu'] as const).map((side) => fastest(rowsOf(results, `columns=${n}`), side));

/** What one column makes of the memory, GB/s; null where it was not measured. */
function vectorRates(results: Results): LocalText | null {
  const [gpu, cpu] = sidesAt(results, 1).map((row) => row?.gbps ?? null);
  const rates = [gpu === null ? null : `GPU ${figure(gpu)} GB/s`, cpu === null ? null : `CPU ${figure(cpu)} GB/s`];
  const said = rates.filter((one) => one !== null);
  if (!said.length) return null;
  return text(
    ` With one column, what counts is how fast A arrives: ${said.join(', ')}.`,
    `只有一列时，要紧的是 A 来得多快：${said.join('，')}。`,
  );
}

function labelOf(n: number): LocalText {
  const count = String(n);
  return n === 1 ? text('1: a vector', '1：一个向量') : text(count, count);
}
