import neighboursCode from '../../../shaders/strided-copy/neighbours.wgsl?raw';
import type { Challenge } from '../lesson.ts';
import { text } from '../text.ts';

const OWN = 'let i = (group.x + problem.origin.x) * GROUP + thread;';

/**
 * The file with its numbers dealt out like cards: the first sixteenth of the threads copy every 16th number, the next
 * those beside, and so on. Every number is still copied once.
 */
function dealtOut(code: string): string {
  if (!code.includes(OWN)) throw new Error('neighbours.wgsl has lost its index.');
  return code.replace(
    OWN,
    [
      'let j = (group.x + problem.origin.x) * GROUP + thread;',
      'let round = problem.count / 16; // threads after which it begins again at the front',
      'let i = j % round * 16 + j / round;',
    ].join('\n  '),
  );
}

const pattern = (count: number) => `strided-copy:neighbours:stride=1,count=${count}`;

export const restore: Challenge = {
  kind: 'wgsl',
  goal: 1.5,
  question: text(
    'This kernel copies every number once, and all of them rightly. Yet it is slow: somebody dealt the numbers out like cards. Restore the bandwidth: 1.5 times the speed at least.',
    '这个内核把每个数都拷贝了一次，一个不错，却很慢：有人像发牌一样把数隔着分了出去。请把带宽找回来，速度至少到 1.5 倍。',
  ),
  edit: {
    shader: 'strided-copy/neighbours.wgsl',
    code: dealtOut(neighboursCode),
    pattern: pattern(2 ** 24),
    small: pattern(2 ** 20),
  },
  hint: text(
    'Thread j copies some number i. Which one does thread j + 1 copy, and does it lie in the same line?',
    '线程 j 拷贝第 i 个数。线程 j + 1 拷贝的是哪一个，在不在同一行？',
  ),
  because: text(
    'Neighbouring threads now copy neighbouring numbers, and a line is used to its last byte while it is there. Same numbers, same arithmetic, fewer lines moved.',
    '现在相邻线程拷贝相邻的数，取来的每一行都趁它还在时用到最后一个字节。数没变，运算没变，搬动的行少了。',
  ),
};
