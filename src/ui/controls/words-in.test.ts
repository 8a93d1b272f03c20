import { expect, test } from 'vitest';
import { wordsIn } from './words-in.ts';

test('a name is its words', () => {
  expect(wordsIn('maxComputeInvocationsPerWorkgroup')).toEqual(['max', 'Compute', 'Invocations', 'Per', 'Workgroup']);
  expect(wordsIn('maxTextureDimension1D')).toEqual(['max', 'Texture', 'Dimension1', 'D']);
  expect(wordsIn('packed_4x8_integer_dot')).toEqual(['packed_', '4x8_', 'integer_', 'dot']);
});
