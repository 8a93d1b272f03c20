/** What a case has found out, as a measurement: only with samples, phases and a proof is there a time. Pure. */
import { median } from 'simple-statistics';
import type { FirstUse, Measurement, Phases, Reason, Sample, Verdict, Warning } from '../contract.ts';
import type { CaseTools } from './batches.ts';
import { kernelMsOf, trustTimestamps } from './calibrate.ts';
import { belowClock } from './reasons.ts';
import { warningsFor } from './warnings.ts';

type Ok = Extract<Measurement, { status: 'ok' }>;
type Of<T> = T extends Measurement ? Omit<T, 'case' | 'on'> : never;

interface Found {
  readonly samples: Sample[];
  readonly roundTrips: number[];
  readonly calibration: Ok['calibration'];
  /** Null where the case was not yet prepared. */
  readonly phases: Phases | null;
  readonly firstUse: FirstUse | null;
  readonly verdict: Verdict | null;
  readonly idleMs: number;
  /** Whether its kernel is one of ours on the GPU. */
  readonly gpu: boolean;
  /** Samples thrown away because the page was hidden. */
  readonly hidden: number;
  readonly notes: readonly Warning[];
}

/**
 * @param unfinished why there is no time, where nothing counts
 * @param gpuQuantumMs the step of the GPU's clock
 */
export function measuredOf(
  { samples, roundTrips, calibration, phases, firstUse, verdict, idleMs, gpu, hidden, notes }: Found,
  unfinished: Reason,
  { settings, quantumMs }: Pick<CaseTools, 'settings' | 'quantumMs'>,
  gpuQuantumMs: number,
): Of<Extract<Measurement, { status: 'ok' | 'aborted' }>> {
  if (!samples.length || !phases || !verdict) return { status: 'aborted', reason: unfinished };
  if (median(samples.map(({ wallMs }) => wallMs)) < settings.leastClockSteps * quantumMs) {
    return { status: 'aborted', reason: belowClock(quantumMs) };
  }
  const trust = trustTimestamps(samples, calibration, quantumMs + gpuQuantumMs, settings.trustWithin);
  const measured = {
    firstUse,
    roundTrips,
    samples,
    calibration,
    kernelClock: 'wall',
    deviceClock: trust,
    idleMs,
  } as const;
  const evidence = { samples, kernelMs: kernelMsOf(measured), trust, gpu, quantumMs, idleMs, hidden };
  return {
    status: 'ok',
    phases,
    verdict,
    ...measured,
    warnings: [...notes, ...warningsFor(evidence, settings)],
  };
}
