import { isNoisy } from '../../engine/stats/ratio.ts';
import type { Claim, Results } from '../lesson.ts';
import { kernelMs, rowOf, speedup } from '../results.ts';
import { duration, figure, text } from '../text.ts';

/** Doubling the work “doubles” the time from here on; halfway between not at all and twice, on a log scale. */
const DOUBLED = Math.SQRT2;
const OPS_PER_STEP = 4;

/** Time for twice the steps over the time for once. */
function doubling(results: Results, variant: string, steps: number): number | null {
  const [once, twice] = [steps, 2 * steps].map((count) => kernelMs(rowOf(results, 'twice', variant, { steps: count })));
  return once === null || twice === null ? null : twice / once;
}

const times = (ratio: number | null) => (ratio === null ? '–' : `${figure(ratio)}×`);

export const arithmetic: Claim = {
  claim: text('“Twice the arithmetic takes twice the time.”', '“运算量加倍，用时就加倍。”'),
  run: 'twice',
  verdict(results) {
    const [little, plenty] = [1, 64];
    const few = doubling(results, 'branch', little);
    const many = doubling(results, 'branch', plenty);
    if (few === null || many === null) return null;
    const [cpuFew, cpuMany] = [little, plenty].map((steps) => times(doubling(results, 'wasm-threads', steps)));
    const ops = (steps: number) => steps * OPS_PER_STEP;
    const facts = text(
      `From ${ops(little)} to ${ops(2 * little)} operations a number: GPU ${times(few)} the time, CPU ${cpuFew}. From ${ops(plenty)} to ${ops(2 * plenty)}: GPU ${times(many)}, CPU ${cpuMany}.`,
      `每个数的运算从 ${ops(little)} 次加到 ${ops(2 * little)} 次：GPU 用时变成 ${times(few)}，CPU ${cpuFew}。从 ${ops(plenty)} 次加到 ${ops(2 * plenty)} 次：GPU ${times(many)}，CPU ${cpuMany}。`,
    );
    const told = (holds: 'yes' | 'no' | 'partly', en: string, zh: string) => ({
      holds,
      because: text(`${facts.en} ${en}`, `${facts['zh-CN']}${zh}`),
    });
    if (few >= DOUBLED) {
      return told(
        'yes',
        'On the GPU arithmetic sets the pace even with little of it.',
        '在这里的 GPU 上，运算再少也是它说了算。',
      );
    }
    return many >= DOUBLED
      ? told(
          'partly',
          'Where little is done with each number, the GPU’s arithmetic hides behind fetching it.',
          '每个数只算一点点时，GPU 的运算就藏在取数的时间里。',
        )
      : told('no', 'On the GPU neither costs what the claim says.', '在 GPU 上，两种情形都对不上这句话。');
  },
};

export const stretches: Claim = {
  claim: text('“Each thread should work through a stretch of its own.”', '“每个线程应该各管连续的一段。”'),
  run: 'sweep',
  verdict(results) {
    const runs = rowOf(results, 'sweep', 'runs', { stride: 1 });
    const neighbours = rowOf(results, 'sweep', 'neighbours', { stride: 1 });
    const gain = speedup(runs, neighbours);
    if (!gain || isNoisy(gain) || !runs?.kernelMs || !neighbours?.kernelMs) return null;
    const facts = text(
      `At stride 1 on the GPU: a stretch per thread ${duration(runs.kernelMs.median)}, neighbouring threads on neighbouring numbers ${duration(neighbours.kernelMs.median)}.`,
      `GPU 上步长为 1：每个线程一段，${duration(runs.kernelMs.median)}；相邻线程取相邻的数，${duration(neighbours.kernelMs.median)}。`,
    );
    if (gain.tie) {
      return { holds: 'partly', because: text(`${facts.en} Here it is a tie.`, `${facts['zh-CN']}在这里不分上下。`) };
    }
    return gain.median > 1
      ? {
          holds: 'no',
          because: text(
            `${facts.en} Good advice for CPU cores, which share no fetch; not for threads that load at the same moment.`,
            `${facts['zh-CN']}对 CPU 核心是好建议，因为它们各取各的；对同一时刻一起读取的线程就不是了。`,
          ),
        }
      : {
          holds: 'yes',
          because: text(
            `${facts.en} Here the stretch wins: fewer threads to start, and a cache that keeps each line until it is used up.`,
            `${facts['zh-CN']}在这里一人一段更快：要启动的线程少，缓存也能把每一行留到用完。`,
          ),
        };
  },
};
