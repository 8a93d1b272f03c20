import { expect, test, vi } from 'vitest';
import { createFormat } from './format.ts';

const format = createFormat('en');

test.each([
  [0, '0 ms'],
  [4.2e-4, '420 ns'],
  [0.0382, '38.2 µs'],
  [1.2444, '1.24 ms'],
  [999.4, '999 ms'],
  [2100, '2.1 s'],
  [1_234_567, '1,235 s'],
])('%s ms', (ms, text) => expect(format.ms(ms)).toBe(text));

test.each([
  [38.4, '38×'],
  [1.84, '1.8×'],
  [2, '2×'],
  [0.4234, '0.423×'],
  [1234, '1,234×'],
])('%s times', (ratio, text) => expect(format.times(ratio)).toBe(text));

test.each([
  [0, '0 B'],
  [64, '64 B'],
  [65_536, '64 KiB'],
  [2 ** 28, '256 MiB'],
  [2 ** 31 - 4, '2 GiB'],
  [2 ** 60, '1,048,576 TiB'],
])('%s bytes', (bytes, text) => expect(format.bytes(bytes)).toBe(text));

test.each([
  [0, '0%'],
  [0.00312, '0.31%'],
  [0.0424, '4.2%'],
  [0.384, '38%'],
  [1.2, '120%'],
])('%s as a share', (fraction, text) => expect(format.percent(fraction)).toBe(text));

test('a day is the same day everywhere, a moment is of the reader’s time zone', async () => {
  vi.stubEnv('TZ', 'America/New_York');
  // A format that has told no date yet takes the zone of now.
  vi.resetModules();
  const { day } = (await import('./format.ts')).createFormat('en');
  const told = [day('2026-01-31'), day('2026-01-31T02:00:00Z'), day('gone')];
  vi.unstubAllEnvs();
  expect(told).toEqual(['Jan 31, 2026', 'Jan 30, 2026', 'gone']);
});
