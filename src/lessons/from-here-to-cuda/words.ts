/**
 * What one writes in each language for the same thing. Sources: CUDA C++ Programming Guide, WGSL specification, HIP C++
 * language extensions, Metal Shading Language Specification, SYCL 2020 specification and Intel's “CUDA to SYCL Term Mapping”.
 */
import type { LocalText } from '../../engine/contract.ts';
import type { Piece } from '../kit/marked.tsx';
import { text } from '../text.ts';

export const LANGUAGES = ['cuda', 'wgsl', 'hip', 'metal', 'sycl'] as const;
export type Language = (typeof LANGUAGES)[number];

export interface Word {
  readonly id: string;
  /** In any language. */
  readonly title: LocalText;
  readonly cuda: string;
  readonly wgsl: string;
  /** In AMD's, Apple's and Intel's language; none for what belongs to every language's ordinary grammar. */
  readonly others?: { readonly hip: string; readonly metal: string; readonly sycl: string };
  readonly about: LocalText;
  /** How it is met in the texts of rows.ts. */
  readonly met: { readonly cuda: RegExp; readonly wgsl: RegExp };
}

export const WORDS: readonly Word[] = [
  {
    id: 'kernel',
    title: text('The function that runs on the GPU', '在 GPU 上运行的函数'),
    cuda: '__global__',
    wgsl: '@compute',
    others: { hip: '__global__', metal: 'kernel', sycl: 'parallel_for(…)' },
    about: text(
      'Marks the function that every thread runs: written for one, run by thousands.',
      '标出每个线程都要运行的函数：按一个线程来写，由成千上万个来运行。',
    ),
    met: { cuda: /__global__/g, wgsl: /@compute/g },
  },
  {
    id: 'grid',
    title: text('How many groups start', '启动多少个组'),
    cuda: '<<<grid, …>>>',
    wgsl: 'dispatchWorkgroups(…)',
    others: { hip: '<<<grid, …>>>', metal: 'dispatchThreadgroups(…)', sycl: 'nd_range<1>(…)' },
    about: text(
      'How many groups are started. CUDA launches with a call of its own; a page records the command and sends it off.',
      '启动多少个组。CUDA 用专门的调用来启动；网页则先把命令录下来，再一起提交。',
    ),
    met: { cuda: /\bgrid\b/g, wgsl: /\bdispatchWorkgroups\b/g },
  },
  {
    id: 'size',
    title: text('How large a group is', '一组有多大'),
    cuda: '<<<…, block>>>',
    wgsl: '@workgroup_size(…)',
    others: { hip: '<<<…, block>>>', metal: 'threadsPerThreadgroup:', sycl: 'nd_range<1>(…, size)' },
    about: text(
      'How many threads a group has. CUDA says so at the launch, WGSL in the kernel itself.',
      '一组有多少个线程。CUDA 在启动时说，WGSL 写在内核里。',
    ),
    met: { cuda: /\bdim3 block\b|\b(?:block|GROUP)(?=>>>)/g, wgsl: /@workgroup_size\([^)]*\)/g },
  },
  {
    id: 'group-index',
    title: text('Which group', '第几组'),
    cuda: 'blockIdx',
    wgsl: '@builtin(workgroup_id)',
    others: { hip: 'blockIdx', metal: '[[threadgroup_position_in_grid]]', sycl: 'item.get_group(0)' },
    about: text(
      'Which group a thread belongs to. In WGSL it comes as a parameter, under a name of one’s own: here “group”.',
      '线程属于第几组。WGSL 把它当作参数传进来，名字自己取，这里叫 group。',
    ),
    met: { cuda: /\bblockIdx\.[xy]/g, wgsl: /@builtin\(workgroup_id\) group|\bgroup\.[xy]/g },
  },
  {
    id: 'thread-index',
    title: text('Which thread of the group', '组里第几个线程'),
    cuda: 'threadIdx',
    wgsl: '@builtin(local_invocation_id)',
    others: { hip: 'threadIdx', metal: '[[thread_position_in_threadgroup]]', sycl: 'item.get_local_id(0)' },
    about: text(
      'Which thread of its group it is. WGSL also has the number across all dimensions, local_invocation_index.',
      '在本组里是第几个线程。WGSL 还有一个把各个维度合起来的编号：local_invocation_index。',
    ),
    met: {
      cuda: /\bthreadIdx\.[xy]|\bthread\b/g,
      wgsl: /@builtin\(local_invocation_i(?:ndex|d)\) \w+|\blocal\.[xy]|\bthread\b/g,
    },
  },
  {
    id: 'read',
    title: text('Memory to read', '要读的内存'),
    cuda: 'const float*',
    wgsl: 'var<storage, read>',
    others: { hip: 'const float*', metal: 'const device float*', sycl: 'const float*' },
    about: text(
      'Memory of the whole GPU that the kernel reads. CUDA hands over a pointer; WGSL names a place to which the page binds a buffer, and knows its length.',
      '内核要读的显存。CUDA 传一个指针；WGSL 给一个位置编号，由网页绑上缓冲区，长度也随之知道。',
    ),
    met: { cuda: /\bconst float4?\*(?! ?\))/g, wgsl: /var<storage, read>/g },
  },
  {
    id: 'write',
    title: text('Memory to write', '要写的内存'),
    cuda: 'float*',
    wgsl: 'var<storage, read_write>',
    others: { hip: 'float*', metal: 'device float*', sycl: 'float*' },
    about: text(
      'Memory that it also writes. Beyond its end CUDA writes over another array of your own, or the program dies; WebGPU promises that nothing outside the buffer is touched.',
      '内核还要写的内存。写过了头，CUDA 会盖掉你自己的另一个数组，或者程序就此崩掉；WebGPU 保证碰不到缓冲区以外。',
    ),
    met: { cuda: /(?<!const )\bfloat\*/g, wgsl: /var<storage, read_write>/g },
  },
  {
    id: 'number',
    title: text('One number for all', '给大家的同一个数'),
    cuda: 'unsigned n',
    wgsl: 'var<uniform>',
    others: { hip: 'unsigned n', metal: 'constant uint&', sycl: '[=] unsigned n' },
    about: text(
      'A number that is the same for all threads: in CUDA a parameter, in WGSL a small buffer that is bound as well.',
      '对所有线程都一样的数：CUDA 里是参数，WGSL 里是另外绑上的一个小缓冲区。',
    ),
    met: { cuda: /(?<=^ {2})unsigned [mkn](?=,?$)/g, wgsl: /var<uniform>/g },
  },
  {
    id: 'shared',
    title: text('Memory of one group', '本组的内存'),
    cuda: '__shared__',
    wgsl: 'var<workgroup>',
    others: { hip: '__shared__', metal: 'threadgroup', sycl: 'local_accessor' },
    about: text(
      'Fast memory that the threads of one group share. WebGPU fills it with zeros first; CUDA leaves in it what was there.',
      '同组线程共用的高速内存。WebGPU 会先清零；CUDA 里留着什么就是什么。',
    ),
    met: { cuda: /__shared__/g, wgsl: /var<workgroup>/g },
  },
  {
    id: 'barrier',
    title: text('Wait for the whole group', '等全组到齐'),
    cuda: '__syncthreads()',
    wgsl: 'workgroupBarrier()',
    others: {
      hip: '__syncthreads()',
      metal: 'threadgroup_barrier(…)',
      sycl: 'group_barrier(…)',
    },
    about: text(
      'Nobody of the group goes on before all have come. WGSL refuses a kernel in which some could miss it; CUDA lets you find out.',
      '同组线程没有到齐，谁也不能往下走。可能有人走不到的写法，WGSL 直接拒绝；CUDA 让你自己发现。',
    ),
    met: { cuda: /__syncthreads\(\)/g, wgsl: /workgroupBarrier\(\)/g },
  },
  {
    id: 'width',
    title: text('How many go in step', '步调一致的有几个'),
    cuda: 'warpSize',
    wgsl: '@builtin(subgroup_size)',
    others: { hip: 'warpSize', metal: '[[threads_per_simdgroup]]', sycl: 'sg.get_max_local_range()' },
    about: text(
      'How many threads go in step. On NVIDIA’s cards 32, so that CUDA programs often have the number written into them; WGSL asks, because it meets other cards.',
      '多少个线程步调一致。NVIDIA 的卡都是 32，所以 CUDA 里常常直接写这个数；WGSL 会遇到别的卡，要当场问。',
    ),
    met: { cuda: /\bWARP\b/g, wgsl: /@builtin\(subgroup_size\) lanes|\blanes\b|\bFEWEST_LANES\b/g },
  },
  {
    id: 'lane',
    title: text('Which of those', '其中第几个'),
    cuda: 'threadIdx.x % warpSize',
    wgsl: '@builtin(subgroup_invocation_id)',
    others: {
      hip: 'threadIdx.x % warpSize',
      metal: '[[thread_index_in_simdgroup]]',
      sycl: 'sg.get_local_linear_id()',
    },
    about: text(
      'Which of them a thread is. Without its library of cooperative groups CUDA has no word for it in C++: one computes it.',
      '线程是其中的第几个。不用协作组（cooperative groups）库的话，CUDA 的 C++ 里没有现成的词，要自己算。',
    ),
    met: { cuda: /\blane\b/g, wgsl: /@builtin\(subgroup_invocation_id\) lane|\blane\b/g },
  },
  {
    id: 'shuffle',
    title: text('Hand a number over', '递一个数'),
    cuda: '__shfl_xor_sync(…)',
    wgsl: 'subgroupShuffleXor(…)',
    others: { hip: '__shfl_xor(…)', metal: 'simd_shuffle_xor(…)', sycl: 'permute_group_by_xor(…)' },
    about: text(
      'Lanes hand numbers to each other from register to register. Its first argument in CUDA says which lanes take part: all 32.',
      '通道之间从寄存器到寄存器递数。CUDA 的第一个参数说明哪些通道参加：32 个全部。',
    ),
    met: { cuda: /__shfl_xor_sync/g, wgsl: /subgroupShuffleXor/g },
  },
  {
    id: 'sum',
    title: text('Sum over those in step', '步调一致者之和'),
    cuda: '__shfl_xor_sync × 5',
    wgsl: 'subgroupAdd(…)',
    others: { hip: '__shfl_xor × 5–6', metal: 'simd_sum(…)', sycl: 'reduce_over_group(sg, …)' },
    about: text(
      'The sum over all lanes. Without cooperative groups CUDA has no single word for floating point: five shuffles, here in a function of their own.',
      '所有通道的和。不用协作组库的话，CUDA 对浮点数没有现成的一个词：要递五次，这里写成了一个函数。',
    ),
    met: { cuda: /\bwarpAdd\b/g, wgsl: /\bsubgroupAdd\b|\benable subgroups\b/g },
  },
  {
    id: 'vector',
    title: text('Four numbers', '四个数'),
    cuda: 'float4',
    wgsl: 'vec4f',
    others: { hip: 'float4', metal: 'float4', sycl: 'sycl::float4' },
    about: text(
      'Four numbers that are loaded at once. WGSL adds such vectors as they are; in CUDA one adds part by part.',
      '一次读进来的四个数。WGSL 的向量可以直接相加；CUDA 要一个分量一个分量地加。',
    ),
    met: { cuda: /\bfloat4(?!\*)\b|\bmake_float4\b/g, wgsl: /\bvec4f\b/g },
  },
  {
    id: 'name',
    title: text('A name for a value', '给值起名'),
    cuda: 'unsigned i = …',
    wgsl: 'let i = …',
    about: text(
      'CUDA is C++ and says the type; WGSL finds it and says whether the value may change: let or var.',
      'CUDA 就是 C++，要写明类型；WGSL 自己推出类型，只说这个值变不变：let 或者 var。',
    ),
    met: {
      cuda: /\bconstexpr unsigned\b|\b(?:unsigned|float4?)(?= \w+ =)/g,
      wgsl: /\bconst\b|\blet\b|\bvar\b(?!<)/g,
    },
  },
];

/** Cuts a line at the words of its language; comments have none. Of words at one place the longest counts. */
export function piecesOf(line: string, language: 'cuda' | 'wgsl'): readonly Piece[] {
  const code = line.replace(/\/\/.*$/, '');
  const found = WORDS.flatMap(({ id, met }) =>
    [...code.matchAll(met[language])].map(({ 0: part, index }) => ({ id, from: index, to: index + part.length })),
  ).sort((a, b) => a.from - b.from || b.to - a.to);
  const pieces: Piece[] = [];
  let at = 0;
  for (const { id, from, to } of found) {
    if (from < at) continue;
    if (from > at) pieces.push({ text: line.slice(at, from), id: null });
    pieces.push({ text: line.slice(from, to), id });
    at = to;
  }
  if (at < line.length || !pieces.length) pieces.push({ text: line.slice(at), id: null });
  return pieces;
}
