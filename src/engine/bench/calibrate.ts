/**
 * What a batch took. Kernel time is read from the wall clock, alike for all: the batch less what the device takes to
 * report that nothing was to be done. GPU timestamps stand beside it where the wall clock confirms them: pairs of
 * batches of n and 2n iterations tell the work, their slope, from the fixed cost of a batch (submitting, waiting).
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

/** `pairs` alternate: n iterations, then 2n. Null without a pair that says something. */
export function calibrate(pairs: readonly Sample[], quantumMs: number): Calibration | null {
  const slopes: number[] = [];
  const fixed: number[] = [];
  let fewest = Infinity;
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    const [once, twice] = [pairs[i], pairs[i + 1]];
    const slope = (twice.wallMs - once.wallMs) / (twice.iterations - once.iterations);
    if (!Number.isFinite(slope)) continue;
    slopes.push(slope);
    fixed.push(2 * once.wallMs - twice.wallMs);
    fewest = Math.min(fewest, once.iterations);
  }
  if (!slopes.length) return null;
  const slopeMs = median(slopes);
  // Of three slopes the median absolute deviation is the smaller of two gaps: next to nothing now and then.
  const scatter = Math.max(...slopes.map((slope) => Math.abs(slope - slopeMs)));
  return {
    slopeMs,
    // Only what every pair confirms: a cost that is all noise would make each second run look faster than it was.
    fixedMs: Math.max(0, Math.min(...fixed)),
    uncertaintyMs: scatter + (2 * quantumMs) / fewest,
  };
}

/**
 * Timestamps must exist in every sample, be positive, and tell of no more than was waited for: the device cannot have
 * worked for longer. Confirmed: they agree with the wall clock's slope, and that is known well enough to have
 * contradicted them. Undecided: it is not, or there are no pairs.
 * @param quantumMs steps of both clocks together
 */
export function trustTimestamps(
  samples: readonly Sample[],
  pairs: readonly Sample[],
  quantumMs: number,
  within: number,
): DeviceClock {
  const all = [...samples, ...pairs];
  const gpu = all.map((sample) => sample.gpuMs).filter((ms) => ms !== null);
  if (!gpu.length) return 'absent';
  if (gpu.length < all.length || !gpu.every((ms) => ms > 0)) return 'contradicted';
  // A median alone would let a single one of 1e18 pass.
  if (!all.every(({ gpuMs, wallMs }) => (gpuMs ?? 0) <= wallMs * (1 + within) + quantumMs)) return 'contradicted';
  const calibration = calibrate(pairs, quantumMs);
  if (!calibration) return 'undecided';
  const gpuMs = median(all.map((sample) => (sample.gpuMs ?? 0) / sample.iterations));
  const { slopeMs, uncertaintyMs } = calibration;
  const slack = within * slopeMs + uncertaintyMs;
  const off = Math.abs(gpuMs - slopeMs);
  if (!(off <= slack)) return 'contradicted';
  return off <= within * slopeMs && slack <= 2 * within * slopeMs ? 'confirmed' : 'undecided';
}

/**
 * Whether batches of 2n iterations took no longer than those of n, in every pair: then somebody knows how long a batch is,
 * and does not do all of it. A single pair may be chance.
 * @param idleMs of each batch, which is no work
 */
export function isFlat(pairs: readonly Sample[], idleMs: number, quantumMs: number): boolean {
  const growth: number[] = [];
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    const [once, twice] = [pairs[i], pairs[i + 1]];
    const work = once.wallMs - idleMs;
    // A batch that the clock hardly sees says nothing, nor does one so short that starting it may be most of it.
    if (once.iterations < FEWEST_TO_SKIP || !(work > 10 * quantumMs)) return false;
    growth.push((twice.wallMs - once.wallMs) / work);
  }
  return growth.length > 0 && growth.every((more) => more < LEAST_GROWTH);
}

/** An honest batch of twice the length takes about as much again; waiting that is no work may hide most of it. */
const LEAST_GROWTH = 0.1;
const FEWEST_TO_SKIP = 8;

/** Kernel time of each sample in milliseconds per iteration, from the clock that the measurement is read from. */
export function kernelMsOf(measurement: Pick<Ok, 'samples' | 'calibration' | 'kernelClock' | 'idleMs'>): number[] {
  const { samples, kernelClock } = measurement;
  const fixedMs = measurement.idleMs ?? calibrate(measurement.calibration, 0)?.fixedMs ?? 0;
  return samples.map(({ iterations, wallMs, gpuMs }) => {
    if (kernelClock === 'device' && gpuMs !== null) return gpuMs / iterations;
    return workMsOf(wallMs, fixedMs) / iterations;
  });
}

/** A fixed cost must never eat the sample. */
export const workMsOf = (wallMs: number, fixedMs: number): number => Math.max(wallMs - fixedMs, wallMs / 2);

/** Time by timestamps of each sample in milliseconds per iteration; null unless the wall clock confirms them. */
export function deviceMsOf({ samples, deviceClock }: Pick<Ok, 'samples' | 'deviceClock'>): number[] | null {
  if (deviceClock !== 'confirmed') return null;
  const each = samples.flatMap(({ gpuMs, iterations }) => (gpuMs === null ? [] : [gpuMs / iterations]));
  return each.length === samples.length ? each : null;
}
