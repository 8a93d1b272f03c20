/** What to do where CUDA is not the way: cards of other makers, and none. The head of tree.ts has the sources. */
import { text } from '../text.ts';
import type { Advice } from './advice.ts';

export const OTHER_ANSWERS = {
  rocm: {
    title: text('ROCm and HIP', 'ROCm 与 HIP'),
    steps: [
      {
        does: text(
          'See in AMD’s list (rocm.docs.amd.com) whether your card and your distribution are supported; not all are. Install as it says there.',
          '到 AMD 的名单（rocm.docs.amd.com）里查你的卡和发行版在不在支持之列，不是每种都在；按那里的说明安装。',
        ),
      },
      {
        does: text('Let your user reach the card, and log in anew:', '让你的用户能用显卡，然后重新登录：'),
        command: 'sudo usermod -a -G render,video $LOGNAME',
      },
      {
        does: text('See what the runtime finds, and the compiler:', '看看运行时找到了什么，编译器在不在：'),
        command: 'rocminfo\nhipcc --version',
      },
      {
        does: text(
          'CUDA programs do not run on it; HIP has CUDA’s words nearly unchanged, and hipify translates much of a text.',
          'CUDA 程序在上面跑不了；HIP 几乎照搬 CUDA 的词，hipify 能翻译大部分代码。',
        ),
      },
    ],
  },
  hipWindows: {
    title: text('HIP under Windows', 'Windows 上的 HIP'),
    steps: [
      {
        does: text(
          'AMD offers a HIP SDK for Windows, for fewer cards than under Linux. See its list first (rocm.docs.amd.com).',
          'AMD 为 Windows 提供 HIP SDK，支持的卡比 Linux 上少。先查它的名单（rocm.docs.amd.com）。',
        ),
      },
      {
        does: text(
          'CUDA programs do not run on it; HIP’s words are nearly CUDA’s.',
          'CUDA 程序在上面跑不了；HIP 的词和 CUDA 几乎一样。',
        ),
      },
    ],
  },
  intel: {
    title: text('oneAPI and SYCL', 'oneAPI 与 SYCL'),
    steps: [
      {
        does: text(
          'Install the GPU’s driver and Intel’s oneAPI with its compiler for SYCL, as its installation guide says.',
          '按安装指南装好 GPU 驱动，再装 Intel 的 oneAPI，里面有 SYCL 编译器。',
        ),
      },
      {
        does: text(
          'Tell the shell where it is, in each new terminal, and see which devices the runtime finds:',
          '每开一个新终端，先告诉 shell 它在哪里，再看看运行时找到了哪些设备：',
        ),
        command: 'source /opt/intel/oneapi/setvars.sh\nsycl-ls',
      },
      { does: text('Build a program:', '编译一个程序：'), command: 'icpx -fsycl add.cpp -o add' },
      {
        does: text(
          'CUDA programs do not run on it; SYCLomatic translates much of a text to SYCL.',
          'CUDA 程序在上面跑不了；SYCLomatic 能把大部分代码翻译成 SYCL。',
        ),
      },
    ],
  },
  mac: {
    title: text('Metal, and no CUDA', '有 Metal，没有 CUDA'),
    steps: [
      {
        does: text(
          'There is no CUDA for today’s Macs. Metal is part of the system: no driver and no toolkit to install for programs that use it.',
          '现在的 Mac 上没有 CUDA。Metal 是系统自带的：运行用它写的程序，不用装驱动，也不用装工具包。',
        ),
      },
      { does: text('See what is there:', '看看有什么：'), command: 'system_profiler SPDisplaysDataType' },
      {
        does: text(
          'To write kernels in Metal, install Xcode. PyTorch calls its way over Metal “mps”. To learn CUDA, rent a machine for an hour.',
          '要用 Metal 写内核，装 Xcode。PyTorch 走 Metal 的那条路叫“mps”。要学 CUDA，租一台机器用一个小时。',
        ),
      },
    ],
  },
  none: {
    title: text('Without a GPU', '没有 GPU'),
    steps: [
      {
        does: text(
          'All of this course works: a processor plays the GPU, slowly and rightly, or a recorded run stands in for it. What you learn about kernels holds.',
          '这门课照样能学：由处理器扮演 GPU，慢，但结果是对的；连这也不行，就看录下的结果。学到的内核知识一样有效。',
        ),
      },
      {
        does: text(
          'The toolkit can be installed without a card, and nvcc compiles; what it makes needs a machine with one to run.',
          '没有显卡也能装工具包，nvcc 照样编译；只是编译出来的程序，要到有卡的机器上才跑得起来。',
        ),
      },
      {
        does: text(
          'Now and then rent a machine for an afternoon. What that comes to is the lesson “What a cloud GPU costs”.',
          '偶尔需要，就租一台机器用一个下午。算下来多少钱，见《云上 GPU 要花多少钱》那一课。',
        ),
      },
    ],
  },
} as const satisfies Readonly<Record<string, Advice>>;
