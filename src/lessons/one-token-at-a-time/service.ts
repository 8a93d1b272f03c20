/** What a service gains by answering many at once. Pure. */
import type { LocalText } from '../../engine/contract.ts';
import type { Results } from '../lesson.ts';
import { figure, text } from '../text.ts';
import { tokensPerSecond } from './estimate.ts';
import type { Side } from './readings.ts';
import { MOST } from './runs.ts';

/** The model that the sentence is about, in thousand millions of weights. */
const TOLD = 8;

/** From the rates of a side; null where they were not measured. */
export function serviceOf(results: Results, side: Side): LocalText | null {
  const model = { billions: TOLD, format: 'i8' } as const;
  const alone = tokensPerSecond(results, side, { ...model, b: 1 });
  const together = tokensPerSecond(results, side, { ...model, b: MOST });
  if (alone === null || together === null) return null;
  const [one, all, each] = [alone, together, together / MOST].map(figure);
  const gain = figure(together / alone);
  return text(
    `At this rate a model of ${TOLD} billion 8-bit weights writes ${one} tokens a second for one user. For ${MOST} at once it writes ${all}, which are ${each} for each: the machine does ${gain}× the work in the same hour.`,
    `照这个速率，一个有 ${TOLD * 10} 亿个 8 位权重的模型为一个用户每秒写 ${one} 个 token；同时为 ${MOST} 个用户，一共写 ${all} 个，每人 ${each} 个：同样一小时，机器干的活是 ${gain} 倍。`,
  );
}
