import type { Hints } from '../lesson.ts';
import { NAMES } from '../one-token-at-a-time/readings.ts';
import { figure, text } from '../text.ts';
import { goalOf, gridOf, rightOf } from './goal.ts';

export const hints: Readonly<Record<string, Hints>> = {
  serve: {
    idea: text(
      'There are two demands. The one for each user sets how many may wait together at most; the one for all sets how many have to.',
      '要求有两条。每人的那一条，限定了最多能凑几个人一批；合计的那一条，限定了至少要凑几个。',
    ),
    outline: text(
      'Begin with the most bits. Go through the numbers of users and strike out those that miss either figure. If none is left, take the next fewer bits and begin again.',
      '从位数最多的开始，逐个看用户数，哪个数达不到就划掉。一个不剩，就换少一档的位数，从头再来。',
    ),
    solution(results) {
      const goal = goalOf(results);
      if (!goal) {
        return text(
          'The answer depends on what this machine measures: the row with the most bits that reaches both figures.',
          '答案要看这台机器的实测：两个数都达到的各行里，位数最多的那一行。',
        );
      }
      const told = rightOf(gridOf(results, goal.side), goal).map(({ bits, b, all, each }) =>
        text(
          `${bits} bits and ${b === 1 ? 'one user' : `${b} users`}: ${figure(all)} tokens a second in all, ${figure(each)} for each.`,
          `${bits} 位、${b} 个用户：每秒一共 ${figure(all)} 个 token，每人 ${figure(each)} 个。`,
        ),
      );
      return text(
        `On the ${NAMES[goal.side]}: ${told.map(({ en }) => en).join(' Or ')} No choice with more bits reaches both.`,
        `在 ${NAMES[goal.side]} 上：${told.map((one) => one['zh-CN']).join('或者：')}位数再多，就不能两样都达到了。`,
      );
    },
  },
};
