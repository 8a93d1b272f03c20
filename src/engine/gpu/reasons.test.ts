import { afterEach, expect, test, vi } from 'vitest';
import { beyondLimit, noWebgpu } from './reasons.ts';

afterEach(() => vi.unstubAllGlobals());

test('without WebGPU the page is named where the page is to blame, the browser elsewhere', () => {
  expect(noWebgpu().text.en).toContain('This browser does not offer WebGPU');
  vi.stubGlobal('isSecureContext', true);
  expect(noWebgpu().text.en).toContain('This browser does not offer WebGPU');
  vi.stubGlobal('isSecureContext', false);
  expect(noWebgpu().text.en).toContain('open the page over https or from localhost');
  expect(noWebgpu().text['zh-CN']).toContain('请通过 https 或 localhost 打开');
});

test.each([
  [2 ** 27 + 4, 2 ** 27, '128.000004', '128.000000'],
  [2 ** 27 + 2 ** 18, 2 ** 27, '128.3', '128.0'],
  [2 ** 28, 2 ** 27, '256', '128'],
])('%i bytes where %i fit: the two figures differ', (bytes, limit, takes, holds) => {
  const { text } = beyondLimit('A', bytes, limit);
  expect(text.en).toContain(`takes ${takes} MiB; a buffer on this adapter holds ${holds} MiB`);
  expect(text['zh-CN']).toContain(`${takes} MiB，而此适配器的单个缓冲区最多 ${holds} MiB`);
});
