import type { Hints } from '../lesson.ts';
import { text } from '../text.ts';
import { kernelWith } from './kernels.ts';

export const hints: Readonly<Record<string, Hints>> = {
  mend: {
    idea: text(
      'Between a thread that writes a number and another that reads it there has to be a barrier. Every turn of the loop reads what the turn before wrote.',
      '一个线程写、另一个线程读，中间必须隔一道屏障。循环的每一圈，读的都是上一圈写的数。',
    ),
    outline: text(
      'Two places: one after each thread has stored its own number, before the loop; one at the end of the loop’s body, after the “if” and not in it.',
      '要放两处：一处在每个线程存好自己的数之后、循环之前；另一处在循环体末尾，if 之后，不在 if 里面。',
    ),
    solution: () =>
      text(
        'workgroupBarrier(); stands once before the loop and once as the last line in it. The first makes sure that all numbers are stored before any is read, the second that a turn is over for all before the next begins.',
        'workgroupBarrier(); 在循环之前放一次，在循环体最后一行再放一次。前一道保证读之前数都已存好，后一道保证所有线程都走完这一圈，才进下一圈。',
      ),
    code: kernelWith('every'),
  },
};
