import { expect, test } from 'vitest';
import { LESSONS } from '../registry.ts';
import { DRAWINGS } from './thumbnails.tsx';

test('each lesson has a drawing of its own', () => {
  expect(Object.keys(DRAWINGS).sort()).toEqual(LESSONS.map(({ id }) => id).sort());
  expect(new Set(Object.values(DRAWINGS)).size).toBe(LESSONS.length);
});
