import neighboursCode from '../../../shaders/strided-copy/neighbours.wgsl?raw';
import type { Hints } from '../lesson.ts';
import { text } from '../text.ts';

export const hints: Readonly<Record<string, Hints>> = {
  restore: {
    idea: text(
      'Memory is fetched in whole lines. It is cheap when the threads of a wave ask for numbers of one line, and dear when each asks for a line of its own.',
      '内存是整行整行取的。一波线程要的数都在同一行里，就便宜；各要各的行，就贵。',
    ),
    outline: text(
      'Two lines compute the index: j counts the threads, and i scatters j. Do without the scattering, so that thread j copies number j.',
      '下标由两行算出：j 是线程的编号，i 把 j 打散。去掉打散的那一步，让线程 j 复制第 j 个数。',
    ),
    solution: () =>
      text(
        'Let i be the thread’s own number: let i = (group.x + problem.origin.x) * GROUP + thread; and drop the line that multiplies. The threads of a wave now ask for numbers that lie side by side, so a few fetches serve them all.',
        '让 i 就是线程自己的编号：let i = (group.x + problem.origin.x) * GROUP + thread;，再删掉做乘法的那一行。这样一波线程要的数挨在一起，取几次就够大家用。',
      ),
    code: neighboursCode,
  },
};
