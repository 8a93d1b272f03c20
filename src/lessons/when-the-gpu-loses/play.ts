import type { Ratio } from '../../engine/stats/ratio.ts';
import type { Play, Results } from '../lesson.ts';
import { rowOf, speedup } from '../results.ts';
import { figure, text } from '../text.ts';
import { count } from './numbers.ts';

/** How many neighbours in a row take the same branch. */
const RUNS = [1, 8, 32, 256];

/** How many times as long a variant takes with the most disagreement measured as with the least. */
function costOfDisagreeing(
  results: Results,
  variant: string,
): { readonly ratio: Ratio; readonly runs: number[] } | null {
  const timed = RUNS.flatMap((run) => {
    const row = rowOf(results, `branches=${run}`, variant);
    return row?.kernelMs ? [{ run, row }] : [];
  });
  const [first] = timed;
  const last = timed.at(-1);
  if (!first || !last || timed.length < 2) return null;
  const ratio = speedup(first.row, last.row);
  return ratio && { ratio, runs: [first.run, last.run] };
}

const longer = ({ median, tie }: Ratio) =>
  tie
    ? text('the same time', '用时相同')
    : median > 1
      ? text(`${figure(median)}× the time`, `用时是 ${figure(median)} 倍`)
      : text(`less, ${figure(median)}× the time`, `反而更短，是 ${figure(median)} 倍`);

export const branches: Play = {
  question: text(
    'Half of all elements take the left branch, half the right one, always. Does it matter how they are arranged?',
    '总是一半元素走左边的分支，一半走右边。怎么排列，有关系吗？',
  ),
  knob: text('Neighbours in a row that agree', '连着多少个邻居走同一边'),
  options: RUNS.map((run) => ({ id: `${run}`, label: text(count(run), count(run)) })),
  run: (option) => ({ patterns: [`divergence:branch|js|wasm:run=${option},n=16384,steps=256`], budgetMs: 4000 }),
  finding(results) {
    const gpu = costOfDisagreeing(results, 'branch');
    if (!gpu) return null;
    const [few, many] = gpu.runs.map(count);
    const simd = costOfDisagreeing(results, 'wasm');
    const js = costOfDisagreeing(results, 'js');
    const [onGpu, inSimd, inJs] = [gpu, simd, js].map((one) => one && longer(one.ratio));
    const others = [
      ...(inSimd ? [text(`the CPU’s SIMD ${inSimd.en}`, `CPU 的 SIMD ${inSimd['zh-CN']}`)] : []),
      ...(inJs ? [text(`plain JavaScript ${inJs.en}`, `普通 JavaScript ${inJs['zh-CN']}`)] : []),
    ];
    const onCpu = others.length
      ? text(
          ` It takes ${others.map(({ en }) => en).join(', and ')}.`,
          `${others.map((one) => one['zh-CN']).join('；')}。`,
        )
      : text('', '');
    return text(
      `Arranged by ${few} instead of ${many}, the same work takes the GPU ${onGpu?.en}.${onCpu.en}`,
      `同样的活儿，每 ${few} 个一换边，与每 ${many} 个一换边相比：GPU ${onGpu?.['zh-CN']}。${onCpu['zh-CN']}`,
    );
  },
};
