/** What to do where CUDA is the way: a card of NVIDIA's, one's own or rented. The head of tree.ts has the sources. */
import { text } from '../text.ts';
import type { Advice } from './advice.ts';

const LOOK = text('See whether the driver is at work:', '看看驱动是否在工作：');
const COMPILER = text('See which toolkit the shell finds:', '看看 shell 找到的是哪一版工具包：');

export const CUDA_ANSWERS = {
  readyMade: {
    title: text('The driver is enough', '有驱动就够了'),
    steps: [
      {
        does: text('Let Ubuntu choose and install the driver, then restart:', '让 Ubuntu 挑一个驱动装上，然后重启：'),
        command: 'sudo ubuntu-drivers install',
      },
      { does: LOOK, command: 'nvidia-smi' },
      {
        does: text(
          'Install the framework the way its own page says. It brings its runtime and libraries along, so that no toolkit is needed; only the driver must not be older than that runtime asks for.',
          '按框架自己的说明安装。它自带运行时和函数库，所以不需要工具包；只是驱动不能比那个运行时要求的更旧。',
        ),
      },
    ],
  },
  distribution: {
    title: text('From the distribution', '从发行版安装'),
    steps: [
      { does: text('First the driver, then restart:', '先装驱动，再重启：'), command: 'sudo ubuntu-drivers install' },
      { does: LOOK, command: 'nvidia-smi' },
      {
        does: text(
          'Then the toolkit of the distribution, which is often some versions behind:',
          '再装发行版里的工具包，常常落后几个版本：',
        ),
        command: 'sudo apt install nvidia-cuda-toolkit',
      },
      { does: COMPILER, command: 'nvcc --version' },
    ],
  },
  installer: {
    title: text('NVIDIA’s installer', 'NVIDIA 的安装程序'),
    steps: [
      {
        does: text(
          'If a driver of the distribution is there already, keep it. See what it can serve:',
          '如果已经装了发行版的驱动，就留着。先看它支持到哪一版：',
        ),
        command: 'nvidia-smi',
      },
      {
        does: text(
          'Fetch the installer for your system from developer.nvidia.com/cuda-downloads and start it. For <version> stands what you fetched:',
          '从 developer.nvidia.com/cuda-downloads 取来适合自己系统的安装程序，运行它。<version> 换成你取的版本：',
        ),
        command: 'sudo sh cuda_<version>_linux.run',
      },
      {
        does: text(
          'It shows a menu: driver, toolkit and more, each with a mark. Take the mark away from the driver where one is installed; two drivers from two sources get in each other’s way.',
          '它会列出一个菜单：驱动、工具包等等，各带一个勾。已经有驱动的，就把驱动前面的勾去掉；两个来源的驱动会互相妨碍。',
        ),
      },
      {
        does: text(
          'Tell the shell where the compiler is, in ~/.bashrc for good:',
          '告诉 shell 编译器在哪里；写进 ~/.bashrc 就一直有效：',
        ),
        command: 'export PATH=/usr/local/cuda/bin:$PATH',
      },
      { does: COMPILER, command: 'nvcc --version' },
    ],
  },
  conda: {
    title: text('A conda environment', 'conda 环境'),
    steps: [
      {
        does: text(
          'The driver belongs to the system, conda cannot install it. See that it is there:',
          '驱动属于系统，conda 装不了。先确认它在：',
        ),
        command: 'nvidia-smi',
      },
      {
        does: text(
          'Create an environment, and activate the one that you created:',
          '新建一个环境，并激活你新建的那一个：',
        ),
        command: 'conda create -n gpu-course\nconda activate gpu-course',
      },
      {
        does: text('Install the toolkit into it:', '把工具包装进去：'),
        command: 'conda install -c nvidia cuda-toolkit',
      },
      {
        does: text('It holds as long as the environment is active:', '只要这个环境激活着，它就有效：'),
        command: 'conda env list\nnvcc --version',
      },
    ],
  },
  windows: {
    title: text('CUDA under Windows', 'Windows 上的 CUDA'),
    steps: [
      {
        does: text(
          'Install the current driver for your card from NVIDIA, then look:',
          '装上 NVIDIA 给你这块卡的最新驱动，再看一眼：',
        ),
        command: 'nvidia-smi',
      },
      {
        does: text(
          'Install Visual Studio with “Desktop development with C++”: nvcc leaves the CPU’s side of a program to that compiler.',
          '装 Visual Studio，勾上“使用 C++ 的桌面开发”：程序里 CPU 那一边，nvcc 要交给这个编译器。',
        ),
      },
      {
        does: text(
          'Install the toolkit from developer.nvidia.com/cuda-downloads. Under “Custom” you may leave out the driver. Open a new terminal:',
          '从 developer.nvidia.com/cuda-downloads 装工具包。选“自定义”可以不装驱动。然后打开一个新的终端：',
        ),
        command: 'nvcc --version',
      },
    ],
  },
  wsl: {
    title: text('CUDA in WSL 2', 'WSL 2 里的 CUDA'),
    steps: [
      {
        does: text(
          'Install the driver in Windows, and only there. Inside WSL the system lends it; a Linux driver installed there would cover it up.',
          '驱动装在 Windows 里，也只装在那里。WSL 里用的是系统借过去的；在里面再装一个 Linux 驱动，反而会把它盖住。',
        ),
      },
      { does: text('Install WSL, in PowerShell:', '在 PowerShell 里装 WSL：'), command: 'wsl --install' },
      { does: text('In the Linux that it opens:', '在它打开的 Linux 里：'), command: 'nvidia-smi' },
      {
        does: text(
          'Take the toolkit for “WSL-Ubuntu” from developer.nvidia.com/cuda-downloads. The package is cuda-toolkit with its version; “cuda” and “cuda-drivers” would bring a driver along.',
          '从 developer.nvidia.com/cuda-downloads 取“WSL-Ubuntu”的工具包。要装的是带版本号的 cuda-toolkit；“cuda”和“cuda-drivers”会把驱动也带进来。',
        ),
        command: 'nvcc --version',
      },
    ],
  },
  ready: {
    title: text('Everything is there', '都齐了'),
    steps: [
      {
        does: text(
          'Compare the two numbers: the toolkit’s release may be lower than the “CUDA Version” of nvidia-smi, and a little higher within the same major version.',
          '比一比两个数：工具包的版本可以低于 nvidia-smi 的“CUDA Version”；同一个主版本之内，稍高一点也行。',
        ),
      },
      {
        does: text('Then build and run the smallest program that you have:', '然后编译运行手头最小的程序：'),
        command: 'nvcc add.cu -o add && ./add',
      },
    ],
  },
  toolkitAlone: {
    title: text('A driver without a toolkit', '有驱动，没有工具包'),
    steps: [
      {
        does: text(
          'That is the usual state, and nothing is wrong. For PyTorch and the like you need no more. Do not install the driver anew.',
          '这很常见，什么也没坏。只用 PyTorch 之类的话，这样就够了。不要再装一遍驱动。',
        ),
      },
      {
        does: text(
          'To build your own, install the toolkit alone: in a conda environment, in a container image that has one, or from NVIDIA’s packages with a version that the driver can serve:',
          '要自己编译，就只装工具包：装进 conda 环境，或者用带工具包的容器镜像，或者用 NVIDIA 的软件包，版本要是驱动支持的：',
        ),
        command: 'sudo apt install cuda-toolkit-13-0',
      },
      { does: COMPILER, command: '/usr/local/cuda/bin/nvcc --version' },
    ],
  },
  noDriver: {
    title: text('No driver, or no card', '没有驱动，或者没有显卡'),
    steps: [
      {
        does: text('See whether the machine has a card at all:', '先看机器里到底有没有显卡：'),
        command: "lspci | grep -Ei 'vga|3d|display'",
      },
      {
        does: text(
          'No NVIDIA line: it is an instance without a GPU. A line, but no driver: begin anew with the provider’s image that has one, which is quicker than mending this one.',
          '没有 NVIDIA 那一行：这个实例不带 GPU。有那一行却没有驱动：换服务商那个带驱动的镜像重开一台，比修这一台快。',
        ),
      },
    ],
  },
} as const satisfies Readonly<Record<string, Advice>>;
