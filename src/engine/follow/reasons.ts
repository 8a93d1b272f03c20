/** Why a contender that was followed went no further, in plain words. */
import type { Reason, Verdict } from '../contract.ts';

/** @param tensor where the first was found */
export const notANumber = (tensor: string, iteration: number): Reason => ({
  code: 'not-a-number',
  text: {
    en: `After ${iteration} ${iteration === 1 ? 'step' : 'steps'} '${tensor}' holds something that is no number any more (NaN or infinite), so it was stopped: from here on every result would be one. The others go on. Begin again with another seed or another size.`,
    'zh-CN': `走到第 ${iteration} 步，“${tensor}”里出现了不是数的值（NaN 或无穷大），再往下全都会变成这样，因此停了下来。其余各项照常进行。请换一个种子或规模，重新开始。`,
  },
});

/** Not even the reference comes to any: nothing can be held against it. */
const NO_NUMBERS: Reason = {
  code: 'wrong',
  text: {
    en: 'The weights (or values) that it began with lead to no numbers: they are so large, or so damaged, that one step from them gives NaN or infinity. Such a step cannot be checked, so it was stopped. Begin from other ones.',
    'zh-CN':
      '从这组起始权重（或数值）算不出数来：数值太大或已经损坏，走一步就得到 NaN 或无穷大。这样的一步没法核对，因此停了下来。请换一组重新开始。',
  },
};

export const badStep = ({ maxError, tolerance, at }: Verdict): Reason => {
  if (!Number.isFinite(tolerance)) return NO_NUMBERS;
  const [en, zh] = Number.isFinite(maxError) ? Array(2).fill(maxError.toExponential(1)) : ['not a number', '不是数'];
  return {
    code: 'wrong',
    text: {
      en: `A step is wrong${at === null ? '' : ` at ${at}`}: off by ${en}, allowed ${tolerance.toExponential(1)}. Its times do not count.`,
      'zh-CN': `有一步算错了：${at === null ? '' : `${at} 处`}偏差 ${zh}，允许 ${tolerance.toExponential(1)}。它的用时不算数。`,
    },
  };
};
