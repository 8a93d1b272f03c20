import { expect, test } from 'vitest';
import { pageClockQuantumUs } from './quantum.ts';

test.each([5, 100, 1000])('finds a step of %i µs', (us) => {
  let reads = 0;
  const now = () => (Math.floor((reads++ * 0.7) / us) * us) / 1000;
  expect(pageClockQuantumUs({ now })).toBeCloseTo(us, 6);
});

test('a clock that stands still has none, and is not waited for', () => {
  expect(pageClockQuantumUs({ now: () => 7 })).toBe(0);
});
