import { expect, test } from 'vitest';
import { GROUP_LOOKS } from './looks.ts';
import { markPath } from './marks.ts';

test('outlines', () => {
  expect(markPath('square', 10, 10, 10)).toBe('M18.4,18.4L1.6,18.4L1.6,1.6L18.4,1.6Z');
  expect(markPath('diamond', 10, 10, 4)).toBe('M10,6L14,10L10,14L6,10Z');
  expect(markPath('triangle', 0, 0, 4)).toBe('M0,-4L3.8,3L-3.8,3Z');
  expect(markPath('circle', 10, 10, 4)).toBe('M6,10a4,4 0 1 0 8,0a4,4 0 1 0 -8,0Z');
  expect(markPath('cross', 0, 0, 10)).toBe(
    'M3.6,-3.6L10,-3.6L10,3.6L3.6,3.6L3.6,10L-3.6,10L-3.6,3.6L-10,3.6L-10,-3.6L-3.6,-3.6L-3.6,-10L3.6,-10Z',
  );
});

test('no two groups share a colour, nor shape and filling', () => {
  const looks = Object.values(GROUP_LOOKS);
  expect(new Set(looks.map(({ color }) => color)).size).toBe(looks.length);
  expect(new Set(looks.map(({ shape, filled }) => `${shape} ${filled}`)).size).toBe(looks.length);
});
