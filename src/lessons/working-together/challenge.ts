import type { Challenge } from '../lesson.ts';
import { text } from '../text.ts';
import { kernelWith, SHADER, treeOf } from './kernels.ts';

export const mend: Challenge = {
  kind: 'wgsl',
  goal: 'correct',
  question: text(
    'Somebody took all barriers out of this tree. Put in what is missing: the sum has to verify, and wherever one thread writes what another reads, a barrier must stand between the two.',
    '有人把这棵树里的屏障全拿掉了。请把缺的补上：求出的和要通过验证；凡是一个线程写、另一个线程读的地方，中间都要隔一道屏障。',
  ),
  edit: {
    shader: SHADER,
    code: kernelWith('none'),
    pattern: treeOf(2 ** 22),
    small: treeOf(2 ** 16),
    opensAt: 'sums[block]',
  },
  async lacks(code) {
    const { missing } = await import('./races.ts');
    return missing(code);
  },
  hint: text(
    'Ask of every line that reads another thread’s number: who wrote it, and what makes sure that it has been written? Ask it for the first turn of the loop and for the next. A barrier must be reached by all threads of the workgroup, so it may not stand inside “if (thread < half)”.',
    '每一行读别人的数，都问一句：这个数是谁写的，凭什么说它已经写好了？循环的第一圈要问，下一圈也要问。屏障必须让组里所有线程都走到，所以不能放在 if (thread < half) 里面。',
  ),
  because: text(
    'One barrier between storing and the first turn, one between each turn and the next. Then the sum follows from the text, not from how this device happens to run it.',
    '存数与第一圈之间要一道屏障，每一圈与下一圈之间再各要一道。这样，结果由代码保证，而不是看设备碰巧怎么跑。',
  ),
};
