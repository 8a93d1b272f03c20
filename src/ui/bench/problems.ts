/** Why a run ended without a report, in plain words. */
import type { LocalText } from '../../engine/contract.ts';
import { messageOf } from '../../engine/errors.ts';
import { BenchCrashError } from './client.ts';

const CRASHED: LocalText = {
  en: 'The part of the page that measures stopped unexpectedly, most likely because memory ran out. What was measured before is kept on screen. Choose smaller sizes, close other tabs, and run again.',
  'zh-CN':
    '负责测量的后台线程意外停止，多半是内存不足。已测出的结果仍保留在页面上。请换小一些的规模、关掉其他标签页后再测。',
};

const NOT_STARTED: LocalText = {
  en: 'The part of the page that measures could not be loaded: the network may be away, or the host may have sent it wrongly. Other pages still work. Load the page again to try once more.',
  'zh-CN':
    '负责测量的后台线程没能加载：可能是网络断开，也可能是主机发来的文件有误。其他页面照常可用。请重新加载页面再试。',
};

/** A run that rejected. */
export const problemOf = (error: unknown): LocalText => {
  if (error instanceof BenchCrashError) return error.started ? CRASHED : NOT_STARTED;
  const message = messageOf(error);
  return {
    en: `The run stopped with an error: ${message}. What was measured before is kept on screen; you can run again.`,
    'zh-CN': `运行出错：${message}。已测出的结果仍保留在页面上，可以重新运行。`,
  };
};
