import type { LocalText } from '../../engine/contract.ts';
import { isNoisy } from '../../engine/stats/ratio.ts';
import type { SummaryRow } from '../../results/summary.ts';
import type { Guess, Option, Prediction, Results } from '../lesson.ts';
import { kernelMs, rowsOf, speedup } from '../results.ts';
import { duration, figure, text } from '../text.ts';
import { bestOf, EQUAL_T, type Side } from './works.ts';

const UNTIMED = text('No time was measured.', '没有测得用时。');

/** How many times as long the recurrence takes as the product, best against best. */
function waiting(results: Results, side: Side) {
  const recurrence = bestOf(results, 'equal', 'recurrence', side);
  const product = bestOf(results, 'equal', 'matmul', side);
  const ratio = speedup(recurrence, product);
  return ratio && recurrence && product ? { ratio, recurrence, product } : null;
}

const times = (median: number): LocalText => text(`${figure(median)}×`, `${figure(median)} 倍`);

function explainWaiting(results: Results, guess: Guess): LocalText {
  const gpu = waiting(results, 'gpu');
  if (!gpu) return UNTIMED;
  const cpu = waiting(results, 'cpu');
  const { median } = gpu.ratio;
  const [slow, fast] = [gpu.recurrence, gpu.product].map((row) => duration(kernelMs(row) ?? 0));
  const off = Number(guess) / median;
  const met = off < 2 && off > 0.5 ? text(' Your guess was close.', '你猜得很接近。') : text('', '');
  const other = cpu
    ? text(
        ` On all cores of the CPU it is ${times(cpu.ratio.median).en}.`,
        `在 CPU 的全部核心上，是 ${times(cpu.ratio.median)['zh-CN']}。`,
      )
    : text('', '');
  const why = isNoisy(gpu.ratio)
    ? text(' That is too noisy to tell what waiting costs.', '波动太大，看不出等待的代价。')
    : median > 1 && !gpu.ratio.tie
      ? text(' The operations are the same; the rest is waiting.', '运算一样多，多出来的全是等待。')
      : text(
          ' Here waiting costs nothing: this GPU has too few workers for it to matter.',
          '在这里，等待没有代价：这块 GPU 的人手太少，等不等都一样。',
        );
  return text(
    `On the GPU the recurrence takes ${slow}, the matrix product ${fast}: ${times(median).en} the time.${why.en}${other.en}${met.en}`,
    `在 GPU 上，循环用了 ${slow}，矩阵乘法用了 ${fast}：用时是 ${times(median)['zh-CN']}。${why['zh-CN']}${other['zh-CN']}${met['zh-CN']}`,
  );
}

const CONTENDERS: readonly (Option & { readonly workload: string; readonly variant: string })[] = [
  {
    id: 'steps',
    workload: 'recurrence',
    variant: 'steps',
    label: text('Recurrence, one launch per step', '循环，每步启动一次'),
  },
  {
    id: 'loop',
    workload: 'recurrence',
    variant: 'loop',
    label: text('Recurrence, one launch that loops', '循环，一次启动，内部循环'),
  },
  { id: 'product', workload: 'matmul', variant: 'coalesced', label: text('Matrix product', '矩阵乘法') },
  { id: 'attention', workload: 'attention', variant: 'fused', label: text('Attention', '注意力') },
];

/** The GPU's contenders with their times, the fastest first. */
const order = (results: Results) =>
  CONTENDERS.flatMap((one) => {
    const found = rowsOf(results, 'equal').find(
      (row: SummaryRow) => row.on === 'gpu' && row.workload === one.workload && row.variant === one.variant,
    );
    const ms = kernelMs(found ?? null);
    return ms === null ? [] : [{ ...one, ms }];
  }).sort((a, b) => a.ms - b.ms);

function explainLast(results: Results, guess: Guess): LocalText {
  const ranked = order(results);
  const last = ranked.at(-1);
  if (!last) return UNTIMED;
  const list = (locale: 'en' | 'zh-CN') => ranked.map(({ label, ms }) => `${label[locale]} ${duration(ms)}`);
  const met = last.id === guess ? text(' You saw that coming.', '你猜中了。') : text('', '');
  return text(
    `From first to last: ${list('en').join('; ')}.${met.en}`,
    `从快到慢：${list('zh-CN').join('；')}。${met['zh-CN']}`,
  );
}

const waitingGuess: Prediction = {
  kind: 'slider',
  run: 'equal',
  question: text(
    `One sequence, T = ${EQUAL_T}. On the GPU, how many times as long does the recurrence take as a matrix product with the very same multiply-adds?`,
    `一条序列，T = ${EQUAL_T}。在 GPU 上，循环的用时是乘加完全相同的矩阵乘法的多少倍？`,
  ),
  min: 0.1,
  max: 10_000,
  scale: 'log',
  unit: text('times as long', '倍'),
  answer: (results) => waiting(results, 'gpu')?.ratio.median ?? null,
  interval: (results) => waiting(results, 'gpu')?.ratio ?? null,
  explain: explainWaiting,
};

const last: Prediction = {
  kind: 'choice',
  run: 'equal',
  question: text(
    `All four do the same number of operations at T = ${EQUAL_T}. Who comes last on the GPU?`,
    `T = ${EQUAL_T} 时，四种做法的运算次数一样。在 GPU 上谁最慢？`,
  ),
  options: CONTENDERS,
  answer: (results) => order(results).at(-1)?.id ?? null,
  explain: explainLast,
};

export const predictions = { waiting: waitingGuess, last };
