/** What programs for a GPU are made of, and what they are written in. */
import { text } from '../../engine/text.ts';
import type { TermText } from './term-text.ts';

export const PROGRAM = {
  thread: {
    title: text('Thread', '线程'),
    text: text(
      'One run through a program, step by step. A CPU runs a few at a time, one or two on each core; a GPU starts thousands, each for a small piece of the work. WebGPU calls those invocations.',
      '程序从头到尾一步步走一遍，就是一个线程。CPU 一次跑几个，每个核心一两个；GPU 一启动就是成千上万个，每个管一小块活。WebGPU 把后者叫作 invocation（调用）。',
    ),
    vendors: { nvidia: 'thread', amd: 'work-item', apple: 'thread', intel: 'work-item' },
  },
  kernel: {
    title: text('Kernel', '内核'),
    text: text(
      'The piece of a program that does the work being measured. On a GPU it is written for one thread, and thousands of threads run it at once. It has nothing to do with the kernel of an operating system.',
      '程序里真正干活、也就是被测量的那一段。在 GPU 上，它是按一个线程写的，由成千上万个线程同时运行。和操作系统内核没有关系。',
    ),
  },
  shader: {
    title: text('Shader', '着色器'),
    text: text(
      'A program for the GPU. The name comes from the time when such programs only coloured pixels; one that computes is a compute shader.',
      '给 GPU 运行的程序。这个名字来自它只管给像素上色的年代；用来做计算的叫计算着色器。',
    ),
  },
  dispatch: {
    title: text('Dispatch (launch)', '派发（启动）'),
    text: text(
      'The command that starts a kernel on the GPU with a number of workgroups. It costs some microseconds, however little there is to do.',
      '让 GPU 用若干个工作组启动一个内核的命令。活儿再少，发一次也要花几微秒。',
    ),
  },
  workgroup: {
    title: text('Workgroup', '工作组'),
    text: text(
      'Threads that start together on one compute unit, share its fast memory and can wait for each other; often 64 or 256 of them.',
      '一起在同一个计算单元上启动的一组线程，共用那里的高速内存，也可以互相等待；一组常有 64 个或 256 个。',
    ),
    vendors: { nvidia: 'thread block', amd: 'workgroup', apple: 'threadgroup', intel: 'work-group' },
  },
  subgroup: {
    title: text('Subgroup (wave)', '子组（波）'),
    text: text(
      'Threads of a workgroup that carry out the same instruction at the same moment, in lockstep: 4 to 128 of them, mostly 32.',
      '工作组里同一时刻执行同一条指令、步调一致的线程：4 到 128 个，多数是 32 个。',
    ),
    vendors: {
      nvidia: 'warp (32)',
      amd: 'wavefront (32, 64)',
      apple: 'SIMD-group (32)',
      intel: 'sub-group (8, 16, 32)',
    },
  },
  barrier: {
    title: text('Barrier', '屏障'),
    text: text(
      'A place in a kernel that no thread of a workgroup passes before all of them have arrived.',
      '内核里的一个位置：同一个工作组的线程没有全部到齐，谁也不能过去。',
    ),
  },
  atomic: {
    title: text('Atomic operation', '原子操作'),
    text: text(
      'Reading a number, changing it and writing it back as one step that no other thread can interrupt.',
      '把读一个数、改它、写回去合成一步，别的线程插不进来。',
    ),
  },
  tile: {
    title: text('Tile', '块（tile）'),
    text: text(
      'A small rectangle of a matrix or picture that is worked on at one time, because it fits into a fast memory.',
      '矩阵或图片上一次处理的一小块矩形：正好放得进高速内存。',
    ),
  },
  simd: {
    title: text('SIMD', 'SIMD（单指令多数据）'),
    text: text(
      'Single instruction, multiple data: one instruction of a CPU core computes four, eight or more numbers at once.',
      '一条指令，多个数据：CPU 核心用一条指令同时算四个、八个或更多的数。',
    ),
  },
  webassembly: {
    title: text('WebAssembly', 'WebAssembly'),
    text: text(
      'A compact kind of machine code that every browser can run, nearly as fast as a program installed on the machine.',
      '一种精简的机器代码，每个浏览器都能运行，速度接近直接装在电脑上的程序。',
    ),
  },
  webgpu: {
    title: text('WebGPU', 'WebGPU'),
    text: text(
      'The browser’s interface to the GPU: a page uses it to hand over data and kernels and to get results back.',
      '浏览器通往 GPU 的接口：网页用它交数据和内核，再取回结果。',
    ),
  },
  wgsl: {
    title: text('WGSL', 'WGSL'),
    text: text(
      'The WebGPU Shading Language: the language in which kernels for WebGPU are written.',
      'WebGPU 着色语言：给 WebGPU 写内核用的语言。',
    ),
  },
  cuda: {
    title: text('CUDA', 'CUDA'),
    text: text(
      'NVIDIA’s own way to program its GPUs: a language much like C++, a compiler, libraries and a runtime.',
      'NVIDIA 给自家 GPU 配的一套编程方式：一种很像 C++ 的语言、编译器、函数库和运行时。',
    ),
  },
  runtime: {
    title: text('Runtime', '运行时'),
    text: text(
      'The library that a running program calls to reach a device: it turns calls into commands for the driver.',
      '程序运行时用来接触设备的函数库：把调用变成交给驱动的命令。',
    ),
  },
  toolkit: {
    title: text('Toolkit', '工具包'),
    text: text(
      'What one needs to build programs for a GPU: a compiler, headers and libraries. Running a program that is built takes none.',
      '给 GPU 编译程序所需的一套东西：编译器、头文件和函数库。运行编译好的程序用不着它。',
    ),
    vendors: { nvidia: 'CUDA Toolkit', amd: 'ROCm, HIP SDK', apple: 'Xcode', intel: 'oneAPI Toolkit' },
  },
  weight: {
    title: text('Weight', '权重'),
    text: text(
      'A number by which an input is multiplied before all are added up. A neural network consists of millions of them, found by training.',
      '输入在相加之前要乘上的一个数。神经网络就由几百万个这样的数组成，靠训练得来。',
    ),
  },
  'monte-carlo': {
    title: text('Monte Carlo method', '蒙特卡罗方法'),
    text: text(
      'Finding a number by chance: many random cases are computed, and their mean is the estimate. Its error shrinks with the square root of their number, and no case needs another, so that they can all run at once.',
      '靠碰运气来求一个数：随机算很多种情形，取平均作为估计。误差随情形数的平方根缩小；各种情形互不相干，可以一起算。',
    ),
  },
  webnn: {
    title: text('WebNN', 'WebNN'),
    text: text(
      'A browser’s interface for running trained networks on whatever the machine has for them: CPU, GPU or NPU. Few browsers have it yet.',
      '浏览器运行训练好的网络的接口，机器上有什么就用什么：CPU、GPU 或 NPU。目前支持的浏览器还很少。',
    ),
  },
} as const satisfies Readonly<Record<string, TermText>>;
