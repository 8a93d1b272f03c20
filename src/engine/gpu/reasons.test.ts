import { expect, test } from 'vitest';
import { beyondLimit } from './reasons.ts';

test.each([
  [2 ** 27 + 4, 2 ** 27, '128.000004', '128.000000'],
  [2 ** 27 + 2 ** 18, 2 ** 27, '128.3', '128.0'],
  [2 ** 28, 2 ** 27, '256', '128'],
])('%i bytes where %i fit: the two figures differ', (bytes, limit, takes, holds) => {
  const { text } = beyondLimit('A', bytes, limit);
  expect(text.en).toContain(`takes ${takes} MiB; a buffer on this adapter holds ${holds} MiB`);
  expect(text['zh-CN']).toContain(`${takes} MiB，而此适配器的单个缓冲区最多 ${holds} MiB`);
});
