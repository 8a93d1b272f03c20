/** The claim that the challenge takes apart: what it must tell, and what one's own run says. Pure. */
import type { LocalText } from '../../engine/contract.ts';
import type { Results } from '../lesson.ts';
import { figure, text } from '../text.ts';
import { boldest, honest, says } from './speed-ups.ts';

interface Fact {
  readonly id: string;
  readonly label: LocalText;
  readonly needed: boolean;
}

export const FACTS: readonly Fact[] = [
  {
    id: 'baseline',
    label: text(
      'the time of good CPU code: compiled, SIMD, all cores',
      '好的 CPU 代码要多久：编译过、用 SIMD、用上全部核心',
    ),
    needed: true,
  },
  { id: 'colours', label: text('which colours the picture had', '图用了什么配色'), needed: false },
  {
    id: 'finished',
    label: text('whether the clock ran until the kernel had finished', '计时是不是等到内核真正算完'),
    needed: true,
  },
  {
    id: 'copies',
    label: text('whether copying the picture back was counted', '把图取回来的时间算没算'),
    needed: true,
  },
  { id: 'name', label: text('the brand of the monitor', '显示器是什么牌子'), needed: false },
  { id: 'same', label: text('whether both pictures were compared', '两边的图有没有对照过'), needed: true },
  {
    id: 'warm',
    label: text('whether both had warmed up, and how often they ran', '两边有没有预热、各跑了几次'),
    needed: true,
  },
  { id: 'author', label: text('who wrote the article', '文章是谁写的'), needed: false },
];

export const isComplete = (ticked: readonly string[]): boolean =>
  FACTS.every(({ id, needed }) => ticked.includes(id) === needed);

/** A figure that is read off and divided by hand is rounded: this much more than the measured interval is allowed. */
const ROUNDING = 0.05;

/** Whether a figure lies within the interval of the honest ratio. */
export function isApart(results: Results, value: number): boolean {
  const ratio = honest(results);
  return ratio !== null && value >= ratio.low * (1 - ROUNDING) && value <= ratio.high * (1 + ROUNDING);
}

/** The honest figure beside the boldest that the same run could be made to show; null without a GPU time. */
export function afterwards(results: Results): LocalText | null {
  const fair = honest(results);
  const bold = boldest(results);
  if (!fair || !bold) return null;
  const apart = figure(bold.median / fair.median);
  const [one, two] = [says(fair), says(bold)];
  return text(
    `Honestly, the GPU is ${one.en} here. Plain JavaScript against the kernel alone would have said “${two.en}”: ${apart} times as much, from the same run.`,
    `公平地说，和最好的 CPU 代码比，这里 GPU ${one['zh-CN']}。拿单线程 JavaScript 只和内核比，就会说成“${two['zh-CN']}”：同一次测量，后一个倍数是前一个的 ${apart} 倍。`,
  );
}

/** “885×”, tested here; null without a GPU time. */
export function verdict885(results: Results) {
  const fair = honest(results);
  const bold = boldest(results);
  if (!fair || !bold) return null;
  const [one, two] = [says(fair), says(bold)];
  const holds = fair.high >= 885 ? 'yes' : bold.high >= 885 ? 'partly' : 'no';
  return {
    holds,
    because: text(
      `Against the best CPU code, copies counted, the GPU is ${one.en}; its kernel against plain JavaScript on one thread is ${two.en}.`,
      `和最好的 CPU 代码比，算上搬运，GPU ${one['zh-CN']}；只拿内核和单线程 JavaScript 比，${two['zh-CN']}。`,
    ),
  } as const;
}
