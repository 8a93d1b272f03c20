import type { Hints, Results } from '../lesson.ts';
import { text } from '../text.ts';
import { crossingOf, duelsOf } from './crossing.ts';
import { count } from './numbers.ts';

function found(results: Results) {
  const crossing = crossingOf(duelsOf(results, 'fine'));
  if (crossing === null) {
    return text(
      'The sealed run has no times of both sides here, so there is nothing to find.',
      '那次不公布的测量里没有两边的用时，也就无从找起。',
    );
  }
  if (crossing.kind === 'between') {
    const [low, high] = [count(crossing.low), count(crossing.high)];
    return text(
      `In the sealed run the CPU leads up to ${low} elements and the GPU from ${high} on: any number between is right. Below, the fee for a launch outweighs what the GPU gains; above, it no longer does.`,
      `在那次不公布的测量里，CPU 领先到 ${low} 个元素为止，GPU 从 ${high} 个起领先，之间的数都对。再少，启动的起步价盖过 GPU 省下的时间；再多，就盖不住了。`,
    );
  }
  if (crossing.kind === 'unclear') {
    return text(
      'In the sealed run the lead changes more than once, or nobody leads: no single size divides the winners.',
      '在那次不公布的测量里，领先者来回变化，或者谁也没有领先：没有哪一种规模能把胜负分开。',
    );
  }
  return crossing.kind === 'cpu'
    ? text(
        'In the sealed run the CPU leads wherever somebody does: the GPU never earns its fee at these sizes.',
        '在那次不公布的测量里，凡分出胜负的都是 CPU：在这些规模上，GPU 始终挣不回起步价。',
      )
    : text(
        'In the sealed run the GPU leads wherever somebody does, already at the smallest size.',
        '在那次不公布的测量里，凡分出胜负的都是 GPU，最小的规模也不例外。',
      );
}

export const hints: Readonly<Record<string, Hints>> = {
  'break-even': {
    idea: text(
      'The GPU pays a fee before the first element and is quicker with each one after it. Break-even is where both have spent the same.',
      'GPU 在第一个元素之前先付一笔起步价，之后每个元素都更快。分界点就是两边用时相等的地方。',
    ),
    outline: text(
      'Take the two sizes from the table. Multiply them and take the root: halfway on a scale where each step is a factor. Then move a little towards the side whose lead is smaller.',
      '从表里取那两种规模，相乘再开方，就是按倍数算的正中间。然后朝领先得少的那一边挪一点。',
    ),
    solution: found,
  },
  ever: {
    idea: text(
      'Only sizes with a clear winner count; a tie or noise is no lead for either.',
      '只看胜负分明的规模；不分上下或波动太大，都不算谁领先。',
    ),
    outline: text(
      'Cover the rows without a winner. Is the same name left in all others, or do both appear?',
      '把没有赢家的行盖住。剩下的行里，是同一个名字，还是两个都有？',
    ),
    solution: found,
  },
};
