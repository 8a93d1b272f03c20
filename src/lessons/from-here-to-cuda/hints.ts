import interleavedCode from '../../../shaders/reduction/interleaved.wgsl?raw';
import type { Hints } from '../lesson.ts';
import { text } from '../text.ts';

export const hints: Readonly<Record<string, Hints>> = {
  translate: {
    idea: text(
      'Go line by line. Each line of the CUDA kernel has one partner; only the conditional value and the names of block and thread are written otherwise.',
      '一行一行来。CUDA 内核的每一行都对应一行；只有条件取值，以及块和线程的名字，写法不同。',
    ),
    outline: text(
      'Declare the shared numbers outside the function. Inside: each thread stores its own number, or 0 beyond the end, then a barrier. A loop that doubles its step: whoever’s number is a multiple of two steps adds its partner, and after the “if”, still inside the loop, a barrier. At the end thread 0 writes the sum of its block.',
      '共用的数声明在函数外面。函数里：每个线程先存自己的数，越界就存 0，然后一道屏障。接着是步长翻倍的循环：编号是两倍步长的倍数的线程，加上自己的搭档；在 if 之后、循环之内再来一道屏障。最后由 0 号线程写出这一块的和。',
    ),
    solution: () =>
      text(
        'This is the kernel that the app ships as “interleaved”: the same lines in the other language. Both barriers are needed, one before the loop and one at the end of each turn.',
        '这就是本站自带的“interleaved”内核：同样的几行，换了一种语言。两道屏障都少不得，一道在循环之前，一道在每一圈的末尾。',
      ),
    code: interleavedCode,
  },
};
