import type { TeacherNotes } from '../teacher/notes.ts';
import { text } from '../text.ts';

export const notes: TeacherNotes = {
  minutes: 20,
  ask: text(
    'Who could find out now, without installing anything, which GPU is in the machine in front of them? And why might a web page be told less than a program?',
    '不装任何东西，谁现在就能查出面前这台机器里是哪块 GPU？网页知道的为什么可能比程序少？',
  ),
  spread: text(
    'Browsers differ in what they tell: some name a family, some a model, some nearly nothing. Machines without a GPU, virtual machines and remote desktops show a software adapter or none; take one of them as the example of what “none” looks like.',
    '浏览器说得有多有少：有的说出系列，有的说出型号，有的几乎不说。没有 GPU 的机器、虚拟机和远程桌面会显示软件适配器，或者什么也没有；正好拿一台来看“没有”是什么样子。',
  ),
  misconception: text(
    'It shows when somebody reads “CUDA Version” off nvidia-smi and concludes that a toolkit is installed. That line says which version the driver can serve at most. Ask who tells each fact: driver, bus, operating system, or browser.',
    '有人从 nvidia-smi 上读到“CUDA Version”，就认为装好了工具包，这时它就露出来了。那一行说的是驱动最高支持到哪个版本。每个事实都问一句：这是谁说的？驱动、总线、操作系统，还是浏览器？',
  ),
};
