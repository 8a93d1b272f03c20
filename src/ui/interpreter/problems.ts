/** Why the interpreter gave no answer, in plain words. */
import type { LocalText } from '../../engine/contract.ts';
import { messageOf } from '../../engine/errors.ts';
import { text } from '../../engine/text.ts';
import { InterpreterError } from './client.ts';

const MISSING = text(
  'The interpreter runs in a worker, beside the page, and this browser offers none. Your text is kept. A current Chrome, Edge, Firefox or Safari has them.',
  '解释器要在页面之外的后台线程（Worker）里运行，而这个浏览器没有提供。你写的内容还在。新版 Chrome、Edge、Firefox 或 Safari 都提供。',
);

const UNLOADED = text(
  'The interpreter could not be loaded: the network may be away, or the host may have sent it wrongly. Your text is kept. Load the page again to try once more.',
  '解释器没能加载：可能是网络断开，也可能是主机发来的文件有误。你写的内容还在。请重新加载页面再试。',
);

const crashed = (message: string) =>
  text(
    `The interpreter stopped unexpectedly (${message}), most likely because memory ran out. Your text is kept: make its arrays smaller and try again.`,
    `解释器意外停止（${message}），多半是内存不足。你写的内容还在：请把其中的数组改小一些再试。`,
  );

/** Of a call that rejected. */
export function interpreterProblem(error: unknown): LocalText {
  if (!(error instanceof InterpreterError)) return crashed(messageOf(error));
  if (error.why === 'missing') return MISSING;
  return error.why === 'unloaded' ? UNLOADED : crashed(error.message);
}

/** Of one that took too long. */
export const lateProblem = (seconds: number): LocalText =>
  text(
    `The interpreter was stopped after ${seconds} s without an answer. Your text is kept. Check how often its loops run and how large its arrays are; on a slow or busy machine it may help to close other tabs and try again.`,
    `解释器运行了 ${seconds} 秒还没有结果，已被停下。你写的内容还在。请检查循环跑了多少次、数组有多大；机器较慢或正忙时，可以关掉其他标签页再试。`,
  );
