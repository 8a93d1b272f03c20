import { expect, test } from 'vitest';
import { linksIn } from './links-in.ts';

test('finds every link in a chat log, each once, whatever stands around it', () => {
  const log = `[12:01] Ann: mine https://example.org/#/r/2.abc-_9 !
[12:02] Bob: (https://example.org/lockstep/#/r/1.Zz9), and again https://example.org/#/r/2.abc-_9
> <https://example.org/zh/#/r/2.q\u200bqq> https://example.org/#/lab/matmul:*:n=64 #/r/ #/r/2.`;
  expect(linksIn(log)).toEqual(['2.abc-_9', '1.Zz9', '2.qqq']);
});

test('a link that holds several is all of them', () => {
  expect(linksIn('https://example.org/#/r/2.a,2.b,2.a')).toEqual(['2.a', '2.b']);
});

test('of nothing there is nothing, and no more than anybody looks at', () => {
  expect(linksIn('')).toEqual([]);
  expect(linksIn('no link at all')).toEqual([]);
  expect(linksIn(Array.from({ length: 999 }, (_, i) => `#/r/2.x${i}`).join(' ')).length).toBe(200);
});
