import { text } from '../../engine/text.ts';

export const TITLE = text('Histogram', '直方图');
export const SUMMARY = text(
  'Counts how often each of 256 values occurs in each channel of a picture: little to compute, but all want to write to the same few counters.',
  '数一数图片每个通道里 256 个值各出现多少次：几乎没有计算，但大家都要写同样几个计数器。',
);

export const LABELS = {
  size: text('Width (pixels)', '宽（像素）'),
  height: text('Height (pixels)', '高（像素）'),
};

export const VARIANT_TEXTS = {
  globalAtomics: {
    title: text('Atomic additions in memory', '在显存里原子相加'),
    idea: text(
      'One thread per pixel adds one to four counters that all threads share: those of a common colour wait in line.',
      '每个线程取一个像素，给全体共用的四个计数器各加一：颜色常见的，大家就得排队。',
    ),
  },
  privateBins: {
    title: text('Bins of each workgroup', '每个工作组各有一份'),
    idea: text(
      'A workgroup counts in workgroup memory, where adding is quick and only its own threads wait; it adds to the shared counters once, at the end.',
      '工作组先在工作组内存里数，加得快，要等也只等本组的线程；最后才往公用计数器里加一次。',
    ),
  },
  copies: {
    title: text('Four copies in each workgroup', '每个工作组四份'),
    idea: text(
      'Neighbouring threads count in different copies, which lie in different banks, so neighbours of one colour seldom meet.',
      '相邻线程记在不同的副本里，各副本又在不同的存储体，颜色相同的邻居很少撞上。',
    ),
  },
  js: {
    title: text('JavaScript, one table', 'JavaScript，一张表'),
    idea: text(
      'One loop over the bytes on one thread; where neighbours have the same colour, each addition waits for the one before it.',
      '单线程一个循环扫过所有字节；相邻像素颜色相同时，后一次加法得等前一次写完。',
    ),
  },
  jsTables: {
    title: text('JavaScript, four tables', 'JavaScript，四张表'),
    idea: text(
      'Four neighbouring pixels count in four tables, which are added at the end: no addition waits for the one before it.',
      '相邻四个像素分记在四张表里，最后相加：谁也不用等前一次加法。',
    ),
  },
  workers: {
    title: text('JavaScript, all cores', 'JavaScript，全部核心'),
    idea: text(
      'Each worker counts portions of the picture in tables of their own, so nothing is shared; then all add the tables up.',
      '每个 worker 各数图片的几份，每份用自己的表，互不干扰；数完再一起把各表相加。',
    ),
  },
  wasm: {
    title: text('WebAssembly', 'WebAssembly'),
    idea: text(
      'Four pixels come in two loads and count in four tables; there are no vector instructions for counting, only for adding the tables.',
      '两次读取取来四个像素，分记在四张表里；计数没有向量指令可用，只有最后相加时才用得上。',
    ),
  },
  wasmThreads: {
    title: text('WebAssembly, all cores', 'WebAssembly，全部核心'),
    idea: text(
      'The same on every core, portions of the picture in tables of their own.',
      '同样的做法放到所有核心上，图片各份用各自的表。',
    ),
  },
} as const;
