/** The page's own words, and what its figures are called. */
import type { LocalText } from '../../engine/contract.ts';
import type { Format } from '../../i18n/format.ts';
import { quantityOf } from '../kit/quantity.ts';
import type { Cover, Prediction } from '../lesson.ts';
import { cover as oneWorker } from '../one-worker-many-workers/cover.ts';
import { text } from '../text.ts';
import { cover as gpuLoses } from '../when-the-gpu-loses/cover.ts';
import type { NumberId, ToldGuess } from './found.ts';

export const WORDS = {
  title: text('What I found', '我的发现'),
  theirs: text('What somebody else found', '别人的发现'),
  lede: text(
    'The course on one page: your machine in nine numbers, and every guess beside what was measured.',
    '一页看完整门课：九个数概括你的机器，每个猜测都和测得的结果放在一起。',
  ),
  sender: text('The sender’s', '来自对方'),
  senderText: text(
    'Everything on this page is the sender’s word: nothing of it was measured or checked here, and nothing of it is kept.',
    '这一页的内容都只是对方的说法：没有在这里测量或核对过，也不会保存下来。',
  ),
  mine: text('See what you found', '看看你自己的'),
  machine: text('The machine in nine numbers', '九个数看机器'),
  guesses: text('Guesses and measurements', '猜测与测量'),
  none: text(
    'There is no guess yet. Each lesson asks for one before it measures; all of them are gathered here.',
    '还没有猜测。每一课都会先请你猜，再去测；猜过的都会汇集到这里。',
  ),
  toLessons: text('To the lessons', '去上课'),
  noGpu: text('no GPU', '没有 GPU'),
  software: text('software adapter: this GPU is your CPU', '软件适配器：这个 GPU 其实是 CPU'),
  onDay: (day: string) => text(`as of ${day}`, `截至 ${day}`),
  average: (count: number) =>
    count === 1
      ? text('of 100 points, for one guess that met its measurement', '分，满分 100，来自 1 个已经测过的猜测')
      : text(
          `of 100 points on average, for ${count} guesses that met their measurements`,
          `分，满分 100，是 ${count} 个已经测过的猜测的平均分`,
        ),
  ofLesson: (count: number, points: string) =>
    count === 1
      ? text(`1 guess · ${points} points`, `1 个猜测 · ${points} 分`)
      : text(`${count} guesses · ${points} points on average`, `${count} 个猜测 · 平均 ${points} 分`),
  unscored: (count: number) => text(count === 1 ? '1 guess' : `${count} guesses`, `${count} 个猜测`),
  guess: text('Guess', '猜测'),
  measured: text('Measured', '测得'),
  score: text('Points', '得分'),
  question: text('Question', '问题'),
  notYet: text('not measured yet', '还没有测'),
  notKept: text('not kept by an earlier version', '早先的版本没有保存'),
  picture: text('Save as a picture', '存成图片'),
  copy: text('Copy as Markdown', '复制为 Markdown'),
  link: text('Make a link', '生成链接'),
  linkTitle: text('A link to what you found', '“我的发现”的链接'),
  linkText: text(
    'The link itself holds the figures, the guesses and the names of browser, operating system and graphics adapter; nothing is uploaded.',
    '数字、猜测以及浏览器、操作系统、显卡的名称都写在链接里，不会上传任何东西。',
  ),
  linkOtherwise: text('send the picture instead', '改发图片'),
  refused: text(
    'This browser does not let a page copy. Here is the text; select it and copy it yourself.',
    '这个浏览器不让网页复制。文字在下面，请自己选中复制。',
  ),
  markdown: text('What I found, as Markdown', '我的发现，Markdown 格式'),
  tooMany: text(
    'This is more than a link can hold. Save the picture or copy the Markdown instead.',
    '内容太多，链接放不下。请存成图片，或复制 Markdown。',
  ),
  waiting: text('Looking up what is known …', '正在汇总…'),
  damaged: text('This link cannot be opened', '这个链接打不开'),
  number: text('Number', '数'),
  value: text('Value', '值'),
} as const;

interface NumberWords {
  readonly label: LocalText;
  /** What it means, in a few words. */
  readonly sense: LocalText;
  /** What gives it, where it is not known. */
  readonly way: LocalText;
  /** Where; null where nothing can be done here. */
  readonly href: string | null;
  shown(value: number, format: Format): string;
}

const LIMITS = {
  way: text('Measure the limits of this machine', '测一测这台机器的上限'),
  href: '#/device',
} as const;
const measuredIn = ({ id, title }: Pick<Cover, 'id' | 'title'>) => ({
  way: text(`Measure it in “${title.en}”`, `在《${title['zh-CN']}》那一课里测`),
  href: `#/lessons/${id}`,
});
const rate = (value: number, format: Format) => `${format.number(value)} GFLOP/s`;
const memory = (value: number, format: Format) => `${format.number(value)} GB/s`;

export const NUMBER_WORDS: Readonly<Record<NumberId, NumberWords>> = {
  cores: {
    label: text('CPU threads', 'CPU 线程'),
    sense: text('that the browser may use at once', '浏览器可以同时使用'),
    way: text('The browser does not tell', '浏览器没有透露'),
    href: null,
    shown: (value, format) => format.integer(value),
  },
  cpuRate: {
    label: text('CPU arithmetic', 'CPU 算力'),
    sense: text('multiply-adds on all cores, at most', '全部核心做乘加，最多'),
    ...LIMITS,
    shown: rate,
  },
  cpuMemory: {
    label: text('CPU memory', 'CPU 内存'),
    sense: text('bandwidth, at most', '带宽，最多'),
    ...LIMITS,
    shown: memory,
  },
  lanes: {
    label: text('GPU threads in step', '步调一致的 GPU 线程'),
    sense: text('the widest subgroup', '最宽的子组'),
    way: text('This browser does not tell', '这个浏览器没有透露'),
    href: null,
    shown: (value, format) => format.integer(value),
  },
  gpuRate: {
    label: text('GPU arithmetic', 'GPU 算力'),
    sense: text('multiply-adds, at most', '做乘加，最多'),
    ...LIMITS,
    shown: rate,
  },
  gpuMemory: {
    label: text('GPU memory', 'GPU 内存'),
    sense: text('bandwidth, at most', '带宽，最多'),
    ...LIMITS,
    shown: memory,
  },
  launch: {
    label: text('The fee of a launch', '启动一次的起步价'),
    sense: text('a kernel that has next to nothing to do', '内核几乎没事可做时的用时'),
    ...measuredIn(gpuLoses),
    shown: (value, format) => format.ms(value),
  },
  single: {
    label: text('One against one', '一对一'),
    sense: text('time of a GPU thread, as a multiple of a CPU thread’s', '一个 GPU 线程的用时，是一个 CPU 线程的几倍'),
    ...measuredIn(oneWorker),
    shown: (value, format) => format.times(value),
  },
  matmul: {
    label: text('All against all', '全体对全体'),
    sense: text(
      'speed of the GPU at multiplying matrices, as a multiple of the CPU’s',
      '矩阵相乘，GPU 的速度是 CPU 的几倍',
    ),
    way: text('Run the race on the home page', '在首页比一场'),
    href: '#/',
    shown: (value, format) => format.times(value),
  },
};

type Say = (text: LocalText) => string;

/** A guess, or what it met, in the words of its question; a damaged one as it stands. */
export function valueText(prediction: Prediction, value: ToldGuess['guess'], say: Say, format: Format): string {
  if (prediction.kind === 'choice') {
    const option = prediction.options.find(({ id }) => id === value);
    return option ? say(option.label) : String(value);
  }
  if (prediction.kind === 'slider') {
    return typeof value === 'number' ? quantityOf(format.number(value), prediction, say) : String(value);
  }
  if (!Array.isArray(value)) return String(value);
  const points = value as readonly number[];
  return prediction.xs.map((x, at) => `${format.integer(x)}: ${format.number(points[at] ?? Number.NaN)}`).join(' · ');
}
