import type { Hints } from '../lesson.ts';
import { text } from '../text.ts';
import { bookOf, NO_EDITS } from './book.ts';
import { best } from './challenge.ts';
import { PICKS } from './jobs.ts';
import { datedName, dollars } from './money.ts';

/** By the list as it comes. */
const RIGHT = PICKS.flatMap((job) => {
  const [first] = best(job, bookOf(NO_EDITS));
  return first ? [{ job: job.label, name: datedName(first.offer), cost: dollars(first.bill.usd) }] : [];
});

export const hints: Readonly<Record<string, Hints>> = {
  pick: {
    idea: text(
      'Each job has one property that decides: how short it is, how many operations it has, or how much memory it holds. Find it first, then look only at the column of the list that belongs to it.',
      '每件活都有一个说了算的特点：短不短，运算多不多，占的内存大不大。先找出来，再只看价目里对应的那一列。',
    ),
    outline: text(
      'Ten minutes: round up to the billing step, so a machine billed by the hour costs its whole hour. The training: operations ÷ (peak × assumed share) are its hours, and more than one machine if eight hours are too few. The hundred hours: strike out what has too little memory, then take the lowest price per hour.',
      '十分钟的活：按计费单位往上取整，按小时计费的就要付满一小时。训练：运算次数 ÷（峰值 × 假定的比例）就是小时数，八小时不够就加机器。一百个小时：先划掉内存不够的，再取每小时最便宜的。',
    ),
    solution: () =>
      text(
        `By the list as it comes: ${RIGHT.map(({ job, name, cost }) => `${job.en}: ${name.en}, ${cost.en}`).join('; ')}. If you have changed prices or assumptions, the same three questions give your own answer.`,
        `按原来的价目：${RIGHT.map(({ job, name, cost }) => `${job['zh-CN']}：${name['zh-CN']}，${cost['zh-CN']}`).join('；')}。如果你改过价格或假定，用同样的三个问题就能得出自己的答案。`,
      ),
  },
};
