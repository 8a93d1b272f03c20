/** Three jobs, by what they need. Pure. */
import type { LocalText } from '../../engine/contract.ts';
import { figure, text } from '../text.ts';

interface Common {
  readonly id: string;
  readonly label: LocalText;
  readonly told: LocalText;
  /** Of one GPU: less, and it does not run there. */
  readonly memoryGb: number;
}

/** Done once it is done. */
export interface Task extends Common {
  readonly flops: number;
  /** That come from memory. */
  readonly bytes: number;
  /** Whether several GPUs share it. */
  readonly splits: boolean;
  /** Within which it has to be done; null: nobody presses. */
  readonly deadlineHours: number | null;
}

/** Never done: so many readers at once, each at a pace. */
export interface Service extends Common {
  readonly readers: number;
  /** Of each reader and second. */
  readonly flops: number;
  /** Of each second and GPU, however many readers wait together. */
  readonly bytes: number;
}

/** A machine is kept for so long, whatever it computes. */
export interface Kept extends Common {
  readonly hours: number;
}

export type Job = Task | Service | Kept;

export const isService = (job: Job): job is Service => 'readers' in job;
export const isKept = (job: Job): job is Kept => 'hours' in job;

export const deadlineOf = (job: Job): number | null => (isService(job) || isKept(job) ? null : job.deadlineHours);

/** Weights of the model that writes, and operations for each weight and token: a multiplication and an addition. */
const WRITER = 8e9;
const PER_WEIGHT = 2;
const TOKENS = 1000;

/** The model that learns; each weight costs six operations for each token: two forwards, four backwards. */
const LEARNER = 5e8;
const LESSONS = 1e8;
const PER_WEIGHT_TRAINED = 6;

const READERS = 64;
/** Tokens a second for each of them. */
const PACE = 10;

const MEMORY_GB = { answer: 10, training: 12, service: 20, desk: 40 } as const;

const LARGE = { notation: 'compact', compactDisplay: 'long' } as const;

/** `8 billion`, `80 亿` */
const large = (value: number): LocalText =>
  text(new Intl.NumberFormat('en', LARGE).format(value), new Intl.NumberFormat('zh-CN', LARGE).format(value));

const [writer, learner, lessons] = [large(WRITER), large(LEARNER), large(LESSONS)];

export const ANSWER: Task = {
  id: 'answer',
  label: text('A short answer', '一次短回答'),
  told: text(
    `A model of ${writer.en} weights, a byte each, writes ${figure(TOKENS)} tokens for one reader. Each token needs every weight once, so memory sets the pace. One GPU does it, with ${MEMORY_GB.answer} GB of memory.`,
    `一个有 ${writer['zh-CN']}个权重、每个权重 1 字节的模型，为一个用户写 ${figure(TOKENS)} 个 token。每写一个，都要把权重读一遍，快慢由内存决定。只用一块 GPU，要有 ${MEMORY_GB.answer} GB 内存。`,
  ),
  memoryGb: MEMORY_GB.answer,
  flops: PER_WEIGHT * WRITER * TOKENS,
  bytes: WRITER * TOKENS,
  splits: false,
  deadlineHours: null,
};

export const TRAINING: Task = {
  id: 'training',
  label: text('A day of training', '一天的训练'),
  told: text(
    `A model of ${learner.en} weights learns from ${lessons.en} tokens: ${PER_WEIGHT_TRAINED} operations for each weight and token, 3 · 10¹⁷ in all. It has to be done within a day. Several GPUs share it evenly; each needs ${MEMORY_GB.training} GB of memory.`,
    `一个有 ${learner['zh-CN']}个权重的模型从 ${lessons['zh-CN']}个 token 中学习：每个权重对每个 token 做 ${PER_WEIGHT_TRAINED} 次运算，一共 3 × 10¹⁷ 次，要在一天之内做完。几块 GPU 平分，每块要有 ${MEMORY_GB.training} GB 内存。`,
  ),
  memoryGb: MEMORY_GB.training,
  flops: PER_WEIGHT_TRAINED * LEARNER * LESSONS,
  bytes: 0,
  splits: true,
  deadlineHours: 24,
};

export const SERVICE: Service = {
  id: 'service',
  label: text('A service that never ends', '一直开着的服务'),
  told: text(
    `The model of ${writer.en} weights, two bytes each, writes for ${READERS} readers at once, ${PACE} tokens a second for each, day and night. Each GPU holds all weights and needs ${MEMORY_GB.service} GB of memory; one GPU alone may be enough, or several take a part of the readers each.`,
    `一个有 ${writer['zh-CN']}个权重、每个权重 2 字节的模型，同时为 ${READERS} 个用户写，每人每秒 ${PACE} 个 token，日夜不停。每块 GPU 都要放下全部权重，要有 ${MEMORY_GB.service} GB 内存；也许一块就够，也许要几块，各管一部分用户。`,
  ),
  memoryGb: MEMORY_GB.service,
  readers: READERS,
  flops: PER_WEIGHT * WRITER * PACE,
  bytes: 2 * WRITER * PACE,
};

export const JOBS: readonly (Task | Service)[] = [ANSWER, TRAINING, SERVICE];

/** What the challenge asks for. */
export const PICKS: readonly Job[] = [
  {
    id: 'try',
    label: text('Ten minutes of trying out', '试十分钟'),
    told: text(
      'You want to see whether a program runs at all. Any GPU will do, for ten minutes.',
      '只想看看程序能不能跑起来。什么 GPU 都行，用十分钟。',
    ),
    memoryGb: 1,
    hours: 1 / 6,
  },
  {
    id: 'night',
    label: text('A training by tomorrow', '明早要训练好'),
    told: text(
      'Ten times the training of this lesson, 3 · 10¹⁸ operations, ready in eight hours. Several machines may share it.',
      '本课训练的十倍，3 × 10¹⁸ 次运算，八小时之内做完。可以几台机器一起做。',
    ),
    memoryGb: TRAINING.memoryGb,
    flops: 10 * TRAINING.flops,
    bytes: 0,
    splits: true,
    deadlineHours: 8,
  },
  {
    id: 'desk',
    label: text('A GPU to work at for a hundred hours', '用一百个小时的工作台'),
    told: text(
      `You look at data, think, and try again. The GPU waits for you most of the time, but it has to hold ${MEMORY_GB.desk} GB at once.`,
      `看数据，想一想，再试。GPU 大部分时间在等你，但要一次装得下 ${MEMORY_GB.desk} GB。`,
    ),
    memoryGb: MEMORY_GB.desk,
    hours: 100,
  },
];
