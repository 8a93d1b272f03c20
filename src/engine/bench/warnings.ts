/** Warnings are data; these are the words for them, each with what the reader can do. */
import type { DeviceClock, LocalText, Sample, Warning, WarningCode } from '../contract.ts';
import { drift, relativeSpread, summarizeSamples } from '../stats/summary.ts';
import type { ProtocolSettings } from './protocol.ts';

interface Evidence {
  readonly samples: readonly Sample[];
  readonly kernelMs: readonly number[];
  readonly trust: DeviceClock;
  /** Whether the case ran on a GPU, where timestamps are to be expected. */
  readonly gpu: boolean;
  /** Step of the clock that the samples were read from. */
  readonly quantumMs: number;
  readonly hidden: number;
}

/** What a reader should know before believing a measurement. */
export function warningsFor(evidence: Evidence, settings: ProtocolSettings): Warning[] {
  const { samples, kernelMs, trust, quantumMs } = evidence;
  const warnings: Warning[] = [];
  if (samples.length < settings.fewSamples) {
    warnings.push({ code: 'few-samples', value: samples.length, limit: settings.fewSamples });
  }
  const shortest = Math.min(...samples.map((sample) => (trust === 'confirmed' && sample.gpuMs) || sample.wallMs));
  if (quantumMs > 0 && !(shortest / quantumMs >= settings.minQuanta)) {
    warnings.push({ code: 'coarse-clock', value: Math.floor(shortest / quantumMs), limit: settings.minQuanta });
  }
  if (evidence.gpu && trust === 'absent') warnings.push({ code: 'no-timestamps' });
  if (evidence.gpu && trust === 'contradicted') warnings.push({ code: 'timestamps-rejected' });
  // Negated: what is not a number is no reason to trust.
  const slower = drift(kernelMs) - 1;
  if (!(slower <= settings.driftWithin)) warnings.push({ code: 'drift', value: slower, limit: settings.driftWithin });
  const spread = relativeSpread(summarizeSamples(kernelMs));
  if (!(spread <= settings.steadyWithin))
    warnings.push({ code: 'unsteady', value: spread, limit: settings.steadyWithin });
  if (evidence.hidden > 0) warnings.push({ code: 'hidden', value: evidence.hidden });
  return warnings;
}

const percent = (value: number | undefined) => `${((value ?? 0) * 100).toFixed(0)} %`;

const TEXTS: Readonly<Record<WarningCode, (warning: Warning) => LocalText>> = {
  'few-samples': ({ value }) => ({
    en: `Only ${value} ${value === 1 ? 'sample' : 'samples'}: the interval is wide. Allow more time.`,
    'zh-CN': `只有 ${value} 个样本，区间较宽。请多给一些时间。`,
  }),
  'coarse-clock': ({ value }) => ({
    en: `A sample spans only ${value} steps of the clock. Choose a larger size.`,
    'zh-CN': `一个样本只跨了 ${value} 个时钟刻度。请选更大的规模。`,
  }),
  'timestamps-rejected': () => ({
    en: 'GPU timestamps and the wall clock disagree; the wall clock is used.',
    'zh-CN': 'GPU 时间戳与墙上时钟不一致，改用墙上时钟。',
  }),
  'no-timestamps': () => ({
    en: 'This browser gives no GPU timestamps; the wall clock is used.',
    'zh-CN': '此浏览器不提供 GPU 时间戳，改用墙上时钟。',
  }),
  drift: ({ value }) => ({
    en: `It became ${percent(value)} slower during the run; the machine may be hot. Let it rest and run again.`,
    'zh-CN': `运行中变慢了 ${percent(value)}，机器可能过热。歇一会儿再测。`,
  }),
  unsteady: ({ value }) => ({
    en: `Samples scatter by ${percent(value)}; something else may be using the machine. Close it and run again.`,
    'zh-CN': `样本波动达 ${percent(value)}，可能有别的程序在用机器。关掉后再测。`,
  }),
  hidden: ({ value }) => ({
    en: `${value} samples were thrown away because the tab was hidden. Keep it in front.`,
    'zh-CN': `标签页曾被隐藏，丢弃了 ${value} 个样本。请让它保持在前台。`,
  }),
  'over-budget': () => ({
    en: 'The time ran out before enough samples were taken. Allow more time or choose smaller sizes.',
    'zh-CN': '样本还没取够，时间就用完了。请多给时间，或选更小的规模。',
  }),
  'device-rebuilt': () => ({
    en: 'The device was lost during the run and started again; samples before and after are mixed.',
    'zh-CN': '运行中设备丢失后已重新启动，样本前后混用。',
  }),
};

/** One plain sentence in each language. */
export const warningText = (warning: Warning): LocalText => TEXTS[warning.code](warning);
