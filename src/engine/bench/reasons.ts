/** Why a case has no time, in plain words. */
import type { Reason } from '../contract.ts';
import { CaseFailedError, messageOf } from '../errors.ts';

export const CANCELLED: Reason = {
  code: 'cancelled',
  text: { en: 'The run was cancelled before this case was measured.', 'zh-CN': '测到这里之前，运行已被取消。' },
};

/** Samples of a hidden page are thrown away, and this case had no others. */
export const HIDDEN: Reason = {
  code: 'hidden',
  text: {
    en: 'The tab was hidden when this case was to be measured, so nothing of it counts. Keep the tab in front and run again.',
    'zh-CN': '轮到这一项时标签页被隐藏，测得的都不算数。请让标签页保持在前台，再测一次。',
  },
};

/** The device came back, and there was no time left to measure on it. */
export const LOST_AND_LATE: Reason = {
  code: 'device-lost',
  text: {
    en: 'The GPU went away in mid-run, and the time was over before this case could be measured on it again. Run again, or allow more time.',
    'zh-CN': '运行中 GPU 设备丢失，恢复之后已来不及再测这一项。请再测一次，或多给一些时间。',
  },
};

/** Of a GPU: once is all that a run brings it back. */
export const LOST_AGAIN: Reason = {
  code: 'device-lost',
  text: {
    en: 'The GPU was lost again, after it had been brought back once in this run. The CPU side goes on. Restart the browser, then choose smaller sizes or update the graphics driver.',
    'zh-CN':
      '运行中 GPU 设备再次丢失，而本次运行已恢复过它一次。CPU 部分照常进行。请重启浏览器，之后换小一些的规模，或更新显卡驱动。',
  },
};

/** Clocks step by 0.005 ms or by 100. */
const stepOf = (ms: number) => (ms < 1 ? String(Number(ms.toPrecision(2))) : ms.toFixed(1));

/** The clock steps so coarsely that a batch is next to nothing on it. */
export const belowClock = (stepMs: number): Reason => ({
  code: 'below-clock',
  text: {
    en: `A batch took less than the clock of this browser can tell: it moves in steps of ${stepOf(stepMs)} ms. Allow more time, choose a larger size, or use a browser with a finer clock.`,
    'zh-CN': `一批的用时短到这个浏览器的时钟量不出来：它每 ${stepOf(stepMs)} 毫秒才走一格。请多给时间、选更大的规模，或换用时钟更细的浏览器。`,
  },
});

const seconds = (ms: number) => (ms < 9_950 ? (ms / 1000).toFixed(1) : (ms / 1000).toFixed(0));

export const outOfTime = (predictedMs: number | null, budgetMs: number): Reason =>
  predictedMs === null
    ? {
        code: 'out-of-time',
        text: {
          en: `The ${seconds(budgetMs)} s for the run were over before this case was measured. Allow more time or choose smaller sizes.`,
          'zh-CN': `${seconds(budgetMs)} 秒的运行时间已用完，没来得及测这一项。请多给时间，或选更小的规模。`,
        },
      }
    : {
        code: 'out-of-time',
        text: {
          en: `One iteration would take about ${seconds(predictedMs)} s, more than is left of the ${seconds(budgetMs)} s for the run. Allow more time or choose smaller sizes.`,
          'zh-CN': `单次迭代约需 ${seconds(predictedMs)} 秒，超出了 ${seconds(budgetMs)} 秒运行时间中剩下的部分。请多给时间，或选更小的规模。`,
        },
      };

/** Of a visitor's own text, which has neither a size nor a time to choose beside it. */
export const editOutOfTime = (budgetMs: number): Reason => ({
  code: 'out-of-time',
  text: {
    en: `Your version was not through in the ${seconds(budgetMs)} s that it had. Check how often its loops run, and whether each thread does the work of one.`,
    'zh-CN': `你的版本没能在 ${seconds(budgetMs)} 秒内跑完。请检查循环跑了多少次，以及每个线程是否只做了自己那一份工作。`,
  },
});

export const UNKNOWN_CASE: Reason = {
  code: 'unknown-case',
  text: {
    en: 'This version of Lockstep does not know this workload, version or variant.',
    'zh-CN': '当前版本的 Lockstep 不认识这个任务、版本或实现。',
  },
};

/** Trouble in the middle of a case: in plain words where it was expected, told as it is where it was not. */
export const unexpected = (error: unknown): Reason => {
  if (error instanceof CaseFailedError) return error.reason;
  const message = messageOf(error);
  return {
    code: 'error',
    text: { en: `It stopped with an error: ${message}`, 'zh-CN': `运行出错：${message}` },
  };
};

export const badInput = (tensor: string, expected: number, got: number): Reason => ({
  code: 'bad-input',
  text: {
    en: `The given ${tensor} has ${got} values where ${expected} are needed.`,
    'zh-CN': `提供的 ${tensor} 有 ${got} 个值，而需要 ${expected} 个。`,
  },
});

export const NO_BACKEND: Reason = {
  code: 'no-backend',
  text: {
    en: 'This runtime cannot run contenders of this kind.',
    'zh-CN': '当前运行环境无法运行这一类实现。',
  },
};

export const SKIPS_WORK: Reason = {
  code: 'skips-work',
  text: {
    en: 'A batch of twice as many iterations took no longer, so it does not do all of them: it has no time that means anything.',
    'zh-CN': '迭代次数加倍，用时却没有增加，说明并没有全部执行：这样的用时没有意义。',
  },
};
