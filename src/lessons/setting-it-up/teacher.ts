import type { TeacherNotes } from '../teacher/notes.ts';
import { text } from '../text.ts';

export const notes: TeacherNotes = {
  minutes: 35,
  ask: text(
    'nvidia-smi prints a CUDA version, and nvcc is not found. Is CUDA installed on this machine or not?',
    'nvidia-smi 印出了 CUDA 版本，却找不到 nvcc。这台机器上到底装没装 CUDA？',
  ),
  spread: text(
    'The tree ends elsewhere for each system and each maker of a GPU, and what the page can tell differs by browser. The samples and the broken machines are the same for everybody.',
    '系统不同、GPU 厂商不同，决策树的终点就不同；网页能说出什么，也要看浏览器。命令的示例输出和三台坏了的机器，大家都一样。',
  ),
  misconception: text(
    'It shows when something is installed again that was never missing. Ask which of the three, driver, runtime or toolkit, the failed command needs, and how to see its version.',
    '把本来不缺的东西又装一遍，这时它就露出来了。问一问：失败的那条命令要的是驱动、运行时还是工具包？它的版本怎么看？',
  ),
};
