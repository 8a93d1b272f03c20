import scalarCode from '../../../shaders/vector-add/scalar.wgsl?raw';
import type { Hints } from '../lesson.ts';
import { text } from '../text.ts';

export const hints: Readonly<Record<string, Hints>> = {
  guard: {
    idea: text(
      'The guard compares i with something rounded down to whole workgroups. Up to where should a thread work?',
      '现在的判断，拿 i 去比的数被舍到了整个工作组。线程应当干到哪里为止？',
    ),
    outline: text(
      'Indices of an array with n elements go from 0 to n − 1. So a thread goes home when its i is n or more; GROUP has no place in the condition.',
      '有 n 个元素的数组，下标从 0 到 n − 1。所以线程的 i 大于等于 n 时就返回；条件里用不着 GROUP。',
    ),
    solution: () =>
      text(
        'Compare with the number of elements itself: if (i >= problem.n) { return; }. In the last workgroup the threads with an element stay, the others go home.',
        '直接和元素个数比：if (i >= problem.n) { return; }。最后一个工作组里，分到元素的线程留下，其余的返回。',
      ),
    code: scalarCode,
  },
};
