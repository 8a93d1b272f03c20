/** Reads the staircase: up to how many workgroups the time stays what it is for one. Pure. */
import type { SummaryRow } from '../../results/summary.ts';
import { isCoarse } from '../../results/warning-codes.ts';
import type { Results } from '../lesson.ts';
import { rowsOf } from '../results.ts';

/** Time of one run at a number of workgroups. */
export interface Tread {
  readonly groups: number;
  readonly ms: number;
  readonly low: number;
  readonly high: number;
  readonly coarse: boolean;
}

/** Timed rows of a variant, by number of workgroups. */
export function treadsOf(results: Results, run: string, variant: string): readonly Tread[] {
  return rowsOf(results, run)
    .flatMap((row) => (row.variant === variant ? treadOf(row) : []))
    .sort((a, b) => a.groups - b.groups);
}

function treadOf({ params, kernelMs, warnings }: SummaryRow): readonly Tread[] {
  if (!kernelMs) return [];
  const { median, low, high } = kernelMs;
  const coarse = warnings.some(isCoarse);
  return [{ groups: Number(params.groups), ms: median, low, high, coarse }];
}

/** How many times the time of one workgroup; null where either was not timed. */
export function timesOne(treads: readonly Tread[], groups: number): number | null {
  const one = treads.find((tread) => tread.groups === 1);
  const at = treads.find((tread) => tread.groups === groups);
  return one && at ? at.ms / one.ms : null;
}

export type Reading =
  /** `low` workgroups take as long as one; `high` take about twice as long or more. */
  | { readonly kind: 'step'; readonly low: number; readonly high: number }
  /** There is no flat part: two workgroups already take longer than one. */
  | { readonly kind: 'rises' }
  /** It never doubles: at least `most` run at once. */
  | { readonly kind: 'flat'; readonly most: number }
  | { readonly kind: 'unclear'; readonly why: 'missing' | 'coarse' | 'unsteady' };

/** Up to here a time counts as that of one workgroup, from there on as twice as long. Between, one cannot tell. */
const FLAT = 1.25;
const RISEN = 1.75;
/** Half an interval wider than this share of its median says nothing about a step of 1. */
const UNSTEADY = 0.25;
/** A time may fall by this much when work is added: more is noise, and no staircase. */
const FALL = 0.75;
const FEWEST = 4;

export function readingOf(treads: readonly Tread[]): Reading {
  const [one] = treads;
  if (one?.groups !== 1 || treads.length < FEWEST) return { kind: 'unclear', why: 'missing' };
  const risen = treads.find(({ ms }) => ms >= RISEN * one.ms);
  const used = risen ? treads.slice(0, treads.indexOf(risen) + 1) : treads;
  if (used.some(({ coarse }) => coarse)) return { kind: 'unclear', why: 'coarse' };
  const shaky = used.some(({ ms, low, high }) => (high - low) / 2 > UNSTEADY * ms);
  const falls = treads.some(({ ms }, i) => i > 0 && ms < FALL * treads[i - 1].ms);
  if (shaky || falls) return { kind: 'unclear', why: 'unsteady' };
  const left = treads.findIndex(({ ms }) => ms > FLAT * one.ms);
  if (left < 0) return { kind: 'flat', most: treads[treads.length - 1].groups };
  const low = treads[left - 1].groups;
  if (low === 1) return { kind: 'rises' };
  return risen ? { kind: 'step', low, high: risen.groups } : { kind: 'flat', most: low };
}

/** Whether a number lies where the staircase has its first edge. */
export const isWithin = (reading: Reading, value: number): boolean =>
  reading.kind === 'step' && value >= reading.low && value <= reading.high;

/** What one may honestly answer where no number can be read off. */
export const SIGHTS = ['rises', 'flat', 'unclear'] as const;

export const isSight = (reading: Reading, sight: string): boolean => reading.kind === sight;
