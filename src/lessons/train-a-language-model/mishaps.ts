/** What a training that goes wrong shows, in a sentence. Pure. */
import type { LocalText } from '../../engine/contract.ts';
import type { Trail } from '../lesson.ts';
import { figure, text } from '../text.ts';
import { LOSS } from '../training/trails.ts';
import { floorFor, lastOf } from './trails.ts';

/** Steps after which what is wrong is plain. */
export const STEPS = { few: 300, fast: 60 };

/** Whoever has less than half the loss of the first step has learned; who is a tenth below halfway still does. */
const HIGH = 0.5;
const STILL = 0.9;

/** On few windows. Null as long as it is no better there than an honest model: whoever stopped it early has not seen it. */
export function fewFinding(trail: Trail): LocalText | null {
  const loss = lastOf(trail, LOSS)?.values[LOSS];
  const floor = floorFor(trail);
  if (loss === undefined || floor === null || !(loss <= floor)) return null;
  return text(
    `On its own sixteen windows the loss is ${figure(loss)}, and no honest model is below ${figure(floor)}: it does not foresee the dice, it remembers how they fell.`,
    `在自己那十六段上，损失是 ${figure(loss)}，而老实的模型到不了 ${figure(floor)} 以下：它不是猜得中骰子，是记住了掷出来的结果。`,
  );
}

/** At too high a rate. */
export function fastFinding({ points }: Trail): LocalText | null {
  const last = points.at(-1);
  if (!last) return null;
  const [first, half, now] = [points[0], points[points.length >> 1], last].map(({ values }) => values[LOSS]);
  const step = last.iteration;
  if (!Number.isFinite(now)) {
    return text(
      `At step ${step} the loss is not a number any more: the weights grew beyond what a float can hold. Rewind, and take a tenth of the rate.`,
      `到第 ${step} 步，损失已经不是数：权重大得浮点数装不下了。请倒回起点，把学习率降到十分之一。`,
    );
  }
  const seen = text(
    `At step ${step} the loss is ${figure(now)}; at the first look it was ${figure(first)}.`,
    `第 ${step} 步的损失是 ${figure(now)}，第一次看时是 ${figure(first)}。`,
  );
  if (step < STEPS.fast) {
    return text(
      `${seen.en} That is too early to tell: let it make its ${STEPS.fast} steps.`,
      `${seen['zh-CN']}现在下结论还太早，请让它走完 ${STEPS.fast} 步。`,
    );
  }
  if (now > HIGH * first && now > STILL * half) {
    return text(
      `The loss is ${figure(now)} and stays there: each step goes so far that it jumps over what it should find. Nothing has broken; what a step ruined, the next one ruins another way. Rewind, and take a tenth of the rate.`,
      `损失是 ${figure(now)}，停在那里不动：一步迈得太远，把该找的地方跳了过去。程序没有出错，只是这一步弄坏了，下一步换个样再弄坏。请倒回起点，把学习率降到十分之一。`,
    );
  }
  return text(
    `${seen.en} This training learns in spite of its rate. Compare it with your race’s, or try another seed.`,
    `${seen['zh-CN']}学习率虽高，这次训练还是在学。可以和比赛里的那条曲线比一比，或者换一个种子再试。`,
  );
}
