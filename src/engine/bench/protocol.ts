import type { Plan } from '../contract.ts';

/** The numbers of the protocol (why each is what it is: docs/measuring.md). */
export interface ProtocolSettings {
  /** A batch aims at this long: far above the clocks' steps, far below what a driver tolerates. */
  readonly batchMs: number;
  /** Where one iteration lasts this many batches it is run by itself. */
  readonly singleFrom: number;
  /** A batch aims at this many times what the device takes to report that nothing was to be done. */
  readonly minIdleSteps: number;
  /** And at this many steps of its clock, where that steps coarsely. */
  readonly minClockSteps: number;
  /** A sample shorter than this many steps of its clock has no time. */
  readonly leastClockSteps: number;
  /** GPU clocks ramp for hundreds of milliseconds; processors and software adapters need less. */
  readonly warmUpMs: { readonly hardware: number; readonly other: number };
  /** Warm when the last three batches agree within this. */
  readonly agreeWithin: number;
  /** Timed batches per case: as many as the budget allows, up to this. */
  readonly rounds: number;
  /** Every case has these first, before any has more. */
  readonly leastRounds: number;
  /** So many times its budget a plan that stretches may take, until every case has its least rounds. */
  readonly stretch: number;
  /** Fewer than this is a warning. */
  readonly fewSamples: number;
  /** Pairs of batches of n and 2n iterations. */
  readonly calibrationPairs: number;
  /** Timed round trips per case, where the budget allows. */
  readonly roundTrips: number;
  /** Uploads and readbacks of which each phase is the median. */
  readonly phaseTimes: number;
  /** Longest batch of a workload with state, every iteration of which is checked once. */
  readonly mostTraced: number;
  /** Timestamps further from the wall clock's slope than this are contradicted by it. */
  readonly trustWithin: number;
  /** A sample shorter than this many steps of its clock is a warning. */
  readonly minQuanta: number;
  /** Last third over first third of the samples, or the other way about. */
  readonly driftWithin: number;
  /** Median absolute deviation over median. */
  readonly steadyWithin: number;
  /** The first timed batch over the median of the others. */
  readonly firstWithin: number;
  /** Share of the samples that may lie far above the others. */
  readonly outlyingShare: number;
  /** A GPU that has rested for longer is woken before it is timed. */
  readonly restMs: number;
  /** Rest after a batch of a library on the CPU, before another contender's, where no backend can tell what is idle. */
  readonly settleMs: number;
  /** Where one can, it is waited for that long at most. */
  readonly settleMostMs: number;
  /** A contender's rounds that cost no more than this share of the budget are never cut short. */
  readonly cheapShare: number;
  /** What the sessions of one group may hold at once; more is measured in turns. */
  readonly residentBytes: number;
}

export const DEFAULT_SETTINGS: ProtocolSettings = {
  batchMs: 50,
  singleFrom: 2.5,
  minIdleSteps: 5,
  minClockSteps: 10,
  leastClockSteps: 3,
  warmUpMs: { hardware: 300, other: 100 },
  agreeWithin: 0.03,
  rounds: 20,
  // Three samples are the least that an interval can be made of.
  leastRounds: 3,
  stretch: 4,
  fewSamples: 5,
  calibrationPairs: 3,
  roundTrips: 5,
  phaseTimes: 3,
  mostTraced: 32,
  trustWithin: 0.05,
  minQuanta: 100,
  driftWithin: 0.1,
  steadyWithin: 0.1,
  firstWithin: 0.2,
  outlyingShare: 0.1,
  restMs: 20,
  settleMs: 50,
  settleMostMs: 2500,
  cheapShare: 0.03,
  residentBytes: 2 ** 30,
};

/** What a batch is read from: the step of the clock, and what the device takes to report that nothing was to be done. */
export interface Coarseness {
  readonly quantumMs: number;
  readonly idleMs: number;
}

/** How long a batch of `batchMs` aims to be where it has to span several steps of what it is read from. */
export function aimOf(batchMs: number, { quantumMs, idleMs }: Coarseness, settings = DEFAULT_SETTINGS): number {
  const { minClockSteps, minIdleSteps } = settings;
  return Math.min(Math.max(batchMs, minClockSteps * quantumMs, minIdleSteps * idleMs), MOST_BATCHES * batchMs);
}

/** A clock so coarse that this is not enough is warned of. */
const MOST_BATCHES = 8;

/** No iteration is so short (some tens of nanoseconds) that more of them would be needed to see it. */
export const MOST_ITERATIONS = 2 ** 20;
/** Milliseconds of a batch: coarse clocks may see nothing at all. */
export const SHORTEST_MS = 1e-4;

/** Milliseconds that a run takes at most. */
export const longestMs = ({ budgetMs, stretches }: Plan, { stretch } = DEFAULT_SETTINGS): number =>
  stretches ? stretch * budgetMs : budgetMs;
