import type { LocalText } from '../../engine/contract.ts';
import { figure, text } from '../text.ts';

/**
 * How much faster a whole gets when a part of it does. `serial` is the share that cannot be spread, 0 … 1; `faster` is
 * by how much the rest is.
 */

/** The same problem, sooner; `serial` is a share of the time before. Amdahl 1967, doi 10.1145/1465482.1465560. */
export const amdahl = (serial: number, faster: number): number => 1 / (serial + (1 - serial) / faster);

/** A larger problem in the same time; `serial` is a share of the time after. Gustafson 1988, doi 10.1145/42411.42415. */
export const gustafson = (serial: number, faster: number): number => serial + (1 - serial) * faster;

/**
 * What the two laws make of this machine.
 * @param percent serial share, 0 … 100
 * @param own how many times faster the parallel part was measured to be; null where it was not
 */
export function finding(percent: number, own: number | null): LocalText {
  const serial = percent / 100;
  if (percent === 100)
    return text('Nothing is left to spread: the time stays as it was.', '没有可分的部分了：用时不变。');
  const limit =
    percent > 0
      ? text(`, and never more than ${figure(1 / serial)}×`, `，再怎么快也超不过 ${figure(1 / serial)} 倍`)
      : text('', '');
  if (own === null) {
    return text(
      `With ${percent}% serial the whole gets faster by less than the rest${limit.en}.`,
      `串行占 ${percent}% 时，整体的加速总不及并行部分${limit['zh-CN']}。`,
    );
  }
  const [sooner, larger] = [figure(amdahl(serial, own)), figure(gustafson(serial, own))];
  if (own < 1) {
    return text(
      `Here the GPU adds at ${figure(own)}× the CPU’s speed, so handing the parallel part to it makes the whole slower: ${sooner}×. No law turns a loss into a gain.`,
      `在这里，GPU 做加法的速度只有 CPU 的 ${figure(own)} 倍，把并行部分交给它，整体反而变慢：速度只有原来的 ${sooner} 倍。没有哪条定律能把亏变成赚。`,
    );
  }
  return text(
    `The parallel part is ${figure(own)}× faster here. With ${percent}% serial the same problem is done ${sooner}× as fast${limit.en}. A problem that grows with the machine does ${larger}× the work in the same time.`,
    `在这里，并行部分的速度是原来的 ${figure(own)} 倍。串行占 ${percent}% 时，同样的问题，整体速度是原来的 ${sooner} 倍${limit['zh-CN']}。若问题随机器一起变大，同样的时间，能做的活儿是原来的 ${larger} 倍。`,
  );
}
