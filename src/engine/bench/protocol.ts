/** The numbers of the protocol (why each is what it is: "How we measure" in the README). */
export interface ProtocolSettings {
  /** A batch aims at this long: far above the clocks' steps, far below what a driver tolerates. */
  readonly batchMs: number;
  /** GPU clocks ramp for hundreds of milliseconds; processors and software adapters need less. */
  readonly warmUpMs: { readonly hardware: number; readonly other: number };
  /** Warm when the last three batches agree within this. */
  readonly agreeWithin: number;
  /** Timed batches per case: as many as the budget allows, up to this. */
  readonly rounds: number;
  /** Fewer than this is a warning. */
  readonly fewSamples: number;
  /** Pairs of batches of n and 2n iterations. */
  readonly calibrationPairs: number;
  /** Timestamps further from the wall clock's slope than this are not used. */
  readonly trustWithin: number;
  /** A sample shorter than this many steps of its clock is a warning. */
  readonly minQuanta: number;
  /** Last third over first third of the samples. */
  readonly driftWithin: number;
  /** Median absolute deviation over median. */
  readonly steadyWithin: number;
  /** Rest after a batch of a library on the CPU, before another contender's. */
  readonly settleMs: number;
  /** What the sessions of one group may hold at once; more is measured in turns. */
  readonly residentBytes: number;
}

export const DEFAULT_SETTINGS: ProtocolSettings = {
  batchMs: 50,
  warmUpMs: { hardware: 300, other: 100 },
  agreeWithin: 0.03,
  rounds: 20,
  fewSamples: 5,
  calibrationPairs: 3,
  trustWithin: 0.05,
  minQuanta: 100,
  driftWithin: 0.1,
  steadyWithin: 0.1,
  settleMs: 50,
  residentBytes: 2 ** 30,
};
