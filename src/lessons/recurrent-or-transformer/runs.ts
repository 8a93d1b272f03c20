/** What the lesson measures. Sizes in `small` are what a processor that plays GPU can bear. */
import type { Lesson } from '../lesson.ts';
import { text } from '../text.ts';
import { EQUAL_T, patternsAt } from './works.ts';

const slots = (groups: number, steps: number) => `parallel-slots:light|wasm-threads:groups=1|${groups},steps=${steps}`;

/** One thread per sum, and all cores of the CPU. */
const LAYER = 'conv-layer:direct|wasm-threads:layer=1';

export const runs = {
  equal: {
    title: text(`The same arithmetic, T = ${EQUAL_T}`, `同样的运算量，T = ${EQUAL_T}`),
    patterns: patternsAt(EQUAL_T),
    budgetMs: 8000,
    view: 'none',
  },
  parts: {
    title: text('The first layer of AlexNet, and what runs at once here', 'AlexNet 的第一层，以及这里能同时跑多少'),
    patterns: [LAYER, slots(4096, 4096)],
    small: [LAYER, slots(256, 1024)],
    budgetMs: 8000,
    view: 'none',
  },
  twist: {
    title: text('A linear recurrence of 16,384 steps, 64 channels', '线性循环，16,384 步，64 个通道'),
    patterns: ['linear-recurrence:loop|scan|js|wasm-threads:t=16384,c=64'],
    budgetMs: 6000,
    view: 'bars',
  },
} as const satisfies Lesson['runs'];
