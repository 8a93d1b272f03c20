import type { LocalText, Reason } from '../../engine/contract.ts';
import { text } from '../../engine/text.ts';
import type { LayerName } from './layers.ts';

export const TITLE = text('Convolution layer', '卷积层');
export const SUMMARY = text(
  'Slides a set of k×k filters over pictures of many channels, each filter over all channels of its group: the layer that image networks are made of. Named shapes are those of AlexNet.',
  '一组 k×k 滤波器在多通道图片上滑动，每个滤波器都看它那一组的全部通道：图像网络就由这样的层搭成。可选的几种形状取自 AlexNet。',
);

export const LABELS = {
  n: text('Pictures at once (n)', '一次处理的图片数 n'),
  layer: text('Layer', '层'),
  w: text('Width (pixels)', '宽（像素）'),
  h: text('Height (pixels)', '高（像素）'),
  in: text('Channels of the input', '输入通道数'),
  out: text('Filters (channels of the output)', '滤波器个数（输出通道数）'),
  k: text('Filter width k (pixels)', '滤波器边长 k（像素）'),
  stride: text('Stride (pixels)', '步长（像素）'),
  pad: text('Padding (pixels)', '四周补零（像素）'),
  groups: text('Groups', '分组数'),
};

const NAMES: Readonly<Record<LayerName, LocalText>> = {
  1: text('AlexNet, layer 1', 'AlexNet 第 1 层'),
  2: text('AlexNet, layer 2', 'AlexNet 第 2 层'),
  3: text('AlexNet, layer 3', 'AlexNet 第 3 层'),
  4: text('AlexNet, layer 4', 'AlexNet 第 4 层'),
  5: text('AlexNet, layer 5', 'AlexNet 第 5 层'),
};

export const LAYER_LABELS = Object.entries(NAMES).map(([value, label]) => ({ value, label }));

export const NOT_IN_GROUPS = text(
  'The number of groups has to divide the channels and the filters.',
  '分组数必须能整除通道数和滤波器个数。',
);
export const ONLY_PADDING = text(
  'The padding has to be narrower than a filter: some windows would see nothing else.',
  '补零的宽度必须小于滤波器边长，否则有的窗口只看得到零。',
);
export const NO_ROOM = text('The filter is larger than the picture with its padding.', '滤波器比补零之后的图片还大。');
export const TOO_LARGE = text(
  'This layer is too large: a tensor holds at most 2^28 numbers, and all may take 2^38 multiply-adds.',
  '这一层太大了：一个张量最多 2^28 个数，总共最多 2^38 次乘加。',
);

export const NO_GROUPS: Reason = {
  code: 'no-groups',
  text: text(
    'conv2d of TensorFlow.js knows no groups. The other contenders run.',
    'TensorFlow.js 的 conv2d 不支持分组。其余各项照常运行。',
  ),
};

export const VARIANT_TEXTS = {
  direct: {
    title: text('Direct', '直接计算'),
    idea: text(
      'One thread per element of the output goes through its whole window and fetches two numbers for each multiply-add.',
      '每个线程算输出的一个元素，走完整个窗口，每次乘加都要取两个数。',
    ),
  },
  tiled: {
    title: text('Implicit matrix multiply, tiled', '隐式矩阵乘，分块'),
    idea: text(
      'Windows are the rows of a matrix that is never written: a workgroup gathers 64 of them and 64 filters in workgroup memory, step by step.',
      '把各个窗口看作一个矩阵的行，但从不真的写出它：工作组把 64 个窗口和 64 个滤波器一步步搬进工作组内存。',
    ),
  },
  registers: {
    title: text('Register blocks', '寄存器分块'),
    idea: text(
      'Each thread computes eight filters at eight pixels in registers, straight from memory: 16 numbers fetched feed 64 multiply-adds, and nobody waits.',
      '每个线程在寄存器里算八个像素上的八个滤波器，直接从显存读：取 16 个数做 64 次乘加，谁也不用等谁。',
    ),
  },
  specialized: {
    title: text('Built for the layer', '按层编译'),
    idea: text(
      'The register blocks with every side as a constant: the compiler sees each stride, and where each array ends.',
      '同样的寄存器分块，但所有尺寸都写成常量：编译器看得到每个步长和每个数组的终点。',
    ),
  },
  subgroups: {
    title: text('Built for the layer, with broadcasts', '按层编译，子组广播'),
    idea: text(
      'Four lanes fetch four numbers of a window at once and broadcast them to their subgroup: six fetches feed 32 multiply-adds, where the rung below needs eight.',
      '四个通道一次取来窗口里的四个数，再广播给同一子组：取六次就够做 32 次乘加，上一版要取八次。',
    ),
  },
  split: {
    title: text('Implicit matrix multiply, products split', '隐式矩阵乘，切分求和'),
    idea: text(
      'Several workgroups share the long sums behind a tile of pixels and filters, and a second pass adds their parts: a small layer then fills a large GPU.',
      '一块像素和滤波器背后的长求和由几个工作组分担，第二趟再把各段加起来：层再小，也能填满大 GPU。',
    ),
  },
  js: {
    title: text('JavaScript', 'JavaScript'),
    idea: text(
      'Plain loops on one thread, one sum at a time; taps on the padding are left out before the inner loops begin.',
      '单线程的普通循环，一次算一个和；落在补零区的权重在进内层循环之前就排除。',
    ),
  },
  jsBlocked: {
    title: text('JavaScript, blocked', 'JavaScript，分块'),
    idea: text(
      'Weights are repacked into panels of four filters and the padding is written out; two pixels times four filters then stay in local variables.',
      '先把权重重排成四个滤波器一条，把补的零真正写出来；之后两个像素乘四个滤波器的和留在局部变量里。',
    ),
  },
  workers: {
    title: text('JavaScript, all cores', 'JavaScript，全部核心'),
    idea: text(
      'The blocked loops on every core: pixels of the output do not depend on each other, so each worker takes some.',
      '分块循环放到所有核心上：输出的各个像素互不相干，每个 worker 分一些。',
    ),
  },
  wasm: {
    title: text('WebAssembly SIMD', 'WebAssembly SIMD'),
    idea: text(
      'Weights are repacked into panels of eight filters; six pixels times eight filters stay in vector registers through all products.',
      '先把权重重排成八个滤波器一条；六个像素乘八个滤波器的和留在向量寄存器里，直到所有乘加做完。',
    ),
  },
  wasmThreads: {
    title: text('WebAssembly SIMD, all cores', 'WebAssembly SIMD，全部核心'),
    idea: text(
      'The SIMD blocks on every core, some pixels each, whichever picture they belong to.',
      'SIMD 分块放到所有核心上，各算一些像素，不论属于哪张图片。',
    ),
  },
} as const;
