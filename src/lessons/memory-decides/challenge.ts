import neighboursCode from '../../../shaders/strided-copy/neighbours.wgsl?raw';
import type { Challenge } from '../lesson.ts';
import { text } from '../text.ts';

const OWN = 'let i = (group.x + problem.origin.x) * GROUP + thread;';

/**
 * The file with its numbers shuffled among the threads: times an odd number, modulo a power of two, is a permutation, so
 * that every number is still copied once (the multiplier is the one that Knuth gives for spreading keys).
 */
function shuffled(code: string): string {
  if (!code.includes(OWN)) throw new Error('neighbours.wgsl has lost its index.');
  return code.replace(
    OWN,
    [
      'let j = (group.x + problem.origin.x) * GROUP + thread;',
      '// As count is a power of two, this deals every number out once.',
      'let i = j * 0x9e3779b1 % problem.count;',
    ].join('\n  '),
  );
}

const pattern = (count: number) => `strided-copy:neighbours:stride=1,count=${count}`;

export const restore: Challenge = {
  kind: 'wgsl',
  goal: 1.5,
  question: text(
    'This kernel copies every number once, and all of them rightly. Yet it is slow: somebody shuffled the numbers among the threads. Restore the bandwidth: 1.5 times the speed at least.',
    '这个内核把每个数都复制了一次，一个也没错，却很慢：有人把数打乱了分给线程。请把带宽找回来，速度至少到 1.5 倍。',
  ),
  edit: {
    shader: 'strided-copy/neighbours.wgsl',
    code: shuffled(neighboursCode),
    pattern: pattern(2 ** 24),
    small: pattern(2 ** 22),
  },
  hint: text(
    'Thread j copies some number i. Which one does thread j + 1 copy, and does it lie in the same line?',
    '线程 j 复制第 i 个数。线程 j + 1 复制的是哪一个，在不在同一行？',
  ),
  because: text(
    'Neighbouring threads now copy neighbouring numbers, and a line is used to its last byte while it is there. Same numbers, same arithmetic, fewer lines moved.',
    '现在相邻线程复制相邻的数，取来的每一行都趁它还在时用到最后一个字节。数没变，运算没变，搬动的行少了。',
  ),
};
