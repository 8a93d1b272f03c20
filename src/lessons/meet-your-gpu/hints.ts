import type { Hints } from '../lesson.ts';
import { text } from '../text.ts';

export const hints: Readonly<Record<string, Hints>> = {
  match: {
    idea: text(
      'Look at the kind of each line, not at its words. Is it something that changes every second, a number of a part, a driver, a screen, or a limit for programs?',
      '别看词，看每一行是什么性质的内容：每秒都在变的数、部件编号、驱动、屏幕，还是程序的上限？',
    ),
    outline: text(
      'Watts and memory in use change all the time: the tool of the card’s own driver. Four hexadecimal digits, a colon, four more: numbers of the bus. “driver=” stands in a list of hardware, “resolution” in a report about the desktop. What is left speaks of workgroups.',
      '功耗和已用内存时刻在变：那是显卡驱动自带的工具。四位十六进制、冒号、再四位：那是总线上的编号。“driver=”出现在硬件清单里，“resolution”出现在桌面报告里。剩下的那一行说的是工作组。',
    ),
    solution: () =>
      text(
        'Watts and MiB: nvidia-smi, which asks the driver. [10de:1eb8]: lspci, which reads the bus. driver=amdgpu: lshw, which asks the operating system. wayland and 1920x1080: inxi, which asks the desktop. maxComputeInvocationsPerWorkgroup: the browser, which tells what a shader may use.',
        '功耗和 MiB：nvidia-smi，问的是驱动。[10de:1eb8]：lspci，读的是总线。driver=amdgpu：lshw，问的是操作系统。wayland 和 1920x1080：inxi，问的是桌面。maxComputeInvocationsPerWorkgroup：浏览器，说的是着色器能用多少。',
      ),
  },
};
