import { text } from '../../engine/text.ts';

export const TITLE = text('Training', '训练');
export const SUMMARY = text(
  'One step of training a network 784 – width – 10, or one with convolutions before it, on a batch of pictures: forward, back, and the weights moved.',
  '在一批图片上训练网络 784 – 宽度 – 10（也可在前面加上卷积层）的一步：前向、反向，再更新权重。',
);

export const LABELS = {
  b: text('Pictures in a batch', '每批图片数'),
  width: text('Width of the hidden layer', '隐藏层宽度'),
  pictures: text('Pictures to learn from', '训练图片总数'),
  optimiser: text('Optimiser', '优化器'),
  network: text('Network', '网络'),
};

export const NETWORKS = {
  perceptron: text('Perceptron (784 – width – 10)', '感知机（784 – 宽度 – 10）'),
  convolutional: text(
    'Convolutional (16 and 32 filters, then width – 10)',
    '卷积网络（16 和 32 个滤波器，再接宽度 – 10）',
  ),
};

export const OPTIMISERS = {
  adam: text('Adam', 'Adam'),
  sgd: text('SGD (plain gradient descent)', 'SGD（普通梯度下降）'),
};

export const TOO_MUCH = text(
  'Batch × width may be at most 2^18, as every step is checked in float64; convolutions count as 256 units more. Choose a smaller batch or a narrower layer.',
  '每一步都要用 float64 核对，因此批大小 × 宽度最多 2^18；卷积层按多 256 个单元计。请选小一些的批，或窄一些的隐藏层。',
);

export const VARIANT_TEXTS = {
  naive: {
    title: text('One thread per number', '一个线程算一个数'),
    idea: text(
      'Five launches a step (twelve with convolutions), as the formulas stand: in each a thread computes one number of the result, and gradients go through memory to the update.',
      '照着公式每步启动五次（带卷积层时十二次）：每次由一个线程算结果里的一个数，梯度先写回内存，再读出来做更新。',
    ),
  },
  fused: {
    title: text('Fused, register blocks', '融合，寄存器分块'),
    idea: text(
      'Three launches a step (eleven with convolutions): a thread holds a block of sixteen or thirty-two sums, so that a number fetched serves four or eight of them, and moves the weights while their gradient is still in its registers.',
      '每步只启动三次（带卷积层时十一次）：一个线程手里握着十六或三十二个部分和，取一个数供四个或八个用；梯度还在寄存器里，就顺手把权重更新了。',
    ),
  },
  subgroups: {
    title: text('Built for the sizes, with broadcasts', '按尺寸编译，子组广播'),
    idea: text(
      'Still three launches a step, but built for batch and width: four lanes fetch four neighbouring numbers at once and broadcast them to their subgroup, so that six fetches serve 32 multiply-adds, where the rung below needs 12 to 16.',
      '仍是每步三次启动，但按批大小和宽度专门编译：四个通道一次取来相邻的四个数，广播给同一子组，取六次就够做 32 次乘加，上一版要取 12 到 16 次。',
    ),
  },
  js: {
    title: text('JavaScript', 'JavaScript'),
    idea: text(
      'The loops as one would write them: rows of weights added up, scaled by the numbers of a picture.',
      '照着公式写循环：按图片里的每个数，把对应那一行权重乘上它累加起来。',
    ),
  },
  workers: {
    title: text('JavaScript, all cores', 'JavaScript，全部核心'),
    idea: text(
      'Cores share the pictures on the way forward and the rows of weights on the way back, and wait for each other in between.',
      '前向时各核心分图片，反向时分权重的行，两段之间互相等齐。',
    ),
  },
  wasm: {
    title: text('WebAssembly SIMD', 'WebAssembly SIMD'),
    idea: text(
      'Four pictures by eight units of sums stay in vector registers, a few pixels at a time so that their weights stay in the nearest cache; then four pixels by eight units of gradients, moved at once.',
      '前向时四张图片乘八个单元的部分和留在向量寄存器里，一次只走几十个像素，权重不出最近的缓存；反向时换成四个像素乘八个单元的梯度，算完当场更新。',
    ),
  },
  wasmThreads: {
    title: text('WebAssembly SIMD, all cores', 'WebAssembly SIMD，全部核心'),
    idea: text(
      'The SIMD kernels on every core; nobody starts a stage before all have finished the one before.',
      'SIMD 内核放到所有核心上；上一段全部做完，下一段才开始。',
    ),
  },
} as const;

export const PEER_IDEAS = {
  tensorflowGpu: text(
    'Google’s machine learning library: forward and update in its operations, gradients by its automatic differentiation; each operation is a launch of its own, some eighty a step (with convolutions twice as many).',
    'Google 的机器学习库：前向和更新用它的算子写，梯度由它自动求导；每个算子单独启动一次，一步约八十次（带卷积层时约两倍）。',
  ),
  tensorflowCpu: text(
    'The same library and the same operations on XNNPACK, Google’s hand-written CPU kernels, on all cores; each operation passes all its numbers through memory. Gradients of convolutions, of which this backend lacks one, are written as convolutions.',
    '同一个库、同样的算子，底层是 Google 手写的 CPU 内核 XNNPACK，用上全部核心；每个算子都要把全部数据在内存里走一遍。卷积的梯度本身也写成卷积，因为这个后端缺少对滤波器求梯度的内核。',
  ),
  jaxGpu: text(
    'JAX for the browser: the whole step is traced once, differentiated and fused into shaders of its own making: some forty launches a step (with convolutions twice as many).',
    '浏览器里的 JAX：整个一步只追踪一次，自动求导，再融合成当场生成的着色器：一步启动约四十次（带卷积层时约两倍）。',
  ),
  jaxCpu: text(
    'The same traced step as WebAssembly of its own making, on all cores.',
    '同样追踪出来的一步，当场生成 WebAssembly，用上全部核心。',
  ),
};
