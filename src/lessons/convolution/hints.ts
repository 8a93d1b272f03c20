import type { Hints } from '../lesson.ts';
import { text } from '../text.ts';

export const hints: Readonly<Record<string, Hints>> = {
  edge: {
    idea: text(
      'Subtract what lies on one side from what lies on the other. Where both are alike nothing is left; at an edge the difference is.',
      '用一侧减去另一侧。两侧一样，什么也不剩；遇到边，剩下的就是差。',
    ),
    outline: text(
      'Write −1 into the left column, 0 into the middle and 1 into the right one. Add all nine: what is the sum? Which edges does it see, and which does it not?',
      '左边一列填 −1，中间一列填 0，右边一列填 1。九个加起来是多少？这样能看见哪些边，又看不见哪些？',
    ),
    solution: () =>
      text(
        'Rows of −1, 0, 1, three times: they sum to zero, so even areas turn black, and an upright edge from dark to bright lights up. Another one sees edges in every direction: 8 in the middle and −1 all around.',
        '三行都填 −1、0、1：和为零，没有变化的地方变黑，由暗变亮的竖边亮起来。还有一种能看见所有方向的边：正中填 8，周围全填 −1。',
      ),
  },
};
