import type { LocalText } from '../../engine/contract.ts';
import { isNoisy } from '../../engine/stats/ratio.ts';
import { sideOf } from '../../results/contest.ts';
import type { SummaryRow } from '../../results/summary.ts';
import type { Guess, Prediction, Results } from '../lesson.ts';
import { fastest, kernelMs, rowOf, rowsOf, speedup } from '../results.ts';
import { duration, figure, text } from '../text.ts';
import { nameOf } from './names.ts';

const UNTIMED = text('No time was measured.', '没有测得用时。');

/** Of a reduction on the GPU: the queue, the fastest way, and how far apart they are. */
function queueOf(results: Results) {
  const queue = rowOf(results, 'sums', 'atomic');
  const best = fastest(rowsOf(results, 'sums'), 'gpu');
  const ratio = speedup(queue, best);
  return queue?.kernelMs && best?.kernelMs && ratio
    ? { queue: queue.kernelMs, best, bestMs: best.kernelMs, ratio }
    : null;
}

function explainQueue(results: Results, guess: Guess): LocalText {
  const known = queueOf(results);
  if (!known) return UNTIMED;
  const { queue, best, bestMs, ratio } = known;
  const took = duration(queue.median);
  if (best.variant === 'atomic') {
    return text(
      `Atomic addition took ${took}. No other way on the GPU was faster: here the queue costs nothing that could be told from chance.`,
      `原子加法用了 ${took}。GPU 上没有比它更快的做法：在这里，看不出排队有什么代价。`,
    );
  }
  const off = Number(guess) / ratio.median;
  const met = off < 1.5 && off > 1 / 1.5 ? text(' Your guess was close.', '你猜得很接近。') : text('', '');
  const name = nameOf(best);
  const outcome = isNoisy(ratio)
    ? text('too noisy to tell which is faster', '波动太大，分不出快慢')
    : ratio.tie
      ? text('no difference that could be told from chance', '看不出差别')
      : text(`${figure(ratio.median)}× as long for the same sum`, `同一个和，用时是 ${figure(ratio.median)} 倍`);
  return text(
    `Atomic addition took ${took}. The fastest way, “${name.en}”, took ${duration(bestMs.median)}: ${outcome.en}.${met.en}`,
    `原子加法用了 ${took}。最快的“${name['zh-CN']}”用了 ${duration(bestMs.median)}：${outcome['zh-CN']}。${met['zh-CN']}`,
  );
}

const queue: Prediction = {
  kind: 'slider',
  run: 'sums',
  question: text(
    'On the GPU: every thread adds its number to one total. How many times as long does that take as the fastest way?',
    '在 GPU 上，每个线程都把自己的数加到同一个总和上。用时是最快做法的几倍？',
  ),
  min: 1,
  max: 1000,
  scale: 'log',
  unit: text('times as long', '倍'),
  answer: (results) => queueOf(results)?.ratio.median ?? null,
  interval: (results) => queueOf(results)?.ratio ?? null,
  explain: explainQueue,
};

const GROUPS = {
  gpu: text('The GPU', 'GPU'),
  cores: text('All CPU cores', 'CPU 全部核心'),
  thread: text('One CPU thread', 'CPU 单线程'),
} as const;

type Group = keyof typeof GROUPS;

const groupOf = ({ on, variant }: SummaryRow): Group =>
  sideOf(on) === 'gpu' ? 'gpu' : variant === 'wasm-threads' ? 'cores' : 'thread';

/** The fastest of each group, the fastest of all first. */
function ranking(results: Results): { readonly group: Group; readonly row: SummaryRow; readonly ms: number }[] {
  const timed = rowsOf(results, 'sums').flatMap((row) => {
    const ms = kernelMs(row);
    return ms === null ? [] : [{ group: groupOf(row), row, ms }];
  });
  timed.sort((a, b) => a.ms - b.ms);
  return timed.filter(({ group }, at) => timed.findIndex((one) => one.group === group) === at);
}

function explainWho(results: Results, guess: Guess): LocalText {
  const [first, ...others] = ranking(results);
  if (!first) return UNTIMED;
  const told = others.map(({ group, ms }) => ({ name: GROUPS[group], time: duration(ms) }));
  const lead = others.length ? speedup(others[0].row, first.row) : null;
  const noisy = lead !== null && isNoisy(lead);
  const parts = [
    text(
      `Fastest: ${GROUPS[first.group].en}, “${nameOf(first.row).en}”, ${duration(first.ms)}.`,
      `最快的是 ${GROUPS[first.group]['zh-CN']}，“${nameOf(first.row)['zh-CN']}”，${duration(first.ms)}。`,
    ),
    ...told.map(({ name, time }) => text(`${name.en}: ${time}.`, `${name['zh-CN']}：${time}。`)),
    ...(noisy ? [text('The first two are too noisy to tell apart.', '前两名波动太大，分不出快慢。')] : []),
    ...(lead?.tie && !noisy ? [text('The first two are a tie.', '前两名不分上下。')] : []),
    ...(first.group === guess ? [text('You saw that coming.', '你猜中了。')] : []),
  ];
  return text(parts.map(({ en }) => en).join(' '), parts.map((part) => part['zh-CN']).join(''));
}

const who: Prediction = {
  kind: 'choice',
  run: 'sums',
  question: text(
    'Each in its best way, with the numbers already at hand: who has the sum first?',
    '数都已就位，各用自己最好的办法：谁先求出和？',
  ),
  options: Object.entries(GROUPS).map(([id, label]) => ({ id, label })),
  answer: (results) => ranking(results)[0]?.group ?? null,
  explain: explainWho,
};

export const predictions = { queue, who };
