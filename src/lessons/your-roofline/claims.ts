import type { LocalText } from '../../engine/contract.ts';
import type { LimitSide } from '../../results/roofline.ts';
import type { Claim, Results } from '../lesson.ts';
import { figure, percent, text } from '../text.ts';
import { kernelsOf, roofsOf, type Spot } from './spots.ts';

/** Who gets so far has arrived, within what two measurements of the same thing differ by. */
const ARRIVED = 0.95;

interface Top {
  readonly spot: Spot;
  /** Of the flat part, whatever limits the kernel itself. */
  readonly share: number;
  readonly gflops: number;
}

/** The most arithmetic that a kernel of a side did; null where nothing was timed there. */
function topOf(results: Results, side: LimitSide): Top | null {
  const roof = roofsOf(results)?.[side];
  const spots = kernelsOf(results).filter(({ standing }) => standing.side === side);
  const [first, ...others] = spots;
  if (!roof || !first) return null;
  const spot = others.reduce((a, b) => (b.rate.median > a.rate.median ? b : a), first);
  return { spot, share: spot.rate.median / roof.gflops, gflops: roof.gflops };
}

const NAMES = { gpu: text('GPU', 'GPU'), cpu: text('CPU', 'CPU') } as const;

const told = (side: LimitSide, { spot, share, gflops }: Top): LocalText =>
  text(
    `${NAMES[side].en}: ${figure(spot.rate.median)} of ${figure(gflops)} GFLOP/s, ${percent(share)}`,
    `${NAMES[side]['zh-CN']}：${figure(spot.rate.median)} / ${figure(gflops)} GFLOP/s，即 ${percent(share)}`,
  );

export const box: Claim = {
  claim: text('“The peak on the box is reachable.”', '“包装上写的峰值，程序跑得到。”'),
  run: 'all',
  verdict(results) {
    const tops = (['gpu', 'cpu'] as const).flatMap((side) => {
      const top = topOf(results, side);
      return top ? [{ side, top }] : [];
    });
    if (!tops.length) return null;
    const sides = tops.map(({ side, top }) => told(side, top));
    const facts = text(
      `The most that any kernel of this run reached of the measured flat part: ${sides.map(({ en }) => en).join('; ')}.`,
      `这次测量里，内核最多达到实测平顶的多少：${sides.map((side) => side['zh-CN']).join('；')}。`,
    );
    const arrived = tops.some(({ top }) => top.share >= ARRIVED);
    const why = arrived
      ? text(
          'One got there. But the flat part itself is what this machine does when it only multiplies and adds; the box counts the highest clock, with every unit busy in every cycle.',
          '有一个做到了。但平顶本身只是这台机器光做乘加时的速度；包装上的数按最高频率算，还假定每个单元每个周期都不闲着。',
        )
      : text(
          'And the flat part itself is below the box: that counts the highest clock, with every unit multiplying and adding in every cycle. A kernel also fetches, counts its loops and waits.',
          '而平顶本身还低于包装上的数：那是按最高频率、每个单元每个周期都在乘加算出来的。内核却还要取数、数循环、等待。',
        );
    return {
      holds: arrived ? 'partly' : 'no',
      because: text(`${facts.en} ${why.en}`, `${facts['zh-CN']}${why['zh-CN']}`),
    };
  },
};
