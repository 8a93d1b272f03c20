import type { Cover } from '../lesson.ts';
import { text } from '../text.ts';

export const cover: Cover = {
  id: 'meet-your-gpu',
  title: text('Meet your GPU', '认识你的 GPU'),
  summary: text(
    'What your browser tells about the second processor in your machine, and what only a terminal can.',
    '关于电脑里的第二个处理器，浏览器会告诉你什么，哪些只有终端才知道。',
  ),
  minutes: 5,
  myth: text(
    'A web page can read the GPU’s temperature and memory use; nvidia-smi’s CUDA version is the installed toolkit.',
    '网页能读到 GPU 的温度和显存占用；nvidia-smi 显示的 CUDA 版本就是装好的工具包。',
  ),
  steps: [
    { id: 'second-processor', kind: 'read', title: text('A second processor', '第二个处理器') },
    { id: 'guess', kind: 'predict', title: text('Does it tell its name?', '它会报上名字吗？') },
    { id: 'meet', kind: 'run', title: text('Say hello', '打个招呼') },
    { id: 'compare', kind: 'reveal', title: text('What it told', '它说了什么') },
    { id: 'explore', kind: 'play', title: text('Five commands and a browser', '五条命令和一个浏览器') },
    { id: 'match', kind: 'challenge', title: text('Which command was that?', '这是哪条命令说的？') },
    { id: 'recap', kind: 'recap', title: text('What to keep', '要记住的') },
  ],
};
