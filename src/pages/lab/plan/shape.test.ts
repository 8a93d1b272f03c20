import { expect, test } from 'vitest';
import { firstChoice } from '../../../ui/plan/choice.ts';
import { workloads } from '../../../workloads/registry.ts';
import { withPicture } from './shape.ts';

const convolution = workloads.find(({ accepts }) => accepts?.picture) ?? workloads[0];
const matmul = workloads.find(({ accepts }) => !accepts?.picture) ?? workloads[0];
const wide = { width: 400, height: 200 };

test('a plan that does not fit the picture gets one size and its shape, and then stays as it is', () => {
  const fitted = withPicture(firstChoice(convolution), wide, 'whole');
  expect(fitted.sizes).toHaveLength(1);
  expect(fitted.params).toEqual({ [convolution.accepts?.picture?.height ?? '']: fitted.sizes[0] / 2 });
  expect(withPicture(fitted, wide, 'whole')).toBe(fitted);
  const square = withPicture(fitted, wide, 'square');
  expect(square.params).toEqual({});
  expect(withPicture(square, wide, 'square')).toBe(square);
});

test('work without a picture is left alone', () => {
  const choice = firstChoice(matmul);
  expect(withPicture(choice, wide, 'whole')).toBe(choice);
});
