/** Words that several parts of the lesson share. */
import { text } from '../text.ts';
import type { Billing, Kind } from './data.ts';
import type { Unfit } from './estimate.ts';

export const BILLED: Readonly<Record<Billing, ReturnType<typeof text>>> = {
  second: text('by the second', '按秒'),
  minute: text('by the minute', '按分钟'),
  hour: text('by the hour', '按小时'),
};

export const KIND_WORDS: Readonly<Record<Kind, ReturnType<typeof text>>> = {
  f16: text('16 bits on matrix units', '16 位，用矩阵单元'),
  f32: text('32 bits, ordinary units', '32 位，用普通单元'),
};

export const UNFIT: Readonly<Record<Unfit, ReturnType<typeof text>>> = {
  memory: text('does not fit into the memory of one GPU', '一块 GPU 的内存装不下'),
  pace: text('too slow for this pace', '跟不上这个速度'),
  deadline: text('not in time, with however many', '再多几台也赶不上'),
};

export const OWN_NAMES = {
  gpu: text('Your GPU', '你的 GPU'),
  cpu: text('Your CPU', '你的 CPU'),
} as const;
