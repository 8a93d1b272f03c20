import { expect, test } from 'vitest';
import { workloads } from '../../workloads/registry.ts';
import { makeSummary } from '../testing/summaries.ts';
import { shareLink } from './link.ts';
import { linksIn, readLinks, splitLinks } from './links-in.ts';

const found = (text: string) => linksIn(text, workloads);

test('finds every link in a chat log, each once, whatever stands around it', () => {
  const log = `[12:01] Ann: mine https://example.org/#/r/2.abc-_9 !
[12:02] Bob: (https://example.org/lockstep/#/r/1.Zz9), and again https://example.org/#/r/2.abc-_9
> <https://example.org/zh/#/r/2.q\u200bqq> https://example.org/#/lab/matmul:*:n=64 #/r/ #/r/2.`;
  expect(found(log)).toEqual(['2.abc-_9', '1.Zz9', '2.qqq']);
});

test('a link that holds several is all of them, and a number behind a comma is none', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((letter) => `2.${letter.repeat(30)}`);
  expect(found(`https://example.org/#/r/${a},${b},${a}`)).toEqual([a, b]);
  expect(found(`https://example.org/#/r/${a}%2C${b}`)).toEqual([a, b]);
  expect(found(`Ann,https://example.org/#/r/${a},3.14\nBob,${b}`)).toEqual([a]);
  expect(found(`#/r/${a}, #/class/h/${b},${c}`)).toEqual([a]);
});

test('a link that a mail has broken over lines is put together again', async () => {
  const link = await shareLink(makeSummary(1, { sizes: 2, contenders: 3 }), 'https://example.org/');
  const broken = (link.match(/.{1,60}/g) ?? []).join('\n> ');
  expect(found(`Hello\n> ${broken}\n> 12 of us`)).toEqual([link.split('#/r/')[1]]);
});

test('of nothing there is nothing, and no more than anybody looks at', () => {
  expect(found('')).toEqual([]);
  expect(found('no link at all')).toEqual([]);
  const many = Array.from({ length: 999 }, (_, i) => `#/r/2.x${i}`).join(' ');
  expect(found(many).length).toBe(200);
  expect(
    readLinks(
      many,
      (_, data) => data,
      () => true,
      5,
    ),
  ).toEqual({
    found: ['2.x0', '2.x1', '2.x2', '2.x3', '2.x4'],
    cutOff: true,
  });
});

test('an address with several keeps what cannot be read, to say so', () => {
  expect(splitLinks('2.a,,nonsense,2.a')).toEqual(['2.a', 'nonsense']);
});
