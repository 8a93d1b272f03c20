import { expect, test } from 'vitest';
import { belowClock } from './reasons.ts';

test.each([
  [0.005, '0.005'],
  [0.1, '0.1'],
  [1, '1.0'],
  [16.667, '16.7'],
  [100, '100.0'],
])('a clock that steps by %s ms is told as %s', (stepMs, told) => {
  const { text } = belowClock(stepMs);
  expect(text.en).toContain(` ${told} ms`);
  expect(text['zh-CN']).toContain(` ${told} 毫秒`);
});
