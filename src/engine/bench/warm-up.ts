/** Warming a case up until its batches have their length and its clocks are compared. Who skips iterations shows here. */
import { limited, TimeUpError } from './abort.ts';
import type { Batches, CaseTools } from './batches.ts';
import { isFlat } from './calibrate.ts';

/** How long a case may warm up. */
export interface WarmUpTime {
  /** For all of it, as far as one pair of batches allows. */
  readonly shareMs: number;
  /** For one that seems to skip work, until it is found out or cleared. */
  readonly inDoubtMs: number;
  /** Clock time beyond which no warm-up batch of full length lasts, and which nothing may pass. */
  readonly patience: number;
  readonly end: number;
}

interface Wanted extends WarmUpTime {
  /** At least this long, ms; see `Batches.warmUp`. */
  readonly warmMs: number;
  /** Taken off the wall time of each batch, ms. */
  readonly idleMs: number;
}

/**
 * @returns the clock's time until which steady phases may be timed; null for who does not do all of its iterations
 * @throws TimeUpError where no time was left to tell
 */
export async function warmedUp(
  batches: Batches,
  { warmMs, idleMs, shareMs, inDoubtMs, patience, end }: Wanted,
  tools: Pick<CaseTools, 'clock' | 'quantumMs' | 'settings'>,
  signal: AbortSignal,
): Promise<number | null> {
  const { clock, quantumMs } = tools;
  const until = clock.now() + shareMs;
  const inDoubt = clock.now() + inDoubtMs;
  for (let again = 0; ; again++) {
    await batches.warmUp(warmMs, patience, signal);
    await compareClocks(batches, { idleMs, until, inDoubt, end }, tools, signal);
    const { calibration, single } = batches;
    const flat = isFlat(calibration, idleMs, quantumMs);
    // Who seems to skip, and for whom no time was left to be compared again, has no time.
    const undecided = flat ? calibration.length < 4 : again > 0 && !single && !calibration.length;
    if (undecided) throw new TimeUpError();
    if (!flat) return Math.min(Math.max(until, clock.now() + shareMs / 2), end);
    // Nobody is accused for a busy machine: only who takes no longer for however many, or is flat again and again.
    if (again === TRIES) return null;
    const limit = limited(signal, clock, Math.max(0, inDoubt - clock.now()));
    if (!(await batches.grows(limit.signal).finally(() => limit.free()))) return null;
    batches.restart();
  }
}

interface Deadlines {
  readonly idleMs: number;
  /** No pair starts beyond it but the first; those that are to tell whether a flat one was chance, until `inDoubt`. */
  readonly until: number;
  readonly inDoubt: number;
  /** No pair starts that would last beyond it. */
  readonly end: number;
}

/** Pairs of n and 2n iterations; left out where one iteration is so long that the fixed cost disappears in it. */
async function compareClocks(
  batches: Batches,
  { idleMs, until, inDoubt, end }: Deadlines,
  { clock, quantumMs, settings }: Pick<CaseTools, 'clock' | 'quantumMs' | 'settings'>,
  signal: AbortSignal,
): Promise<void> {
  for (let pair = 0; pair < settings.calibrationPairs && !batches.single; pair++) {
    if (clock.now() + 3 * batches.batchMs > end) return;
    const flat = isFlat(batches.calibration, idleMs, quantumMs);
    if (pair > 0 && clock.now() >= (flat ? inDoubt : until)) return;
    await batches.pair(signal);
  }
}

/** How often a batch that seemed to take no longer for more is warmed up anew. */
const TRIES = 3;
