import { expect, test } from 'vitest';
import { pageClockQuantumUs } from './quantum.ts';

test.each([5, 100, 1000])('finds a step of %i µs', (us) => {
  let reads = 0;
  const now = () => (Math.floor((reads++ * 0.7) / us) * us) / 1000;
  expect(pageClockQuantumUs({ now })).toBeCloseTo(us, 6);
});

test('a step of 100 ms is waited for, however many readings fit into it', () => {
  let reads = 0;
  expect(pageClockQuantumUs({ now: () => Math.floor(reads++ / 5_000_000) * 100 })).toBe(100_000);
});

test('a clock that stands still has none, and is not waited for', () => {
  expect(pageClockQuantumUs({ now: () => 7 })).toBe(0);
});
