/** Plain words for what a GPU may refuse. */
import type { Reason } from '../contract.ts';
import { messageOf } from '../errors.ts';

const NO_WEBGPU: Reason = {
  code: 'no-webgpu',
  text: {
    en: 'This browser does not offer WebGPU. The CPU side still runs; for the GPU side use a current Chrome, Edge, Firefox or Safari.',
    'zh-CN': '这个浏览器不支持 WebGPU。CPU 部分照常运行；要测 GPU，请使用新版 Chrome、Edge、Firefox 或 Safari。',
  },
};

/** The same code: a link's reader has nothing of the difference. */
const NOT_SECURE: Reason = {
  code: 'no-webgpu',
  text: {
    en: 'This page is not secure, and to such a page a browser does not offer WebGPU. The CPU side still runs; for the GPU side open the page over https or from localhost.',
    'zh-CN':
      '本页不是安全页面，浏览器不向这样的页面提供 WebGPU。CPU 部分照常运行；要测 GPU，请通过 https 或 localhost 打开。',
  },
};

/** Why there is no `navigator.gpu`. Node does not know of secure pages. */
export const noWebgpu = (): Reason => (globalThis.isSecureContext === false ? NOT_SECURE : NO_WEBGPU);

export const NO_ADAPTER: Reason = {
  code: 'no-adapter',
  text: {
    en: 'The browser found no GPU that it is willing to use, or has given up the one it had. The CPU side still runs; restart the browser, and check that hardware acceleration is on in its settings.',
    'zh-CN':
      '浏览器没有找到可用的 GPU，或已放弃先前的那个。CPU 部分照常运行；请重启浏览器，并检查设置里是否开启了硬件加速。',
  },
};

/** Whatever it is asked for, the browser names the same. */
export const NO_SECOND: Reason = {
  code: 'no-second-gpu',
  text: {
    en: 'There is no second GPU here: asked for the fast one and for the frugal one, the browser names the same. Everything else runs. Where this machine has two, its system may let only one be used by browsers.',
    'zh-CN':
      '这里没有第二个 GPU：无论要求高性能还是省电，浏览器给出的都是同一个。其余各项照常运行。如果这台机器确有两个，可能是系统只允许浏览器使用其中一个。',
  },
};

/** Of a browser that has had one: after a few losses it gives out none until it is started anew. */
export const GPU_GONE: Reason = {
  code: 'device-gone',
  text: {
    en: 'The GPU was lost and has not come back: since then the browser offers none. The CPU side still runs; restart the browser, then choose smaller sizes or update the graphics driver.',
    'zh-CN':
      'GPU 设备丢失后没有恢复，此后浏览器不再提供 GPU。CPU 部分照常运行；请重启浏览器，之后换小一些的规模，或更新显卡驱动。',
  },
};

export const deviceRefused = (error: unknown): Reason => ({
  code: 'device-refused',
  text: {
    en: `The GPU could not be opened: ${messageOf(error)} The CPU side still runs; restarting the browser often helps.`,
    'zh-CN': `无法打开 GPU：${messageOf(error)} CPU 部分照常运行；重启浏览器往往可以解决。`,
  },
});

export const noAnswer = (ms: number): Reason => ({
  code: 'device-refused',
  text: {
    en: `The GPU was asked for and nothing has answered for ${ms / 1000} s. The CPU side still runs; restarting the browser often helps.`,
    'zh-CN': `已请求使用 GPU，但 ${ms / 1000} 秒内没有任何回应。CPU 部分照常运行；重启浏览器往往可以解决。`,
  },
});

export const deviceLost = (message: string): Reason => ({
  code: 'device-lost',
  text: {
    en: `The GPU was lost during the run${message ? ` (${message})` : ''}. The other cases go on; smaller sizes are safer.`,
    'zh-CN': `运行中 GPU 设备丢失${message ? `（${message}）` : ''}。其余各项照常进行；选小一些的规模更稳妥。`,
  },
});

export const outOfMemory = (bytes: number): Reason => ({
  code: 'out-of-memory',
  text: {
    en: `The GPU has no room for the ${mebibytes(bytes)} MiB that this case needs. Choose a smaller size.`,
    'zh-CN': `这一项需要 ${mebibytes(bytes)} MiB 显存，GPU 放不下。请选小一些的规模。`,
  },
});

export function beyondLimit(tensor: string, bytes: number, limit: number): Reason {
  const [takes, holds] = apart(bytes, limit);
  return {
    code: 'limit',
    text: {
      en: `${tensor} takes ${takes} MiB; a buffer on this adapter holds ${holds} MiB at most. Choose a smaller size.`,
      'zh-CN': `${tensor} 需要 ${takes} MiB，而此适配器的单个缓冲区最多 ${holds} MiB。请选小一些的规模。`,
    },
  };
}

export const doesNotCompile = (shader: string, message: string): Reason => ({
  code: 'compile-error',
  text: {
    en: `${shader} does not compile on this adapter: ${message}`,
    'zh-CN': `${shader} 在此适配器上无法编译：${message}`,
  },
});

/** @param line of the visitor's text */
export const endlessLoop = (
  line: number,
  { once, total }: { readonly once: number; readonly total: number },
): Reason => ({
  code: 'endless-loop',
  text: {
    en: `The loop in line ${line} was stopped: it ran more than ${printed(once)} times on end, or ${printed(total)} times in all, in one invocation. Check what ends it: does its variable change, and in the right direction?`,
    'zh-CN': `第 ${line} 行的循环已被停下：它在单个调用里连续跑了超过 ${printed(once)} 次，或总共超过 ${printed(total)} 次。请检查循环的结束条件：变量有没有变，方向对不对？`,
  },
});

const printed = (count: number) => count.toLocaleString('en');

/** @param why a sentence without its end, of the parser */
export const notWatched = (shader: string, why: string): Reason => ({
  code: 'not-watched',
  text: {
    en: `${shader} was not run: Lockstep could not read it well enough to stop a loop that never ends (${why}). Write that part in another way.`,
    'zh-CN': `${shader} 没有运行：Lockstep 没能完全读懂它，无法在出现死循环时把它停下（${why}）。请换一种写法。`,
  },
});

export const doesNotFit = (message: string): Reason => ({
  code: 'edit-does-not-fit',
  text: {
    en: `This version does not fit its buffers. Keep every @group and @binding of the file, and use each of them. The GPU said: ${message}`,
    'zh-CN': `这个版本与它的缓冲区对不上。请保留文件里的每个 @group 和 @binding，并且都要用到。GPU 的说明：${message}`,
  },
});

export const writesInput = (shader: string, tensor: string): Reason => ({
  code: 'writes-input',
  text: {
    en: `${shader} may write to its input ${tensor}, which other contenders read too. Declare it as var<storage, read>.`,
    'zh-CN': `${shader} 可以写它的输入 ${tensor}，而其他选手也要读这份数据。请把它声明为 var<storage, read>。`,
  },
});

export const refused = (message: string): Reason => ({
  code: 'gpu-error',
  text: { en: `The GPU refused the work: ${message}`, 'zh-CN': `GPU 拒绝了这项工作：${message}` },
});

const mebibytes = (bytes: number) => (bytes / 2 ** 20).toFixed(bytes < 2 ** 24 ? 1 : 0);

/** Two sizes in MiB, with as many digits as it takes to tell them apart: a byte is less than 1e-6 of one. */
function apart(bytes: number, limit: number): readonly [string, string] {
  const texts = [mebibytes(bytes), mebibytes(limit)] as const;
  if (texts[0] !== texts[1]) return texts;
  for (let digits = 1; digits < 7; digits += 1) {
    const finer = [bytes, limit].map((each) => (each / 2 ** 20).toFixed(digits));
    if (finer[0] !== finer[1]) return [finer[0], finer[1]];
  }
  return texts;
}
