import { expect, test } from 'vitest';
import { withoutBreaks } from './hash-location.ts';

test.each([
  ['/lab/matmul:naive:%0An=2048', '/lab/matmul:naive:n=2048'],
  ['/lab/matmul:naive:%0D%0A%20%20n=2048', '/lab/matmul:naive:n=2048'],
  ['/%0a', '/'],
  ['/r/2abc%E2%80%A8def%e2%80%a9ghi', '/r/2abcdefghi'],
  ['/r/2abc\n\tdef\u2028ghi', '/r/2abcdefghi'],
  ['/no%20such%0Apage', '/no%20suchpage'],
])('%j opens as %j', (broken, whole) => {
  expect(withoutBreaks(broken)).toBe(whole);
});

test('an escaped percent sign is no line break', () => {
  expect(withoutBreaks('/r/2%250A')).toBe('/r/2%250A');
});

test('no line break stays that a route could stumble over', () => {
  for (let code = 0; code < 0x3000; code += 1) {
    const character = String.fromCharCode(code);
    if (/./.test(character)) continue;
    expect(decodeURI(withoutBreaks(`/lab/a${encodeURI(character)}b`))).toBe('/lab/ab');
  }
});
