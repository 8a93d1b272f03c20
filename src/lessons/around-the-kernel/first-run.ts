/** What a page waits for on its first run. Pure. */
import type { LocalText } from '../../engine/contract.ts';
import type { SummaryRow } from '../../results/summary.ts';
import { text } from '../text.ts';

export const PHASES = ['compile', 'upload', 'start', 'kernel', 'readback'] as const;
export type Phase = (typeof PHASES)[number];

export const PHASE_NAMES: Readonly<Record<Phase, LocalText>> = {
  compile: text('Compiling the kernel', '编译内核'),
  upload: text('Sending the numbers up', '把数送上去'),
  start: text('Starting it, and hearing that it has ended', '启动它，再得知它已结束'),
  kernel: text('The kernel itself', '内核本身'),
  readback: text('Fetching the result', '把结果取回来'),
};

export interface Part {
  readonly phase: Phase;
  readonly ms: number;
}

/** What a page waits for on its first run, part by part; null where the GPU gave no time. A recorded run tells no start. */
export function firstRun(row: SummaryRow | undefined): readonly Part[] | null {
  if (!row?.kernelMs) return null;
  const { firstUseMs, readbackMs } = row;
  const { compileMs, uploadMs } = firstUseMs ?? row;
  if (compileMs === null || uploadMs === null || readbackMs === null) return null;
  const kernel = row.kernelMs.median;
  const start = firstUseMs && Math.max(0, firstUseMs.runMs - kernel);
  const ms = { compile: compileMs, upload: uploadMs, start, kernel, readback: readbackMs };
  return PHASES.flatMap((phase) => (ms[phase] === null ? [] : [{ phase, ms: ms[phase] }]));
}

export const sumOf = (parts: readonly Part[]): number => parts.reduce((sum, { ms }) => sum + ms, 0);
export const kernelOf = (parts: readonly Part[]): number => parts.find(({ phase }) => phase === 'kernel')?.ms ?? 0;
