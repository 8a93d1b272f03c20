/** Who is who in a story: what a sentence about a fault calls them. */
import { text } from '../../../engine/text.ts';

export const LOST_ROLES = {
  hero: text('the one who lost something', '丢了东西的人'),
  friend: text('the one who helps', '帮忙的人'),
  thing: text('what was lost', '丢的东西'),
  place: text('where it was lost', '丢东西的地方'),
  spot: text('where it was not', '先找的地方'),
  other: text('where it was found', '找到的地方'),
};

export const COUNT_ROLES = {
  hero: text('the one who counts first', '先数的人'),
  friend: text('the one who counts next', '接着数的人'),
  field: text('where they count', '去数的地方'),
  animal: text('what they count', '数的动物'),
  one: text('the first number', '第一个数'),
  two: text('the second number', '第二个数'),
  sum: text('the sum', '总数'),
  both: text('the two of them', '两个人合称'),
};

export const QUARREL_ROLES = {
  hero: text('the one who says sorry', '认错的人'),
  friend: text('the one who forgives', '原谅对方的人'),
  toy: text('what they quarrel about', '争抢的玩具'),
  treat: text('the gift', '送的点心'),
  both: text('the two of them', '两个人合称'),
};
