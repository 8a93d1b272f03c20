/**
 * Which clock to believe. A batch's wall time is a fixed cost (submitting, waiting) plus n times the work; pairs of
 * batches of n and 2n iterations separate the two. GPU timestamps are used where they agree with that slope.
 */
import { median } from 'simple-statistics';
import type { DeviceClock, Measurement, Sample } from '../contract.ts';

type Ok = Extract<Measurement, { status: 'ok' }>;

/** Milliseconds per iteration and per batch. */
export interface Calibration {
  readonly slopeMs: number;
  readonly fixedMs: number;
  /** Half-width of what the slope may be off by, from the scatter of the pairs and the clock's step. */
  readonly uncertaintyMs: number;
}

/** `pairs` alternate: n iterations, then 2n. Null without a pair. */
export function calibrate(pairs: readonly Sample[], quantumMs: number): Calibration | null {
  const slopes: number[] = [];
  const fixed: number[] = [];
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    const [once, twice] = [pairs[i], pairs[i + 1]];
    slopes.push((twice.wallMs - once.wallMs) / (twice.iterations - once.iterations));
    fixed.push(2 * once.wallMs - twice.wallMs);
  }
  if (!slopes.length) return null;
  const slopeMs = median(slopes);
  // Of three slopes the median absolute deviation is the smaller of two gaps: next to nothing now and then.
  const scatter = Math.max(...slopes.map((slope) => Math.abs(slope - slopeMs)));
  return {
    slopeMs,
    // Only what every pair confirms: a cost that is all noise would make each second run look faster than it was.
    fixedMs: Math.max(0, Math.min(...fixed)),
    uncertaintyMs: scatter + (2 * quantumMs) / pairs[0].iterations,
  };
}

/** Timestamps must exist in every sample, be positive, and agree with the wall clock. */
export function trustTimestamps(
  samples: readonly Sample[],
  pairs: readonly Sample[],
  quantumMs: number,
  within: number,
): DeviceClock {
  const all = [...samples, ...pairs];
  const gpu = all.map((sample) => sample.gpuMs).filter((ms) => ms !== null);
  if (!gpu.length) return 'absent';
  if (gpu.length < all.length || gpu.some((ms) => !(ms > 0))) return 'contradicted';
  const gpuMs = median(all.map((sample) => (sample.gpuMs ?? 0) / sample.iterations));
  const calibration = calibrate(pairs, quantumMs);
  // Without pairs one iteration is so long that the fixed cost of a batch disappears in it.
  const wallMs = calibration?.slopeMs ?? median(all.map((sample) => sample.wallMs / sample.iterations));
  const slack = within * wallMs + (calibration?.uncertaintyMs ?? 0);
  return Math.abs(gpuMs - wallMs) <= slack ? 'confirmed' : 'contradicted';
}

/** Kernel time of each sample in milliseconds per iteration, from the clock that the measurement trusts. */
export function kernelMsOf(measurement: Pick<Ok, 'samples' | 'calibration' | 'kernelClock' | 'idleMs'>): number[] {
  const { samples, kernelClock } = measurement;
  const fixedMs = measurement.idleMs ?? calibrate(measurement.calibration, 0)?.fixedMs ?? 0;
  return samples.map(({ iterations, wallMs, gpuMs }) => {
    if (kernelClock === 'device' && gpuMs !== null) return gpuMs / iterations;
    // A fixed cost estimated from noise must never eat the sample.
    return Math.max(wallMs - fixedMs, wallMs / 2) / iterations;
  });
}

/** By GPU timestamps, in milliseconds per iteration; null where they were not confirmed. */
export function deviceMsOf({ samples, deviceClock }: Pick<Ok, 'samples' | 'deviceClock'>): number[] | null {
  if (deviceClock !== 'confirmed') return null;
  return samples.flatMap(({ iterations, gpuMs }) => (gpuMs === null ? [] : gpuMs / iterations));
}
