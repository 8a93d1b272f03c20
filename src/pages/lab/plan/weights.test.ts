import { expect, test } from 'vitest';
import { sumOf } from '../../../ui/picture/weights.ts';
import { firstChoice } from '../../../ui/plan/choice.ts';
import { workloads } from '../../../workloads/registry.ts';
import { chooseParam, gridSide, withFittingWeights } from './weights.ts';

const convolution = workloads.find(({ accepts }) => accepts?.weights) ?? workloads[0];

test('own weights begin as those of the filter left behind, and keep their centre when the grid grows', () => {
  const start = chooseParam(firstChoice(convolution), 'filter', 'box');
  expect(start.weights).toBeNull();
  const custom = chooseParam(start, 'filter', 'custom');
  expect(custom.weights).toHaveLength(9);
  for (const weight of custom.weights ?? []) expect(weight).toBeCloseTo(1 / 9);
  const wide = chooseParam(custom, 'k', 5);
  expect(gridSide(wide)).toBe(5);
  expect(wide.weights).toHaveLength(25);
  expect(sumOf(wide.weights ?? [])).toBeCloseTo(1);
  expect(wide.weights?.[0]).toBe(0);
  expect(chooseParam(wide, 'k', null).weights).toEqual(custom.weights);
  expect(chooseParam(wide, 'filter', 'edge').weights).toBeNull();
});

test('weights of a link that do not fit the grid are replaced', () => {
  const custom = chooseParam(firstChoice(convolution), 'filter', 'custom');
  expect(withFittingWeights({ ...custom, weights: [1, 2, 3] }).weights).toEqual([0, 0, 0, 0, 1, 0, 0, 0, 0]);
  expect(withFittingWeights(custom)).toBe(custom);
});
