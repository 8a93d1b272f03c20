/** One try at a shader challenge: its plan, what it showed, and whether that solves it. Pure. */
import type { LocalText, Plan } from '../../engine/contract.ts';
import { editName } from '../../engine/edit-name.ts';
import { type Ratio, ratioOf } from '../../engine/stats/ratio.ts';
import type { SummaryRow } from '../../results/summary.ts';
import type { Challenge, ShaderEdit } from '../lesson.ts';

export type Goal = Extract<Challenge, { kind: 'wgsl' }>['goal'];

export interface Tried {
  /** The text that it was made from: it says nothing of any other. */
  readonly code: string;
  readonly row: SummaryRow;
  /** How many times faster than the text that the challenge began with; null where that was not asked for or has no time. */
  readonly gain: Ratio | null;
  /** Whether the visitor stopped it. */
  readonly cancelled: boolean;
  /** What the text lacks however its result came out; null where nothing is missing, or nobody asked. */
  readonly lacks: LocalText | null;
}

/**
 * The visitor's text and, where speed counts, the text that the challenge began with: as contenders of one run, so that
 * their batches take turns. The beginning is an edit too: loops of edits are watched, and a watched loop is slower.
 * @param plan the challenge's case, as the file would run it
 */
export function planOfTry({ cases, ...rest }: Plan, edit: ShaderEdit, goal: Goal, code: string): Plan {
  const texts = goal === 'correct' ? [code] : [edit.code, code];
  const builds = texts.map((text) => {
    const edits = { [edit.shader]: text };
    return [editName(edits), edits] as const;
  });
  return {
    ...rest,
    budgetMs: rest.budgetMs * texts.length,
    cases: builds.map(([build]) => ({ ...cases[0], build })),
    edits: Object.fromEntries(builds),
  };
}

/** @param rows of the plan above, in its order */
export function triedOf(
  rows: readonly SummaryRow[],
  goal: Goal,
  about: Pick<Tried, 'code' | 'cancelled' | 'lacks'>,
): Tried {
  const row = rows[rows.length - 1];
  const before = goal === 'correct' ? null : rows[0].kernelMs;
  return { ...about, row, gain: before && row.kernelMs ? ratioOf(before, row.kernelMs) : null };
}

/** Whether the challenge is solved; null where the run cannot tell. */
export function solves({ row, gain, cancelled, lacks }: Tried, goal: Goal): boolean | null {
  if (row.status === 'aborted' || row.status === 'unsupported') return null;
  if (row.status !== 'ok' || lacks) return false;
  if (goal === 'correct') return true;
  // Stopped, it may have a single sample of each.
  return cancelled || !gain ? null : gain.median >= goal;
}
