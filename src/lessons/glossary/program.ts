/** What programs for a GPU are made of, and what they are written in. */
import type { PROGRAM } from '../../ui/terms/program.ts';
import { text } from '../text.ts';
import type { Entry } from './entry.ts';

export const PROGRAM_ENTRIES: Readonly<Record<keyof typeof PROGRAM, Entry>> = {
  thread: {
    more: text(
      'Both kinds carry the same name and are very different in price. Starting a thread of a CPU takes the operating system microseconds, so programs start a few and keep them. A GPU’s threads are started by the hardware, thousands in the time of one, and each knows only its own number, from which it works out which piece is its own. A single one of them is slow: it is the crowd that is fast.',
      '两种线程名字一样，代价却差得远。启动一个 CPU 线程，操作系统要花若干微秒，所以程序只启动几个，一直用着。GPU 的线程由硬件启动，启动一个的工夫就能启动几千个；每个线程只知道自己的编号，再由编号算出哪一块活归自己。单独一个很慢，快的是一大群。',
    ),
    code: `@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let i = id.x;
  if (i >= arrayLength(&c)) { return; }
  c[i] = a[i] + b[i];
}`,
    names: { webgpu: 'invocation' },
    see: ['workgroup', 'subgroup', 'lane', 'core'],
  },
  kernel: {
    more: text(
      'A kernel is written as if there were one thread only: the loop over all elements is missing, because the GPU starts a thread for each of them. What a kernel may not do is count on an order among workgroups. Where one result needs another, two kernels are launched one after the other.',
      '写内核就像只有一个线程：遍历所有元素的循环不见了，因为每个元素都由 GPU 另起一个线程来管。内核不能指望各个工作组按什么次序运行；一个结果要等另一个结果时，就先后启动两个内核。',
    ),
    names: {
      webgpu: 'compute shader',
      nvidia: 'kernel (__global__ function)',
      amd: 'kernel',
      apple: 'kernel function',
      intel: 'kernel',
    },
    see: ['thread', 'dispatch', 'shader', 'wgsl'],
  },
  shader: {
    more: text(
      'WebGPU knows three kinds: vertex shaders place the corners of triangles, fragment shaders colour pixels, compute shaders do anything else. All are compiled twice: the browser checks the text and translates it for the system’s interface (Vulkan, Metal or Direct3D), and the driver translates that for the chip. Therefore the first launch of a shader is slower than those that follow.',
      'WebGPU 有三种：顶点着色器定三角形的角在哪里，片元着色器给像素上色，计算着色器做其余的一切。它们都要编译两次：浏览器先检查文本，翻译成系统接口（Vulkan、Metal 或 Direct3D）的形式，驱动再翻译成芯片的指令。所以一个着色器第一次启动总比后面慢。',
    ),
    see: ['kernel', 'wgsl', 'driver'],
  },
  dispatch: {
    more: text(
      'A dispatch names a kernel, its data and a number of workgroups, in up to three dimensions. It is written into a list of commands, which is handed over as a whole; then the page goes on, and the GPU works by itself. Most of what a launch costs is therefore paid on the CPU. A launch for a thousand numbers may cost more than the work; for a million it no longer shows.',
      '一次派发说明三件事：哪个内核、哪些数据、多少个工作组（最多三维）。它先写进一串命令，整串一起交出去；之后网页继续往下走，GPU 自己干活。所以启动的开销多半花在 CPU 上。只算一千个数，启动可能比活本身还贵；算一百万个，就看不出来了。',
    ),
    code: `const pass = encoder.beginComputePass();
pass.setPipeline(pipeline);
pass.setBindGroup(0, data);
pass.dispatchWorkgroups(Math.ceil(n / 64));
pass.end();
device.queue.submit([encoder.finish()]);`,
    names: {
      webgpu: 'dispatchWorkgroups',
      nvidia: 'kernel<<<grid, block>>>',
      amd: 'kernel<<<grid, block>>> (HIP)',
      apple: 'dispatchThreadgroups',
      intel: 'parallel_for (SYCL)',
    },
    see: ['kernel', 'workgroup', 'driver', 'latency'],
  },
  workgroup: {
    more: text(
      'A workgroup is the largest group whose threads can talk: they share a small memory and can wait for each other at a barrier. Between workgroups there is neither, which is what lets a GPU run them in any order, on as many compute units as it has. Too small a group leaves places in its subgroups empty; too large a one may not fit beside others. WebGPU promises groups of up to 256 threads.',
      '工作组是能互相通气的最大一组线程：共用一小块内存，也能在屏障处互相等待。工作组与工作组之间则两样都没有，正因如此，GPU 有多少计算单元就可以用多少，先跑哪个都行。组太小，子组里会有空位；组太大，别的组可能就挤不进来。WebGPU 保证一组至少可以有 256 个线程。',
    ),
    code: `// 64 threads, as 8 rows of 8
@compute @workgroup_size(8, 8)`,
    names: { webgpu: 'workgroup' },
    see: ['thread', 'workgroup-memory', 'barrier', 'subgroup', 'occupancy'],
  },
  subgroup: {
    more: text(
      'One instruction is read and carried out for all threads of a subgroup at once. That saves most of what makes a CPU’s core large, and has a price: where neighbours take different branches, the subgroup walks both, and whoever is not meant waits. Threads of a subgroup can also hand each other numbers without any memory. WebGPU offers that as the feature `subgroups`, where the device has it; how many threads there are is the device’s choice.',
      '一条指令只读一次，子组里所有线程同时执行。CPU 核心之所以大，多半大在这里，GPU 就省下了这一大块；代价是：邻居走不同的分支时，子组两边都得走一遍，没轮到的就等着。同一子组的线程还能不经内存直接递数。设备支持时，WebGPU 以 `subgroups` 功能提供这种做法；一个子组有多少线程由设备决定。',
    ),
    code: `enable subgroups;
// Each thread gets the sum of its whole subgroup.
let total = subgroupAdd(mine);`,
    names: { webgpu: 'subgroup' },
    see: ['lane', 'thread', 'workgroup', 'simd'],
  },
  barrier: {
    more: text(
      'Where one thread writes what another will read, a barrier has to stand between the two. Without it the result may be right for years, on one device, by luck. Every thread of the workgroup must reach the barrier: in a branch that only some take it is an error, and WGSL’s compiler refuses it. A barrier never reaches beyond its workgroup.',
      '一个线程写、另一个线程读，两者之间就要有一道屏障。没有它，结果也许在某台设备上碰巧对上好几年。工作组里的每个线程都必须走到屏障：放在只有一部分线程会走的分支里就是错误，WGSL 的编译器会拒绝。屏障管不到别的工作组。',
    ),
    code: `tile[local] = a[global];
workgroupBarrier();
sum += tile[neighbour];`,
    names: {
      webgpu: 'workgroupBarrier()',
      nvidia: '__syncthreads()',
      amd: '__syncthreads() (HIP)',
      apple: 'threadgroup_barrier()',
      intel: 'group_barrier() (SYCL)',
    },
    see: ['workgroup', 'workgroup-memory', 'atomic'],
  },
  atomic: {
    more: text(
      'Two threads that both read 5, add 1 and write 6 have counted one of themselves away. An atomic addition cannot be split that way. It is no miracle: where thousands of threads change the same number, they stand in line. Kernels therefore first collect in registers or in workgroup memory, and touch the common number once for each group. WGSL has atomic operations on 32-bit integers only.',
      '两个线程都读到 5，都加 1，都写回 6，就漏数了一个。原子加法不会这样被拆开。但它也不是神通：几千个线程都改同一个数，就得排队。所以内核总是先在寄存器或工作组内存里汇总，每组只碰一次公共的那个数。WGSL 的原子操作只支持 32 位整数。',
    ),
    code: `var<storage, read_write> bins: array<atomic<u32>, 256>;
atomicAdd(&bins[level], 1u);`,
    names: {
      webgpu: 'atomicAdd()',
      nvidia: 'atomicAdd()',
      amd: 'atomicAdd() (HIP)',
      apple: 'atomic_fetch_add_explicit()',
      intel: 'atomic_ref (SYCL)',
    },
    see: ['barrier', 'thread', 'workgroup-memory'],
  },
  tile: {
    more: text(
      'In a product of matrices each number is needed many times, by different threads. Fetched anew each time, it would come from the slow memory each time. So a workgroup copies a tile of each matrix into its own memory, waits at a barrier, uses every number of it many times, and takes the next tile. The larger the tile, the more often a fetched number is used, until it no longer fits.',
      '矩阵相乘时，每个数都要被不同的线程用上许多次。每次都重新取，就每次都要去慢的内存里取。所以工作组先把两个矩阵各搬一块到自己的内存，在屏障处等齐，把块里的每个数用上许多次，再换下一块。块越大，取来一次就用得越多，直到放不下为止。',
    ),
    see: ['workgroup-memory', 'barrier', 'intensity', 'register'],
  },
  simd: {
    more: text(
      'A GPU’s subgroup and a CPU’s SIMD unit are the same idea from two sides. On a CPU the program says it aloud: this instruction adds four numbers. On a GPU the program is written for one thread, and the hardware puts neighbours together. WebAssembly in a browser has SIMD of 128 bits, four 32-bit numbers; CPUs themselves go up to 512.',
      'GPU 的子组和 CPU 的 SIMD 单元，是同一个主意的两面。在 CPU 上，程序明说：这条指令把四个数一起加。在 GPU 上，程序按一个线程来写，由硬件把相邻的线程凑在一起。浏览器里的 WebAssembly 有 128 位的 SIMD，一次四个 32 位数；CPU 本身最多可到 512 位。',
    ),
    code: `// AssemblyScript: four additions by one instruction
v128.store(c, f32x4.add(v128.load(a), v128.load(b)));`,
    names: { nvidia: 'SIMT', intel: 'SSE, AVX (CPU)', apple: 'NEON (CPU)', amd: 'SSE, AVX (CPU)' },
    see: ['subgroup', 'lane', 'core', 'webassembly'],
  },
  webassembly: {
    more: text(
      'It is compiled from languages such as C++, Rust or AssemblyScript, checked by the browser before it runs, and kept inside a memory of its own. Lockstep uses it for the CPU’s side, with SIMD and on all cores, because a GPU is compared with the best that the CPU can do and not with whatever is written quickest.',
      '它由 C++、Rust、AssemblyScript 等语言编译而来，运行之前由浏览器检查，只能用自己那块内存。Lockstep 的 CPU 一方就用它，带 SIMD，用满所有核心：和 GPU 比的应该是 CPU 的最好成绩，而不是写起来最省事的那一份。',
    ),
    see: ['simd', 'baseline', 'core'],
  },
  webgpu: {
    more: text(
      'WebGPU is one interface over three: Vulkan on Linux, Android and in part on Windows, Direct3D 12 on Windows, Metal on Apple’s systems. Everything that a page asks for is checked first, and no shader reads beyond its own data. In return a page learns little: no temperature, no memory in use, often no exact model. It needs a secure page, `https` or the machine itself (`localhost`).',
      'WebGPU 一个接口下面是三套接口：Linux、Android 和一部分 Windows 上的 Vulkan，Windows 上的 Direct3D 12，苹果系统上的 Metal。网页要做的每件事都先检查，着色器读不到自己数据以外的东西。相应地，网页知道得也少：没有温度，没有显存占用，往往也没有确切型号。它只在安全的页面上可用：`https`，或者就在本机（`localhost`）。',
    ),
    code: `const adapter = await navigator.gpu?.requestAdapter();
const device = await adapter?.requestDevice();`,
    see: ['adapter', 'wgsl', 'driver', 'webnn'],
  },
  wgsl: {
    more: text(
      'It looks like Rust and thinks like C. Types are strict, there is no recursion, pointers lead nowhere but into known variables, and memory has named places: `storage` for large arrays, `workgroup` for what a group shares, `function` for a thread’s own. What may not be in step among threads is found by the compiler. Every kernel of Lockstep is a WGSL file that you can read in the lab and change in the lessons.',
      '样子像 Rust，想法像 C。类型严格，没有递归，指针只能指向已知的变量；内存分成有名字的几处：`storage` 放大数组，`workgroup` 放一组共用的，`function` 放线程自己的。线程之间可能步调不一的地方，编译器会找出来。Lockstep 的每个内核都是一个 WGSL 文件，在实验台能读，在课程里能改。',
    ),
    names: {
      webgpu: 'WGSL',
      nvidia: 'CUDA C++',
      amd: 'HIP C++',
      apple: 'Metal Shading Language',
      intel: 'SYCL (C++)',
    },
    see: ['kernel', 'shader', 'webgpu', 'cuda'],
  },
  cuda: {
    more: text(
      'CUDA came out in 2007 and made it usual to compute on graphics cards; most libraries for AI were written for it first. It runs on NVIDIA’s cards only. What one learns with WebGPU carries over: the grid of threads, the shared memory, the barrier and the wave are the same things under other names. AMD’s HIP is close enough that programs can be translated by a tool.',
      'CUDA 2007 年推出，从此在显卡上做计算成了平常事；AI 的函数库大多先为它而写。它只能在 NVIDIA 的卡上运行。在 WebGPU 里学到的都用得上：线程网格、共享的内存、屏障和波，换个名字就是。AMD 的 HIP 和它很像，程序可以用工具转换过去。',
    ),
    names: { nvidia: 'CUDA', amd: 'HIP, ROCm', apple: 'Metal', intel: 'SYCL, oneAPI', webgpu: 'WebGPU' },
    see: ['wgsl', 'runtime', 'driver', 'kernel'],
  },
  runtime: {
    more: text(
      'Between a program and the chip lie several layers: the program calls the runtime, the runtime calls the driver, and the driver alone speaks to the hardware. A runtime has a version and needs a driver that is not older than it asks for. In a browser it is the browser that plays this part, so a page needs no installation of its own.',
      '程序和芯片之间隔着几层：程序调用运行时，运行时调用驱动，只有驱动能和硬件说话。运行时有版本，驱动不能比它要求的更旧。在浏览器里，这个角色由浏览器担任，所以网页不用另外装什么。',
    ),
    names: {
      webgpu: 'Dawn, wgpu, WebKit',
      nvidia: 'CUDA runtime',
      amd: 'HIP runtime (ROCm)',
      apple: 'Metal framework',
      intel: 'Level Zero, oneAPI',
    },
    see: ['driver', 'cuda', 'webgpu'],
  },
  weight: {
    more: text(
      'Weights are what a network has learned; everything else about it is fixed before training begins. They are read each time it is used: a model of eight billion weights of 16 bits moves 16 GB for every word that it writes. That is why they are stored with fewer bits, and why memory decides how fast a model answers.',
      '权重就是网络学到的东西，其余的一切在训练之前就定好了。每用一次都要读一遍：一个有八十亿个 16 位权重的模型，每写一个字要搬 16 GB。所以人们用更少的位数来存权重，所以模型答得快不快由内存决定。',
    ),
    see: ['bandwidth', 'precision', 'matrix-unit', 'npu'],
  },
  'monte-carlo': {
    more: text(
      'To halve the error four times as many cases are needed, so the method wants a great many, and they are easy to spread over threads. What needs care are the random numbers: each thread needs its own, and a result that nobody can repeat cannot be verified. Lockstep derives each number from a counter, so that GPU and CPU draw the very same cases.',
      '误差要减半，情形就得多到四倍，所以这种方法要的量很大，也很容易分给许多线程。要留心的是随机数：每个线程都要有自己的一份，而没法重复的结果也没法验证。Lockstep 由计数器推出每个随机数，GPU 和 CPU 抽到的情形完全相同。',
    ),
    see: ['thread', 'interval', 'precision'],
  },
  webnn: {
    more: text(
      'A page describes a network as a graph of operations, and the browser hands it to the system’s own machinery: Core ML on Apple’s systems, ONNX Runtime on Windows, LiteRT elsewhere. Whether it then runs on the CPU, the GPU or an NPU is the browser’s decision; a page can say whether it prefers speed or little power, and no more. In the first half of 2026 the standard was a Candidate Recommendation of the W3C, and a trial in Chrome and Edge for sites that sign up had been announced and put off several times; chromestatus.com says how it stands today. In most browsers it is therefore not there, and Lockstep, which has to know what it measures, does not use it.',
      '网页把网络描述成一张运算图，由浏览器交给系统自己的那一套：苹果系统上是 Core ML，Windows 上是 ONNX Runtime，别处是 LiteRT。到底用 CPU、GPU 还是 NPU，由浏览器决定；网页只能说偏向快还是偏向省电，别的都不能指定。2026 年上半年，这个标准是 W3C 的候选推荐标准，Chrome 和 Edge 面向报名网站的试用宣布过，又一再推迟；现在怎样，看 chromestatus.com。所以大多数浏览器里还没有它；Lockstep 必须清楚自己在测什么，因此不用它。',
    ),
    code: `const context = await navigator.ml?.createContext({
  powerPreference: 'low-power',
});`,
    see: ['npu', 'webgpu', 'matrix-unit'],
  },
  toolkit: {
    more: text(
      'Three things are often taken for one. The driver runs the GPU and comes with the machine; the runtime is a library that a program brings along; the toolkit builds programs and is needed by nobody else. Each has a version of its own. What nvidia-smi prints is the newest runtime that the driver can serve, not a toolkit that is installed: nvcc --version tells of that.',
      '有三样东西常被当成一样。驱动让 GPU 转起来，装在机器上；运行时是程序自己带的函数库；工具包用来编译程序，别人用不着。三样各有各的版本。nvidia-smi 印出的，是这个驱动最高能支持的运行时，不是装好的工具包；工具包的版本要看 nvcc --version。',
    ),
    see: ['driver', 'runtime', 'cuda', 'kernel'],
  },
};
