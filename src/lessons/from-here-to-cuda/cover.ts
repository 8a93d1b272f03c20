import type { Cover } from '../lesson.ts';
import { text } from '../text.ts';

export const cover: Cover = {
  id: 'from-here-to-cuda',
  title: text('From here to CUDA', '从这里到 CUDA'),
  summary: text(
    'The kernels of this course in CUDA, line against line. The words differ; what they say you know already.',
    '这门课的内核，用 CUDA 再写一遍，一行对一行地看。说法不同，意思你都懂了。',
  ),
  minutes: 7,
  myth: text('It is the language that makes a kernel fast.', '内核快不快，看用的是什么语言。'),
  steps: [
    { id: 'two-texts', kind: 'read', title: text('One kernel, two texts', '同一个内核，两种写法') },
    { id: 'guess', kind: 'predict', title: text('Lanes that help each other', '通道之间互相递数') },
    { id: 'lines', kind: 'play', title: text('Line against line', '一行对一行') },
    { id: 'measure', kind: 'run', title: text('What the text does', '写法的作用') },
    { id: 'compare', kind: 'reveal', title: text('Words and speed', '说法与速度') },
    { id: 'words', kind: 'read', title: text('Five vocabularies', '五套词汇') },
    { id: 'translate', kind: 'challenge', title: text('Translate a kernel', '翻译一个内核') },
    { id: 'recap', kind: 'recap', title: text('What to keep', '要记住的') },
  ],
};
