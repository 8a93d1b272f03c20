/** The codes of warnings that this version has words for: whatever comes from outside may hold others. */
import type { WarningCode } from '../engine/contract.ts';

/** A code that is added to the contract and missing here is a type error. */
const KNOWN: Readonly<Record<WarningCode, true>> = {
  'few-samples': true,
  'coarse-clock': true,
  'late-reports': true,
  'timestamps-rejected': true,
  'no-timestamps': true,
  drift: true,
  'speeding-up': true,
  'slow-first': true,
  outliers: true,
  unsteady: true,
  restless: true,
  'not-interleaved': true,
  hidden: true,
  'over-budget': true,
  'device-rebuilt': true,
};

export const WARNING_CODES = Object.keys(KNOWN) as readonly WarningCode[];

/** Samples span few steps of what they are read from: of the clock, or of a device's reports. */
export const isCoarse = ({ code }: { readonly code: WarningCode }): boolean =>
  code === 'coarse-clock' || code === 'late-reports';

export const isWarningCode = (code: string): code is WarningCode => Object.hasOwn(KNOWN, code);
