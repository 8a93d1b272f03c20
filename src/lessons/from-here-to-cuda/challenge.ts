import interleavedCode from '../../../shaders/reduction/interleaved.wgsl?raw';
import type { Challenge } from '../lesson.ts';
import { text } from '../text.ts';

const treeOf = (n: number): string => `reduction:interleaved:n=${n}`;

const SHARED = /^var<workgroup> .*\n\n/m;
const BODY = /^( {2}let block = .*\n)[\s\S]*$/m;

/** Stores some number, so that it compiles, and is wrong. */
const EMPTY = `
  // blockIdx.x is called block here, because the engine may cut a large dispatch in pieces.
  // Your translation goes here; the last line keeps the rest compiling until then.
  sums[block] = numbers[block];
}
`;

/**
 * The file with its declarations, without what the translation has to find: the memory that is shared, and the body.
 * @throws Error where the file is no longer made like that
 */
export function withoutBody(code: string): string {
  if (!SHARED.test(code) || !BODY.test(code)) throw new Error('The tree has another form than the challenge expects.');
  return code.replace(SHARED, '').replace(BODY, `$1${EMPTY}`);
}

export const translate: Challenge = {
  kind: 'wgsl',
  goal: 'correct',
  question: text(
    'Write the CUDA kernel above in WGSL. Bindings, the size of a workgroup and the numbers of block and thread are there; the shared memory and all that happens are yours.',
    '把上面的 CUDA 内核写成 WGSL。绑定、工作组大小、块和线程的编号都有了；共用的那块内存，还有要做的全部事情，由你来写。',
  ),
  edit: {
    shader: 'reduction/interleaved.wgsl',
    code: withoutBody(interleavedCode),
    pattern: treeOf(2 ** 22),
    small: treeOf(2 ** 16),
    opensAt: '@group(0) @binding(1)',
  },
  async lacks(code) {
    const { missing } = await import('../working-together/races.ts');
    return missing(code);
  },
  hint: text(
    'Outside the function: var<workgroup> partial: array<f32, GROUP>; where CUDA has __shared__. “unsigned x = …” is “let x = …”, or “var x = …” where it changes; n is problem.n. WGSL has no “? :”, so write if and else. And what does __syncthreads() look like?',
    '函数外面写 var<workgroup> partial: array<f32, GROUP>; 就是 CUDA 的 __shared__。“unsigned x = …”写成“let x = …”，会变的写成“var x = …”；n 就是 problem.n。WGSL 没有“? :”，改用 if 和 else。还有，__syncthreads() 在这里叫什么？',
  ),
  because: text(
    'The words are others, the kernel is the same: shared memory, a barrier, half as many threads at each step. The way back to CUDA is as short.',
    '词换了，内核还是那个内核：共用的内存、屏障、每一步少一半的线程。从这里回到 CUDA，路也一样短。',
  ),
};
