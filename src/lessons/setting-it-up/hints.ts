import type { Hints } from '../lesson.ts';
import { text } from '../text.ts';

export const hints: Readonly<Record<string, Hints>> = {
  repair: {
    idea: text(
      'Three things have versions of their own: the driver, the runtime that a program brings, and the toolkit that builds. For each machine find the one that the failed command needs.',
      '有三样东西各有各的版本：驱动、程序带来的运行时、编译用的工具包。每台机器上，先找出失败的那条命令要的是哪一样。',
    ),
    outline: text(
      'The first machine: compare the version that the program was built with to the one that nvidia-smi prints, which is the most the driver can serve. The second: read the star in the list of environments. The third: nothing in the list of folders is called cuda, so what does nvcc belong to?',
      '第一台：把程序编译时用的版本，和 nvidia-smi 里印的那个比一比，后者是这个驱动最高支持到的版本。第二台：看环境列表里星号标在哪一行。第三台：文件夹里没有一个叫 cuda 的，那么 nvcc 是跟着什么来的？',
    ),
    solution: () =>
      text(
        'The first: a newer driver, or a program built with the older toolkit; either closes the gap. The second: conda activate gpu-course, as everything was installed there. The third: sudo apt install cuda-toolkit-13-0, as a driver brings no compiler, whatever version nvidia-smi prints; and /usr/local/cuda/bin on the PATH, as the package puts nvcc there and tells no shell.',
        '第一台：换新驱动，或者用旧版工具包重新编译，两样都能补上差距。第二台：conda activate gpu-course，东西都装在那里。第三台：sudo apt install cuda-toolkit-13-0，因为驱动不带编译器，不管 nvidia-smi 印的是哪个版本；再把 /usr/local/cuda/bin 加进 PATH，因为软件包只把 nvcc 放在那里，并不告诉 shell。',
      ),
  },
};
