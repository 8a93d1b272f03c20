/** Warnings are data; these are the words for them, each with what the reader can do. */
import type { DeviceClock, LocalText, Sample, Warning, WarningCode } from '../contract.ts';
import { drift, outliers, relativeSpread, slowFirst, summarizeSamples } from '../stats/summary.ts';
import type { ProtocolSettings } from './protocol.ts';

interface Evidence {
  readonly samples: readonly Sample[];
  readonly kernelMs: readonly number[];
  readonly trust: DeviceClock;
  /** Whether the case ran on a GPU, where timestamps are to be expected. */
  readonly gpu: boolean;
  /** Step of the clock that the samples were read from. */
  readonly quantumMs: number;
  /** What the device takes to report that nothing was to be done. */
  readonly idleMs: number;
  readonly hidden: number;
}

/** What a reader should know before believing a measurement. */
export function warningsFor(evidence: Evidence, settings: ProtocolSettings): Warning[] {
  const { samples, kernelMs, trust } = evidence;
  const warnings: Warning[] = [];
  if (samples.length < settings.fewSamples) {
    warnings.push({ code: 'few-samples', value: samples.length, limit: settings.fewSamples });
  }
  warnings.push(...coarseClock(evidence, settings));
  if (evidence.gpu && trust === 'absent') warnings.push({ code: 'no-timestamps' });
  if (evidence.gpu && trust === 'contradicted') warnings.push({ code: 'timestamps-rejected' });
  // Where a step at either end of a batch is as much as what is told of, batches differ by the clock: one warning for one
  // cause.
  if (shortestOf(samples) * settings.driftWithin > 2 * evidence.quantumMs) warnings.push(...unlike(kernelMs, settings));
  if (evidence.hidden > 0) warnings.push({ code: 'hidden', value: evidence.hidden });
  return warnings;
}

/** How batches of the same work differ from each other. */
function unlike(kernelMs: readonly number[], settings: ProtocolSettings): Warning[] {
  const warnings: Warning[] = [];
  // Negated: what is not a number is no reason to trust.
  const change = drift(kernelMs);
  if (!(change - 1 <= settings.driftWithin)) {
    warnings.push({ code: 'drift', value: change - 1, limit: settings.driftWithin });
  }
  if (1 / change - 1 > settings.driftWithin) {
    warnings.push({ code: 'speeding-up', value: 1 / change - 1, limit: settings.driftWithin });
  }
  const slower = slowFirst(kernelMs);
  const slow = slower > settings.firstWithin;
  if (slow) warnings.push({ code: 'slow-first', value: slower, limit: settings.firstWithin });
  // One warning for one cause.
  const outlying = outliers(slow ? kernelMs.slice(1) : kernelMs);
  const most = Math.round(settings.outlyingShare * kernelMs.length);
  if (outlying > 0 && outlying >= most) warnings.push({ code: 'outliers', value: outlying, limit: most });
  const spread = relativeSpread(summarizeSamples(kernelMs));
  if (!(spread <= settings.steadyWithin))
    warnings.push({ code: 'unsteady', value: spread, limit: settings.steadyWithin });
  return warnings;
}

const shortestOf = (samples: readonly Sample[]): number => Math.min(...samples.map(({ wallMs }) => wallMs));

/** A sample must span many steps of the clock, and some of those in which a device reports the end of its work. */
function coarseClock({ samples, quantumMs, idleMs }: Evidence, settings: ProtocolSettings): Warning[] {
  const shortest = shortestOf(samples);
  const steps = [
    { code: 'coarse-clock', stepMs: quantumMs, limit: settings.minQuanta },
    { code: 'late-reports', stepMs: idleMs, limit: settings.minIdleSteps },
  ] as const;
  const coarse = steps.find(({ stepMs, limit }) => stepMs > 0 && !(shortest / stepMs >= limit));
  return coarse ? [{ code: coarse.code, value: Math.floor(shortest / coarse.stepMs), limit: coarse.limit }] : [];
}

const percent = (value: number | undefined) => `${((value ?? 0) * 100).toFixed(0)}%`;

const TEXTS: Readonly<Record<WarningCode, (warning: Warning) => LocalText>> = {
  'few-samples': ({ value }) => ({
    en: `Only ${value} ${value === 1 ? 'sample' : 'samples'}: the interval is wide. Allow more time.`,
    'zh-CN': `只有 ${value} 个样本，区间较宽。请多给一些时间。`,
  }),
  'coarse-clock': ({ value }) => ({
    en: `A sample spans only ${value} steps of the clock. Choose a larger size.`,
    'zh-CN': `一个样本只跨了 ${value} 个时钟刻度。请选更大的规模。`,
  }),
  'late-reports': ({ value }) => ({
    en: `This device reports late that its work has ended: a sample spans only ${value} of such waits. Choose a larger size.`,
    'zh-CN': `这台设备完工后很久才回报，一个样本只抵得上 ${value} 次这样的等待。请选更大的规模。`,
  }),
  'timestamps-rejected': () => ({
    en: 'GPU timestamps and the wall clock disagree; only the wall clock counts.',
    'zh-CN': 'GPU 时间戳与墙上时钟不一致，只以墙上时钟为准。',
  }),
  'no-timestamps': () => ({
    en: 'This browser gives no GPU timestamps; only the wall clock counts.',
    'zh-CN': '这个浏览器不提供 GPU 时间戳，只以墙上时钟为准。',
  }),
  drift: ({ value }) => ({
    en: `It became ${percent(value)} slower during the run; the machine may be hot. Let it rest and run again.`,
    'zh-CN': `运行中变慢了 ${percent(value)}，机器可能过热。歇一会儿再测。`,
  }),
  'speeding-up': ({ value }) => ({
    en: `It became ${percent(value)} faster during the run; its warm-up was too short. Run again.`,
    'zh-CN': `运行中变快了 ${percent(value)}，说明预热不够。请再测一次。`,
  }),
  'slow-first': ({ value }) => ({
    en: `Its first batch was ${percent(value)} slower than the others; something was still warming up. Run again if it matters.`,
    'zh-CN': `第一批比其余各批慢 ${percent(value)}，当时可能还在预热。若在意，请再测一次。`,
  }),
  outliers: ({ value }) => ({
    en: `${value} ${value === 1 ? 'sample took' : 'samples took'} far longer than the others; something else ran in between. Close it and run again.`,
    'zh-CN': `有 ${value} 个样本远慢于其余样本，其间可能有别的程序在运行。关掉后再测。`,
  }),
  restless: () => ({
    en: 'Something kept the processor busy between turns, so contenders may have disturbed each other. Run them one at a time.',
    'zh-CN': '两轮之间处理器一直没有空下来，各实现可能互相干扰。请分开单独测。',
  }),
  'not-interleaved': () => ({
    en: 'These contenders do not fit into memory together, so they ran one after another instead of in turns. Choose a smaller size.',
    'zh-CN': '这些实现无法同时放进内存，只能先后运行，没有交替进行。请选小一些的规模。',
  }),
  unsteady: ({ value }) => ({
    en: `Samples scatter by ${percent(value)}; something else may be using the machine. Close it and run again.`,
    'zh-CN': `样本波动达 ${percent(value)}，可能有别的程序在用机器。关掉后再测。`,
  }),
  hidden: ({ value }) => ({
    en: `${value} ${value === 1 ? 'sample was' : 'samples were'} thrown away because the tab was hidden. Keep it in front.`,
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
