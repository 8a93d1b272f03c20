/** Why a contender that was followed went no further, in plain words. */
import type { Reason, Verdict } from '../contract.ts';

/** @param tensor where the first was found */
export const notANumber = (tensor: string, iteration: number): Reason => ({
  code: 'not-a-number',
  text: {
    en: `After ${iteration} steps '${tensor}' holds something that is no number any more (NaN or infinite), so it was stopped: from here on every result would be one. The others go on. Begin again with another seed or another size.`,
    'zh-CN': `走到第 ${iteration} 步，“${tensor}”里出现了不是数的值（NaN 或无穷大），再往下全都会变成这样，因此停了下来。其余各项照常进行。请换一个种子或规模，重新开始。`,
  },
});

export const badStep = ({ maxError, tolerance, at }: Verdict): Reason => {
  const error = Number.isFinite(maxError) ? maxError.toExponential(1) : 'not a number';
  return {
    code: 'wrong',
    text: {
      en: `A step is wrong${at === null ? '' : ` at ${at}`}: off by ${error}, allowed ${tolerance.toExponential(1)}. Its times do not count.`,
      'zh-CN': `有一步算错了：${at === null ? '' : `${at} 处`}偏差 ${error}，允许 ${tolerance.toExponential(1)}。它的用时不算数。`,
    },
  };
};
