import type { Challenge } from '../lesson.ts';
import { text } from '../text.ts';
import { allCounts } from './planned.ts';

/** By rising operations per byte. */
export const rank: Challenge = {
  kind: 'order',
  question: text(
    'Rank the four by operations per byte: 1 is the one that does least for each byte, 4 the one that does most.',
    '按每字节的运算次数给四样排序：1 是最少的，4 是最多的。',
  ),
  hint: text(
    'Divide in each row the operations of a piece by its bytes. A rough guess is enough: the four are far apart.',
    '每一行都用一块的运算次数除以字节数。粗略估一估就够了：四个数差得很远。',
  ),
  because: text(
    'Heat does less than one operation for a byte, a body meets all others for the eighty bytes that it costs, and a path needs next to nothing but its own number. None of that is said by the name of the field.',
    '热传导每个字节还做不到一次运算；一个天体只花八十个字节，就要和其余所有天体一一计算；一条路径除了自己的编号，几乎什么也不用读。光看行业的名字，这些都看不出来。',
  ),
  items: (results) =>
    [...allCounts(results)].sort((a, b) => a.flops / a.bytes - b.flops / b.bytes).map(({ field }) => field),
};
