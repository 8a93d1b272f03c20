import type { Cover } from '../lesson.ts';
import { text } from '../text.ts';

export const cover: Cover = {
  id: 'setting-it-up',
  title: text('Setting it up', '把环境装好'),
  summary: text(
    'Driver, runtime and toolkit are three things with three versions. Which of them you need, and how to see what you have.',
    '驱动、运行时、工具包是三样东西，各有各的版本。你需要哪几样，怎样看清自己有什么。',
  ),
  minutes: 8,
  myth: text('Driver, runtime and toolkit are the same.', '驱动、运行时、工具包是一回事。'),
  steps: [
    { id: 'three', kind: 'read', title: text('Three things called CUDA', '都叫 CUDA 的三样东西') },
    { id: 'guess', kind: 'predict', title: text('Does this browser use your GPU?', '这个浏览器用上 GPU 了吗？') },
    { id: 'ask', kind: 'run', title: text('Ask it', '问一问') },
    { id: 'browser', kind: 'reveal', title: text('Why it does, or does not', '为什么用，为什么不用') },
    { id: 'way', kind: 'play', title: text('Which way is yours?', '你该走哪条路？') },
    { id: 'look', kind: 'play', title: text('What the commands say', '命令说了些什么') },
    { id: 'repair', kind: 'challenge', title: text('Three broken set-ups', '三个坏掉的环境') },
    { id: 'recap', kind: 'recap', title: text('What to keep', '要记住的') },
  ],
};
