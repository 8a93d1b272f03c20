import { expect, test } from 'vitest';
import { scientific, spaced, text } from './text.ts';

test('Chinese from parts gets the space that is missing and loses the one that is too many', () => {
  expect(spaced('1,024 个元素时CPU 快')).toBe('1,024 个元素时 CPU 快');
  expect(spaced('速度是分块 的 3倍')).toBe('速度是分块的 3 倍');
  expect(spaced('用时 4 ms 。 GPU 是（ 2 ms ），占 25%的')).toBe('用时 4 ms。GPU 是（2 ms），占 25% 的');
  expect(spaced('占 51 % 的时间')).toBe('占 51% 的时间');
  expect(spaced('全部 8 个 CPU 线程的 4 倍。')).toBe('全部 8 个 CPU 线程的 4 倍。');
  expect(spaced('最快的是 “分块” 和“朴素”，GPU “分块” 也是')).toBe('最快的是“分块”和“朴素”，GPU “分块”也是');
  // Once more changes nothing: parts of parts are texts too.
  expect(spaced(spaced('n = 32时“分块”赢'))).toBe('n = 32 时“分块”赢');
});

test('what is not Chinese stays as it is', () => {
  for (const same of ['c = a + b', ' · n 64', 'shaders/matmul/naive.wgsl', '38×', 'a, b'])
    expect(spaced(same)).toBe(same);
  expect(text('On  purpose', '中文abc')).toEqual({ en: 'On  purpose', 'zh-CN': '中文 abc' });
});

test('small and large numbers are told as powers of ten, and no line ends within one', () => {
  expect([1e-6, 0, 0.25, 3, 4.56e12, -2e-7].map(scientific)).toEqual([
    '1.0\u00a0×\u00a010⁻⁶',
    '0',
    '2.5\u00a0×\u00a010⁻¹',
    '3.0\u00a0×\u00a010⁰',
    '4.6\u00a0×\u00a010¹²',
    '-2.0\u00a0×\u00a010⁻⁷',
  ]);
});
