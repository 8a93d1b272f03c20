/** Words for the reasons in a link. Only their codes travel: a link carries no sentences that a sender could make up. */
import { resolveParams } from '../../engine/case-id.ts';
import type { GpuCapabilities, LocalText, Reason, Variant, Workload } from '../../engine/contract.ts';
import type { SharedRow } from './shared-result.ts';

const TEXTS: Readonly<Record<string, LocalText>> = {
  wrong: {
    en: 'Its result was wrong on the sender’s machine, so its time does not count.',
    'zh-CN': '在对方的机器上结果有误，因此用时不算数。',
  },
  'no-webgpu': {
    en: 'The sender’s browser did not offer WebGPU.',
    'zh-CN': '对方的浏览器不支持 WebGPU。',
  },
  'no-adapter': {
    en: 'The sender’s browser found no GPU that it was willing to use.',
    'zh-CN': '对方的浏览器没有找到可用的 GPU。',
  },
  'no-second-gpu': {
    en: 'The sender’s browser named no second GPU.',
    'zh-CN': '对方的浏览器没有给出第二个 GPU。',
  },
  'device-refused': {
    en: 'The GPU could not be opened on the sender’s machine.',
    'zh-CN': '对方的机器无法打开 GPU。',
  },
  'device-lost': {
    en: 'The GPU was lost during the sender’s run.',
    'zh-CN': '对方运行时 GPU 设备丢失。',
  },
  'device-gone': {
    en: 'The GPU was lost on the sender’s machine, and did not come back.',
    'zh-CN': '对方的机器丢失了 GPU 设备，此后没有恢复。',
  },
  'below-clock': {
    en: 'It took less than the clock of the sender’s browser could tell.',
    'zh-CN': '用时短到对方浏览器的时钟量不出来。',
  },
  'out-of-memory': {
    en: 'The sender’s machine had no room for this case.',
    'zh-CN': '对方的机器放不下这一项所需的数据。',
  },
  limit: {
    en: 'This case was beyond a limit of the sender’s machine.',
    'zh-CN': '这一项超出了对方机器的限制。',
  },
  'compile-error': {
    en: 'Its shader did not compile on the sender’s adapter.',
    'zh-CN': '它的着色器在对方的适配器上无法编译。',
  },
  'gpu-error': {
    en: 'The sender’s GPU refused the work.',
    'zh-CN': '对方的 GPU 拒绝了这项工作。',
  },
  'no-wasm-simd': {
    en: 'The sender’s browser did not run WebAssembly SIMD.',
    'zh-CN': '对方的浏览器不支持 WebAssembly SIMD。',
  },
  'worker-crash': {
    en: 'A CPU thread stopped unexpectedly on the sender’s machine.',
    'zh-CN': '对方机器上的一个 CPU 线程意外停止。',
  },
  'no-backend': {
    en: 'The sender’s runtime could not run contenders of this kind.',
    'zh-CN': '对方的运行环境无法运行这一类实现。',
  },
  cancelled: {
    en: 'The sender cancelled the run before this case was measured.',
    'zh-CN': '测到这里之前，对方取消了运行。',
  },
  'out-of-time': {
    en: 'The sender’s time for the run was over before this case was measured.',
    'zh-CN': '对方设定的运行时间已用完，没来得及测这一项。',
  },
  'unknown-case': {
    en: 'The sender’s Lockstep did not know this workload, version or variant.',
    'zh-CN': '对方的 Lockstep 不认识这个任务、版本或实现。',
  },
  'library-does-not-load': {
    en: 'The library could not be started on the sender’s machine.',
    'zh-CN': '对方的机器无法启动这个程序库。',
  },
  'library-in-browser-only': {
    en: 'The library runs in a browser only, and the sender measured in Node.',
    'zh-CN': '这个程序库只能在浏览器里运行，而对方是在 Node 里测的。',
  },
  'skips-work': {
    en: 'On the sender’s machine twice the iterations took no longer, so not all of them were done.',
    'zh-CN': '在对方的机器上，迭代次数加倍而用时不变，说明没有全部做完。',
  },
  'writes-input': {
    en: 'Its shader may write to its inputs, which a contender must not.',
    'zh-CN': '它的着色器可能写入输入数据，参赛实现不许这样做。',
  },
  hidden: {
    en: 'The sender’s tab was hidden when this case was to be measured.',
    'zh-CN': '轮到这一项时，对方的标签页被隐藏了。',
  },
  'no-shared-memory': {
    en: 'Its threads must share memory, which the sender’s page was not allowed to do.',
    'zh-CN': '它的线程之间要共用一块内存，而对方的页面不能这样做。',
  },
  'other-gpu': {
    en: 'The sender had chosen the other GPU, which libraries do not run on.',
    'zh-CN': '对方选了另一个 GPU，程序库不在那上面运行。',
  },
  'endless-loop': {
    en: 'A loop in its shader did not end on the sender’s machine and was stopped.',
    'zh-CN': '在对方的机器上，它的着色器里有循环停不下来，已被停下。',
  },
  'edit-does-not-fit': {
    en: 'The sender’s version of its shader did not fit its buffers.',
    'zh-CN': '对方改过的着色器与它的缓冲区对不上。',
  },
  'not-watched': {
    en: 'The sender’s version of its shader could not be read well enough to stop a loop that never ends, so it was not run.',
    'zh-CN': '对方改过的着色器没能完全读懂，出现死循环时无法停下，因此没有运行。',
  },
  'kernel-error': {
    en: 'The sender’s own kernel could not be run as it is written.',
    'zh-CN': '对方自己写的内核照原样无法运行。',
  },
  'bad-input': {
    en: 'The sender’s own input did not have the number of values that this case needs.',
    'zh-CN': '对方自己的输入数据，个数与这一项所需的不符。',
  },
  'runtime-crash': {
    en: 'What ran the cases on the sender’s machine stopped before this one was measured.',
    'zh-CN': '对方的运行环境在测到这一项之前中断了。',
  },
  error: {
    en: 'It stopped with an error on the sender’s machine.',
    'zh-CN': '在对方的机器上运行出错。',
  },
};

const UNKNOWN: LocalText = {
  en: 'It was not measured on the sender’s machine, for a reason that this version of Lockstep has no words for.',
  'zh-CN': '对方的机器没有测出这一项；原因当前版本的 Lockstep 无法说明。',
};

/** A definition may refuse parameters on any machine; its own words are better than ours. */
const ANY_GPU: GpuCapabilities = { features: [], limits: {}, subgroupMinSize: 0, subgroupMaxSize: 0, software: false };

export function reasonOf(row: SharedRow, workload: Workload | undefined): Reason | null {
  if (row.status === 'ok') return null;
  const code = row.reason ?? (row.status === 'wrong' ? 'wrong' : 'unknown');
  const own = row.status === 'unsupported' && workload ? definitionsReason(row, workload) : null;
  if (own?.code === code) return own;
  return { code, text: Object.hasOwn(TEXTS, code) ? TEXTS[code] : UNKNOWN };
}

function definitionsReason(row: SharedRow, workload: Workload): Reason | null {
  const variant: Variant | undefined = workload.variants.find(({ id }) => id === row.variant);
  const resolved = resolveParams(workload, row.params);
  if (!variant || !resolved.ok) return null;
  return (
    (variant.on === 'gpu' ? variant.unsupported?.(resolved.params, ANY_GPU) : variant.unsupported?.(resolved.params)) ??
    null
  );
}
