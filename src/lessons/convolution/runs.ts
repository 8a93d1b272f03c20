/** What the lesson measures. */
import type { Lesson, LessonRun } from '../lesson.ts';
import { text } from '../text.ts';
import { CARD } from './edges.ts';

const FRAME = 'convolution:direct|tiled|direct-rows|separable|js-separable|wasm-separable-threads';
const TILES = 'convolution:tiled-8|tiled|tiled-32|direct|wasm-threads';
const OWN = 'convolution:direct|direct-rows|js-direct|wasm-threads';

const own = (width: number, height: number) => [`${OWN}:size=${width},height=${height},k=3,filter=custom`];

export const runs = {
  frame: {
    title: text('One frame, blurred with 9×9 weights', '一帧，用 9×9 个权重模糊'),
    patterns: [`${FRAME}:size=1920,height=1080,k=9`],
    small: [`${FRAME}:size=192,height=108,k=9`],
    budgetMs: 8000,
    view: 'none',
  },
  tiles: {
    title: text('The same filter with tiles of three sizes', '同一个滤波器，三种大小的块'),
    patterns: [`${TILES}:size=1920,height=1080,k=9`],
    small: [`${TILES}:size=160,height=96,k=9`],
    budgetMs: 6000,
    view: 'bars',
  },
  own: {
    title: text('Filter it', '给这张图片滤波'),
    patterns: own(1024, 1024),
    small: own(256, 256),
    budgetMs: 4000,
    view: 'none',
    keepOutputs: true,
  },
  edge: {
    title: text('Try these weights on the card', '拿这组权重试试测试卡'),
    patterns: [`convolution:direct|js-direct:size=${CARD},k=3,filter=custom`],
    budgetMs: 2000,
    view: 'none',
    keepOutputs: true,
  },
} as const satisfies Lesson['runs'];

/** At the size and shape of the visitor's picture. */
export const ownRun = (width: number, height: number): LessonRun => {
  const { small: _, ...run } = runs.own;
  return { ...run, patterns: own(width, height) };
};
