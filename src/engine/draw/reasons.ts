/** Why something was not drawn, in plain words. */
import type { Reason, Verdict } from '../contract.ts';

export const wrongPicture = ({ maxError, tolerance, at }: Verdict): Reason => {
  const error = Number.isFinite(maxError) ? String(Number(maxError.toPrecision(2))) : 'not a number';
  const allowed = Number(tolerance.toPrecision(2));
  return {
    code: 'wrong',
    text: {
      en: `What was computed is wrong${at === null ? '' : ` at ${at}`}: off by ${error}, allowed ${allowed}. So it is not shown. Try the other side.`,
      'zh-CN': `算出来的结果不对：${at === null ? '' : `${at} 处`}偏差 ${error}，允许 ${allowed}，因此不予显示。请换另一边试试。`,
    },
  };
};
