/** Parts of processors, and what one says of them. */
import { text } from '../../engine/text.ts';
import type { TermText } from './term-text.ts';

export const MACHINE = {
  core: {
    title: text('Core', '核心'),
    text: text(
      'A part of a CPU that runs a program of its own, independently of the other cores. A laptop’s CPU has four to sixteen.',
      'CPU 里能独立运行程序的部分，各核心互不相干。笔记本电脑的 CPU 一般有四到十六个。',
    ),
  },
  'compute-unit': {
    title: text('Compute unit', '计算单元'),
    text: text(
      'The part of a GPU that comes closest to a CPU’s core: it has its own registers and its own fast memory, and runs several workgroups at once.',
      'GPU 里最接近 CPU 核心的部分：有自己的寄存器和高速内存，能同时运行几个工作组。',
    ),
    vendors: {
      nvidia: 'streaming multiprocessor (SM)',
      amd: 'compute unit (CU)',
      apple: 'GPU core',
      intel: 'Xe-core',
    },
  },
  lane: {
    title: text('Lane', '通道（lane）'),
    text: text(
      'One place in a subgroup, or in a SIMD unit of a CPU: it takes part in every instruction, with numbers of its own. The “thousands of cores” of a GPU are lanes.',
      '子组或 CPU 的 SIMD 单元里的一个位置：每条指令它都参与，算的是自己那份数。所谓 GPU 的“几千个核心”，数的就是通道。',
    ),
  },
  register: {
    title: text('Register', '寄存器'),
    text: text(
      'A place for one number inside the processor itself. Nothing is faster to read, and there are few of them.',
      '处理器内部存放一个数的地方。没有比它读得更快的，但数量不多。',
    ),
  },
  'workgroup-memory': {
    title: text('Workgroup memory', '工作组内存'),
    text: text(
      'A small, fast memory inside a compute unit, shared by the threads of one workgroup; WebGPU promises 16 KiB.',
      '计算单元里一块小而快的内存，由同一个工作组的线程共用；WebGPU 保证至少 16 KiB。',
    ),
    vendors: {
      nvidia: 'shared memory',
      amd: 'local data share (LDS)',
      apple: 'threadgroup memory',
      intel: 'shared local memory (SLM)',
    },
  },
  cache: {
    title: text('Cache', '缓存'),
    text: text(
      'A small, fast memory that keeps what was used lately, so that it need not be fetched again from the large, slow one.',
      '一块小而快的内存，留着刚用过的数据，再要用时就不必回到又大又慢的内存里去取。',
    ),
  },
  occupancy: {
    title: text('Occupancy', '占用率'),
    text: text(
      'How many of a compute unit’s places for subgroups are taken. Whoever waits can then be covered by somebody who works.',
      '计算单元里留给子组的位置坐了几成。坐的人多，有的在等，就有别的顶上来干活。',
    ),
    vendors: { nvidia: 'occupancy', amd: 'occupancy', apple: 'occupancy', intel: 'occupancy' },
  },
  coalescing: {
    title: text('Coalescing', '合并访存'),
    text: text(
      'Serving the loads of neighbouring threads together: if their numbers lie side by side, one trip to memory is enough for all.',
      '把相邻线程的读取合在一起：要的数挨着，跑一趟内存就够大家用。',
    ),
  },
  bandwidth: {
    title: text('Bandwidth', '带宽'),
    text: text(
      'How many bytes memory can move in a second, in gigabytes a second (GB/s).',
      '内存每秒能搬多少字节，单位是 GB/s（每秒十亿字节）。',
    ),
  },
  latency: {
    title: text('Latency', '延迟'),
    text: text('How long one thing takes from its beginning to its end.', '一件事从开始到做完要多久。'),
  },
  throughput: {
    title: text('Throughput', '吞吐量'),
    text: text(
      'How many things get done in a second, however long each of them takes.',
      '每秒能做完多少件事，不管单独一件要多久。',
    ),
  },
  driver: {
    title: text('Driver', '驱动'),
    text: text(
      'The program of the operating system that talks to one kind of hardware. Every command for the GPU goes through it.',
      '操作系统里专门和某种硬件打交道的程序。给 GPU 的每条命令都要经过它。',
    ),
  },
  adapter: {
    title: text('Adapter', '适配器'),
    text: text(
      'WebGPU’s word for a GPU that the browser offers to a page.',
      'WebGPU 的说法，指浏览器愿意交给网页使用的 GPU。',
    ),
  },
  'software-adapter': {
    title: text('Software adapter', '软件适配器'),
    text: text(
      'A program that does a GPU’s work on the CPU, where there is no GPU or the browser does not use it. Results are right; times say nothing about a real GPU.',
      '用 CPU 来做 GPU 的活的程序，在没有 GPU 或浏览器不用 GPU 时顶上。结果是对的，用时却说明不了真正的 GPU 有多快。',
    ),
  },
  'matrix-unit': {
    title: text('Matrix unit', '矩阵单元'),
    text: text(
      'A part of a GPU’s compute unit that multiplies small matrices whole, where a lane multiplies two numbers. WebGPU does not reach it yet.',
      'GPU 计算单元里的一部分：通道一次把两个数相乘，它一次把两个小矩阵整个乘完。WebGPU 目前还用不到它。',
    ),
    vendors: {
      nvidia: 'Tensor Core',
      amd: 'Matrix Core, AI Accelerator',
      apple: 'Neural Accelerator (M5)',
      intel: 'XMX',
    },
  },
  npu: {
    title: text('NPU', 'NPU（神经网络处理器）'),
    text: text(
      'Neural processing unit: a third processor beside CPU and GPU, for trained networks alone, made to use little power. WebGPU does not reach it.',
      '神经网络处理器：CPU 和 GPU 之外的第三种处理器，只运行训练好的网络，专为省电而造。WebGPU 用不到它。',
    ),
    vendors: { nvidia: 'DLA (Jetson Xavier, Orin)', amd: 'XDNA (Ryzen AI)', apple: 'Neural Engine', intel: 'AI Boost' },
  },
} as const satisfies Readonly<Record<string, TermText>>;
