import { describe, expect, test } from 'vitest';
import { rotationOf } from '../rotation.ts';
import { bytesOf, elementCount } from '../sizes.ts';
import { casesOf, fakeWorkload } from '../testing/fake-workload.ts';
import { groupCases } from './groups.ts';

const plan = (cases: ReturnType<typeof casesOf>) => ({ cases, budgetMs: 1, seed: 1 });
const MIB = 2 ** 20;
const TWO = [{}, {}];

/** A workload whose input is `n` MiB. */
const large = (boundBy: 'memory' | 'arithmetic') =>
  fakeWorkload(
    { a: 'gpu', b: 'gpu', c: 'js' },
    {
      boundBy: () => boundBy,
      tensors: ({ n }) => ({
        inputs: { x: { dtype: 'u8', shape: [Number(n), MIB] } },
        outputs: { y: { dtype: 'f32', shape: [1] } },
      }),
    },
  );

test('sizes count elements and bytes', () => {
  expect(elementCount({ dtype: 'f32', shape: [2, 3, 4] })).toBe(24);
  expect(elementCount({ dtype: 'f32', shape: [] })).toBe(1);
  expect(bytesOf({ a: { dtype: 'f32', shape: [2] }, b: { dtype: 'u8', shape: [3] } })).toBe(11);
});

describe('groupCases', () => {
  test('cases of equal parameters share a group, the cheapest group first, places kept', () => {
    const workload = fakeWorkload({ a: 'gpu', b: 'js' });
    const cases = [...casesOf(workload, 8), ...casesOf(workload, 1)];
    const { groups, unknown } = groupCases(plan(cases), [workload], 2 ** 30);
    expect(groups.map(({ params, cases: own }) => [params.n, own.map(({ index }) => index)])).toEqual([
      [1, [2, 3]],
      [8, [0, 1]],
    ]);
    expect(unknown).toEqual([]);
  });

  test('splits what would not fit at once', () => {
    const workload = large('arithmetic');
    const parts = (residentBytes: number) =>
      groupCases(plan(casesOf(workload, 100)), [workload], residentBytes).groups.map(({ cases, split }) =>
        split ? -cases.length : cases.length,
      );
    // Two sets of 100 MiB for both that run on the GPU, and two for the one that does not.
    expect(parts(401 * MIB)).toEqual([3]);
    expect(parts(399 * MIB)).toEqual([-2, -1]);
    expect(parts(1)).toEqual([-1, -1, -1]);
  });

  test('a second GPU holds inputs of its own', () => {
    const workload = large('arithmetic');
    const cases = casesOf(workload, 100, ['a', 'b']);
    const second = cases.map((id) => ({ ...id, gpu: 'second' as const }));
    const parts = (ids: typeof cases, residentBytes: number) =>
      groupCases(plan(ids), [workload], residentBytes).groups.map((group) => group.cases.length);
    expect(parts(cases, 201 * MIB)).toEqual([2]);
    expect(parts([...cases, ...second], 401 * MIB)).toEqual([4]);
    expect(parts([...cases, ...second], 399 * MIB)).toEqual([2, 2]);
  });

  test('counts the outputs and the scratch of each', () => {
    const workload = fakeWorkload(
      { a: 'gpu', b: 'gpu' },
      { tensors: () => ({ inputs: {}, outputs: { y: { dtype: 'u8', shape: [MIB] } } }) },
    );
    const [a, b] = workload.variants;
    const scratch = () => ({ t: { dtype: 'u8' as const, shape: [4 * MIB] } });
    const parts = (variants: typeof workload.variants, residentBytes: number) =>
      groupCases(plan(casesOf(workload)), [{ ...workload, variants }], residentBytes).groups.length;
    expect(parts([a, b], 6 * MIB)).toBe(1);
    expect(parts([a, b], 5 * MIB)).toBe(2);
    expect(parts([a, { ...b, scratch }], 9 * MIB)).toBe(2);
    expect(parts([a, { ...b, scratch }], 10 * MIB)).toBe(1);
  });

  test('counts the state of each', () => {
    const state = { w: { dtype: 'u8' as const, shape: [4 * MIB] } };
    const workload = fakeWorkload(
      { a: 'gpu', b: 'gpu' },
      { tensors: () => ({ inputs: {}, outputs: { y: { dtype: 'u8', shape: [MIB] } }, state }) },
    );
    const parts = (residentBytes: number) =>
      groupCases(plan(casesOf(workload)), [workload], residentBytes).groups.length;
    expect([13 * MIB, 14 * MIB].map(parts)).toEqual([2, 1]);
  });

  test('counts the copies that inputs rotate among', () => {
    const workload = large('memory');
    const { groups } = groupCases(plan(casesOf(workload, 16)), [workload], 200 * MIB);
    expect(rotationOf({ workload, params: { n: 16 }, sets: TWO }).copies).toBe(8);
    expect(groups.map(({ cases }) => cases.length)).toEqual([2, 1]);
  });

  test('a case given twice is measured twice', () => {
    const workload = fakeWorkload({ a: 'gpu' });
    const [id] = casesOf(workload);
    expect(groupCases(plan([id, id]), [workload], 1e9).groups[0].cases).toHaveLength(2);
  });
});

describe('rotationOf', () => {
  const copies = (n: number) => rotationOf({ workload: large('memory'), params: { n }, sets: TWO }).copies;

  test('fills more than a cache, with no more than 32 copies and never fewer than the sets', () => {
    expect([1, 4, 64, 128, 500].map(copies)).toEqual([32, 32, 2, 2, 2]);
  });

  test('has one copy of each set and one place more where arithmetic is the limit', () => {
    expect(rotationOf({ workload: large('arithmetic'), params: { n: 1 }, sets: TWO })).toEqual({
      copies: 2,
      places: 3,
    });
  });
});
