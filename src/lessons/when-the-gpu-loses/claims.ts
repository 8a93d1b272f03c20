import type { Claim } from '../lesson.ts';
import { kernelMs, rowOf, type rowsOf, speedup } from '../results.ts';
import { duration, text } from '../text.ts';
import { duelsOf, winnerOf } from './crossing.ts';

export const always: Claim = {
  claim: text('“The GPU always wins.”', '“GPU 总是更快。”'),
  run: 'sweep',
  verdict(results) {
    const duels = duelsOf(results, 'sweep');
    if (!duels.length) return null;
    const winners = duels.map(winnerOf);
    const kernel = winners.filter((winner) => winner === 'gpu').length;
    const copies = duels.filter(({ withCopies }) => withCopies > 1).length;
    // It hangs on the sizes that are too noisy to tell.
    const noisy = winners.filter((winner) => winner === 'noisy').length;
    if (noisy && kernel + noisy === duels.length && copies === duels.length) return null;
    return {
      holds: kernel === duels.length && copies === duels.length ? 'yes' : 'no',
      because: text(
        `Of ${duels.length} ${duels.length === 1 ? 'size' : 'sizes'} its kernel leads at ${kernel}; with the copies counted it leads at ${copies}.`,
        `${duels.length} 种规模里，只比内核，GPU 领先 ${kernel} 种；算上搬运，领先 ${copies} 种。`,
      ),
    };
  },
};

export const workers: Claim = {
  claim: text('“More workers get any job done sooner.”', '“人多力量大，什么活儿都能更快做完。”'),
  run: 'chain',
  verdict(results) {
    const one = rowOf(results, 'chain', 'js');
    const many = ['one', 'wasm-threads'].flatMap((variant) => rowOf(results, 'chain', variant) ?? []);
    const timed = many.filter((row) => row.kernelMs);
    if (!one?.kernelMs || !timed.length) return null;
    const sooner = timed.some((row) => {
      const ratio = speedup(one, row);
      return ratio !== null && !ratio.tie && ratio.median > 1;
    });
    const time = (variant: string) => {
      const ms = kernelMs(rowOf(results, 'chain', variant));
      return ms === null ? '–' : duration(ms);
    };
    const [js, all, gpu] = ['js', 'wasm-threads', 'one'].map(time);
    const tail = sooner
      ? text(
          'One of them is sooner here, but not by sharing: a chain has one step at a time to give away.',
          '这里确有一个更快，但不是靠分工：一条链每次只有一步可做。',
        )
      : text('The chain has one step at a time to give away.', '一条链每次只有一步可做，没什么可分。');
    return {
      holds: sooner ? 'partly' : 'no',
      because: text(
        `One chain: one thread of JavaScript ${js}, all cores ${all}, the GPU ${gpu}. ${tail.en}`,
        `同一条链：JavaScript 单线程 ${js}，全部核心 ${all}，GPU ${gpu}。${tail['zh-CN']}`,
      ),
    };
  },
};

/** How many times faster the parallel part is on this machine: the kernel at the largest size of the sweep. */
export function ownSpeedup(results: Parameters<typeof rowsOf>[0]): number | null {
  return duelsOf(results, 'sweep').at(-1)?.kernel.median ?? null;
}
