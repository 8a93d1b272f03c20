import type { LocalText } from '../../engine/contract.ts';
import type { Guess, Prediction, Results } from '../lesson.ts';
import { speedup } from '../results.ts';
import { duration, figure, text } from '../text.ts';
import { bestAt, linesOf, timesOne } from './readings.ts';

/** Columns that the guess is about. */
export const ASKED = 16;

function explain(results: Results, guess: Guess): LocalText {
  const gpu = timesOne(results, 'gpu', ASKED);
  const lines = linesOf(results, 'gpu');
  const [one, many] = [1, ASKED].map((b) => lines.find((line) => line.b === b));
  if (gpu === null || !one || !many) return text('No time was measured.', '没有测得用时。');
  const cpu = timesOne(results, 'cpu', ASKED);
  const other =
    cpu === null ? text('', '') : text(` On the CPU it is ${figure(cpu)}×.`, `在 CPU 上是 ${figure(cpu)} 倍。`);
  const off = Number(guess) / gpu;
  const met = off < 2 && off > 0.5 ? text(' Your guess was close.', '你猜得很接近。') : text('', '');
  return text(
    `One column takes the GPU ${duration(one.ms)}, ${ASKED} columns ${duration(many.ms)}: ${figure(gpu)}× the time for ${ASKED}× the arithmetic.${other.en}${met.en}`,
    `GPU 算一列用 ${duration(one.ms)}，算 ${ASKED} 列用 ${duration(many.ms)}：运算量是 ${ASKED} 倍，用时是 ${figure(gpu)} 倍。${other['zh-CN']}${met['zh-CN']}`,
  );
}

export const sixteen: Prediction = {
  kind: 'slider',
  run: 'columns',
  question: text(
    `The same matrix times ${ASKED} columns instead of one: ${ASKED} times the arithmetic. How many times as long does the GPU take?`,
    `同一个矩阵，乘 ${ASKED} 列而不是一列：运算量是 ${ASKED} 倍。GPU 的用时是几倍？`,
  ),
  min: 0.5,
  max: 64,
  scale: 'log',
  unit: text('times as long', '倍'),
  answer: (results) => timesOne(results, 'gpu', ASKED),
  interval: (results) => speedup(bestAt(results, 'columns', 'gpu', ASKED), bestAt(results, 'columns', 'gpu', 1)),
  explain,
};
