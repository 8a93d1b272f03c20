import { expect, test } from 'vitest';
import { spaced, text } from './text.ts';

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
