import type { Hints } from '../lesson.ts';
import { text } from '../text.ts';
import { CALLS, CUTS, missing } from './challenges.ts';

const calls = CALLS.map(({ shown }) => shown).join(', ');

const placeOf = (does: string) =>
  (missing.kind === 'match' && missing.places.find(({ id }) => id === does)?.label) || text('', '');

export const hints: Readonly<Record<string, Hints>> = {
  order: {
    idea: text(
      'First comes what all others need, last what needs all others. Between them lies the encoder: what goes through “pass” or “encoder” is written down before it is submitted.',
      '最先的是人人都要用的，最后的是要等所有人的。中间是编码器：凡是通过 pass 或 encoder 做的，都先写下来，再提交。',
    ),
    outline: text(
      'Adapter, device, memory, binding; then two commands that are written down, the start before the copy of what it makes; then hand over, and wait.',
      '适配器、设备、内存、绑定；然后是写下来的两条命令，先启动，再复制它的结果；最后交出去，等待。',
    ),
    solution: () => text(`From first to last: ${calls}.`, `从先到后：${CALLS.map(({ shown }) => shown).join('、')}。`),
  },
  missing: {
    idea: text(
      'Ask of each line who would notice. A dispatch needs a bind group at every number that the kernel names; a buffer that is not mapped yet cannot be read. Nobody needs a buffer to be filled.',
      '对每一行都问一句：少了它，谁会发觉？内核提到的每个组号，派发时都要有绑定组；还没映射好的缓冲区不能读。而缓冲区没填数，谁也不会在意。',
    ),
    outline: text(
      'Two are told: one by WebGPU, one by JavaScript itself. Without inputs 0 + 0 is added; without submitting nothing is. One workgroup fewer leaves its elements as they were.',
      '会报错的有两处：一处由 WebGPU 报，一处由 JavaScript 自己报。没有输入，加的就是 0 + 0；没有提交，就根本没加。少一个工作组，它那些元素就还是原样。',
    ),
    solution: () =>
      text(
        `${CUTS.map(({ shown, does }) => `${shown} – ${placeOf(does).en}`).join('; ')}.`,
        `${CUTS.map(({ shown, does }) => `${shown}——${placeOf(does)['zh-CN']}`).join('；')}。`,
      ),
  },
};
