import { describe, expect, test } from 'vitest';
import { groupCases } from '../../engine/bench/groups.ts';
import { editName } from '../../engine/edit-name.ts';
import { workloads } from '../../workloads/registry.ts';
import type { ShaderEdit } from '../lesson.ts';
import { resultsFrom } from '../testing/rows.ts';
import { planOf } from './lesson-runs.ts';
import { planOfTry, solves, triedOf } from './shader-try.ts';

const edit: ShaderEdit = { shader: 'vector-add/scalar.wgsl', code: 'as it began', pattern: 'vector-add:scalar:n=1024' };
const plan = planOf({ patterns: [edit.pattern], budgetMs: 6000 }, 1);
const buildOf = (code: string) => editName({ [edit.shader]: code });

describe('the plan of a try', () => {
  test('for speed has both texts as contenders of one group, so that their batches take turns', () => {
    const both = planOfTry(plan, edit, 2, 'mine');
    expect(both.cases.map(({ build }) => build)).toEqual([buildOf('as it began'), buildOf('mine')]);
    expect(both.edits).toEqual({
      [buildOf('as it began')]: { [edit.shader]: 'as it began' },
      [buildOf('mine')]: { [edit.shader]: 'mine' },
    });
    expect(both.budgetMs).toBe(12_000);
    const { groups, unknown } = groupCases(both, workloads, Number.POSITIVE_INFINITY);
    expect(unknown).toEqual([]);
    expect(groups.map(({ cases }) => cases.map(({ index }) => index))).toEqual([[0, 1]]);
  });

  test('for a right result alone has one', () => {
    const one = planOfTry(plan, edit, 'correct', 'mine');
    expect(one.cases).toEqual([{ ...plan.cases[0], build: buildOf('mine') }]);
    expect(Object.keys(one.edits ?? {})).toEqual([buildOf('mine')]);
    expect(one.budgetMs).toBe(6000);
  });
});

describe('what a try shows', () => {
  const rowsOf = (...ms: (number | null)[]) => {
    const rows = ms.map((each) => ({ variant: 'scalar', on: 'gpu' as const, ms: each }));
    return resultsFrom('vector-add', { edit: rows }).edit?.summary.measurements ?? [];
  };
  const about = { code: 'mine', cancelled: false, lacks: null };

  test('the gain is over the text that the challenge began with', () => {
    const tried = triedOf(rowsOf(10, 4), 2, about);
    expect(tried).toMatchObject({ code: 'mine', cancelled: false });
    expect(tried.gain?.median).toBeCloseTo(2.5);
    expect(tried.row.kernelMs?.median).toBe(4);
    expect(solves(tried, 2)).toBe(true);
    expect(solves(triedOf(rowsOf(10, 8), 2, about), 2)).toBe(false);
  });

  test('where only the result counts, any speed will do', () => {
    const tried = triedOf(rowsOf(40), 'correct', about);
    expect(tried.gain).toBeNull();
    expect(solves(tried, 'correct')).toBe(true);
  });

  test('a text that is wrong or does not run solves nothing; one that could not be tried says nothing', () => {
    const [row] = rowsOf(4);
    const of = (status: 'wrong' | 'failed' | 'aborted' | 'unsupported') =>
      solves(triedOf([row, { ...row, status, kernelMs: null }], 2, about), 2);
    expect((['wrong', 'failed', 'aborted', 'unsupported'] as const).map(of)).toEqual([false, false, null, null]);
  });

  test('a text that lacks something solves nothing, right as its result may be', () => {
    const lacks = { en: 'A barrier.', 'zh-CN': '一道屏障。' };
    expect(solves(triedOf(rowsOf(40), 'correct', { ...about, lacks }), 'correct')).toBe(false);
    expect(solves(triedOf(rowsOf(10, 4), 2, { ...about, lacks }), 2)).toBe(false);
  });

  test('one that was stopped is not judged by its speed, and neither is one without a comparison', () => {
    expect(solves(triedOf(rowsOf(10, 4), 2, { ...about, cancelled: true }), 2)).toBeNull();
    expect(solves(triedOf(rowsOf(10, 8), 2, { ...about, cancelled: true }), 2)).toBeNull();
    expect(solves(triedOf(rowsOf(null, 4), 2, about), 2)).toBeNull();
  });
});
