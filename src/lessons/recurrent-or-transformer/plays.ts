import type { LocalText } from '../../engine/contract.ts';
import { isNoisy } from '../../engine/stats/ratio.ts';
import type { Play, Results } from '../lesson.ts';
import { fastest, kernelMs, rowsOf, speedup } from '../results.ts';
import { figure, text } from '../text.ts';
import { bestOf, EQUAL_T, patternsAt, recurrenceAt, SIDES, type Side, WORKS } from './works.ts';

/** Attention does a quarter of the recurrence's arithmetic at the first, then the same, twice and four times as much. */
export const LENGTHS = [63, EQUAL_T, 511, 1023];
const BATCHES = [1, 4, 16, 64];
/** Steps of each sequence of a batch: few, as there are many sequences to be checked. */
const BATCH_T = { hardware: 63, software: 15 };

const count = (value: number) => value.toLocaleString('en');
const NAMES = { gpu: 'GPU', cpu: 'CPU' } as const;

export const runOfLength = (t: number) => `length=${t}`;

/** The shortest and the longest that both have a time of a work on a side. */
function ends(results: Results, id: string, side: Side) {
  const timed = LENGTHS.flatMap((t) => {
    const ms = kernelMs(bestOf(results, runOfLength(t), id, side));
    return ms === null ? [] : [{ t, ms }];
  });
  const [first] = timed;
  const last = timed.at(-1);
  return first && last && timed.length > 1 ? { from: first, to: last } : null;
}

/** What the longer sequence costs each work on a side. */
function grown(results: Results, side: Side): LocalText | null {
  const parts = WORKS.flatMap(({ id, short, flops }) => {
    const found = ends(results, id, side);
    if (!found) return [];
    const { from, to } = found;
    const [time, more] = [figure(to.ms / from.ms), figure(flops(to.t) / flops(from.t))];
    const said = text(
      `${short.en} ${time}× the time for ${more}× the arithmetic`,
      `${short['zh-CN']}运算量 ${more} 倍，用时 ${time} 倍`,
    );
    return [{ span: [from.t, to.t], said }];
  });
  if (!parts.length) return null;
  const [from, to] = parts[0].span.map(count);
  return text(
    `${NAMES[side]}, from T = ${from} to ${to}: ${parts.map(({ said }) => said.en).join(', ')}.`,
    `${NAMES[side]}，从 T = ${from} 到 ${to}：${parts.map(({ said }) => said['zh-CN']).join('；')}。`,
  );
}

export const length: Play = {
  question: text(
    'The arithmetic of recurrence and product grows with T, that of attention with its square. What does the clock say?',
    '循环和矩阵乘法的运算量随 T 增长，注意力的随 T 的平方增长。用时又怎样增长？',
  ),
  knob: text('Length T', '长度 T'),
  options: LENGTHS.map((t) => ({ id: `${t}`, label: text(count(t), count(t)) })),
  run: (option) => ({ patterns: patternsAt(Number(option)), budgetMs: 10_000 }),
  view: 'none',
  finding(results) {
    const sides = SIDES.flatMap((side) => grown(results, side) ?? []);
    if (!sides.length) return null;
    return text(sides.map(({ en }) => en).join(' '), sides.map((one) => one['zh-CN']).join(''));
  },
};

function batchOf(steps: number, sequences: number): string {
  const { t, d, b } = recurrenceAt(steps, sequences);
  return `recurrence:steps|loop|wasm-threads:t=${t},d=${d},b=${b}`;
}

const batchRow = (results: Results, b: number, side: Side) => fastest(rowsOf(results, `batch=${b}`), side);

/** From the fewest sequences that both sides were timed with to the most. */
function batched(results: Results): LocalText | null {
  const all = BATCHES.filter((b) => SIDES.some((side) => batchRow(results, b, side)));
  const [few] = all;
  const many = all.at(-1);
  if (few === undefined || many === undefined || all.length < 2) return null;
  const factor = (side: Side) => {
    const [from, to] = [few, many].map((b) => kernelMs(batchRow(results, b, side)));
    return from === null || to === null ? null : figure(to / from);
  };
  const [gpu, cpu] = SIDES.map(factor);
  const said = [
    gpu && text(`the GPU ${gpu}× the time`, `GPU 用时是 ${gpu} 倍`),
    cpu && text(`the CPU ${cpu}×`, `CPU 是 ${cpu} 倍`),
  ].filter((one) => one !== null && one !== '');
  const ratio = speedup(batchRow(results, many, 'cpu'), batchRow(results, many, 'gpu'));
  const leads = ratio
    ? isNoisy(ratio)
      ? text(` With ${many} it is too noisy to tell which is faster.`, `${many} 条时波动太大，分不出快慢。`)
      : ratio.tie
        ? text(` With ${many} they are level.`, `${many} 条时不分上下。`)
        : ratio.median > 1
          ? text(
              ` With ${many} the GPU is ${figure(ratio.median)}× faster: it was the single sequence that was slow.`,
              `${many} 条时 GPU 的速度是 CPU 的 ${figure(ratio.median)} 倍：慢的是单独一条序列。`,
            )
          : text(
              ` With ${many} the CPU is ${figure(1 / ratio.median)}× faster.`,
              `${many} 条时 CPU 的速度是 GPU 的 ${figure(1 / ratio.median)} 倍。`,
            )
    : text('', '');
  const more = figure(many / few);
  return text(
    `From ${few} to ${many} sequences, ${more}× the arithmetic costs ${said.map(({ en }) => en).join(', ')}.${leads.en}`,
    `序列从 ${few} 条到 ${many} 条，运算量是 ${more} 倍：${said.map((one) => one['zh-CN']).join('，')}。${leads['zh-CN']}`,
  );
}

export const batch: Play = {
  question: text(
    'The same network reads B short sequences. Steps wait for each other, sequences do not. What do more sequences cost?',
    '同一个网络一次读 B 条短序列。步与步要等，序列与序列不用等。多读几条要多花多少时间？',
  ),
  knob: text('Sequences B', '序列条数 B'),
  options: BATCHES.map((b) => ({ id: `${b}`, label: text(`${b}`, `${b}`) })),
  run: (option) => ({
    patterns: [batchOf(BATCH_T.hardware, Number(option))],
    small: [batchOf(BATCH_T.software, Number(option))],
    budgetMs: 6000,
  }),
  finding: batched,
};
