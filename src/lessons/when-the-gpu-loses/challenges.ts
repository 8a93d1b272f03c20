import type { Challenge } from '../lesson.ts';
import { text } from '../text.ts';
import { crossingOf, duelsOf } from './crossing.ts';

/** Others than those of the sweep, closer together. */
export const FINE_SIZES = [8, 10, 12, 14, 16, 18].map((power) => 2 ** power);

/** One of these is asked: the first where the lead changes hands once (see who-leads.tsx). */
export const challenges: Readonly<Record<string, Challenge>> = {
  'break-even': {
    kind: 'number',
    needs: ['fine'],
    unit: text('elements', '个元素'),
    question: text(
      'The same addition has now been timed at more sizes, and the result is sealed. From about how many elements on does your GPU’s kernel lead?',
      '同样的加法又在更多规模下测了一遍，结果先不公布。大约从多少个元素起，你的 GPU 内核开始领先？',
    ),
    accepts(results) {
      const crossing = crossingOf(duelsOf(results, 'fine'));
      return crossing?.kind === 'between' ? { low: crossing.low, high: crossing.high } : null;
    },
    hint: text(
      'In the table, find the last size where the CPU leads and the first where the GPU does. The answer lies between; where one lead is small, it is near that size.',
      '在表里找出 CPU 领先的最后一种规模和 GPU 领先的第一种规模，答案就在两者之间；哪一边领先得少，就离哪一边近。',
    ),
    because: text(
      'Break-even is where the fee and the better rate cancel. It belongs to this kernel, this data and this machine; move any of them and it moves.',
      '分界点就是起步价和更高的速度刚好抵消的地方。它只属于这个内核、这份数据、这台机器；换掉哪一样，它都会挪。',
    ),
  },
  ever: {
    kind: 'choice',
    needs: ['fine'],
    question: text(
      'Measured at more sizes, there is no one size here at which the lead passes from the CPU to the GPU. Kernel against kernel, who leads?',
      '在更多规模下测过之后，这台机器上并没有一个“由 CPU 领先变为 GPU 领先”的规模。只比内核，谁领先？',
    ),
    options: [
      { id: 'cpu', label: text('The CPU, wherever there is a winner', '凡分出胜负的，都是 CPU') },
      { id: 'gpu', label: text('The GPU, wherever there is a winner', '凡分出胜负的，都是 GPU') },
      {
        id: 'unclear',
        label: text('It changes more than once, or no size has a winner', '来回变化，或者哪种规模都分不出胜负'),
      },
    ],
    correct(results) {
      const crossing = crossingOf(duelsOf(results, 'fine'));
      return crossing === null || crossing.kind === 'between' ? null : crossing.kind;
    },
    hint: text(
      'The table above has sizes from the same range. Who leads in each row?',
      '上面的表也是这个范围里的规模。每一行是谁领先？',
    ),
    because: text(
      '“From what size on?” may be answered by “never, here” or by “always”. Another kernel or another machine answers otherwise; only measuring tells.',
      '“从多大规模起？”的答案可以是“在这里从不”，也可以是“一直都是”。换个内核、换台机器，答案就变了：只有量过才知道。',
    ),
  },
};
