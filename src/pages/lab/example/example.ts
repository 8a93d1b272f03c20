/**
 * A run that was really measured, to be looked at until the visitor has one: the matrices of the run that
 * docs/performance.md tells of under "On one clock", six contenders of it.
 */
import type { Summary } from '../../../results/summary.ts';
import recorded from './recorded.json';

export const EXAMPLE = recorded as Summary;

/** No browser tells it; whoever recorded the run wrote it down. */
export const PROCESSOR = 'AMD EPYC';
