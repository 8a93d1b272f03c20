import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstClause } from './first-clause.ts';

test('what comes first is cut off where it can stand alone', () => {
  expect(firstClause('The kernel took 1 ms of 4 ms: 25%. The rest is moving numbers.')).toEqual([
    'The kernel took 1 ms of 4 ms: 25%.',
    ' The rest is moving numbers.',
  ]);
  expect(firstClause('GPU 2 ms, CPU 10 ms. Here the GPU is faster.')[0]).toBe('GPU 2 ms, CPU 10 ms.');
  expect(firstClause('总共 4 ms，内核只占 1 ms，即 25%。其余都花在搬运上。')).toEqual([
    '总共 4 ms，内核只占 1 ms，即 25%。',
    '其余都花在搬运上。',
  ]);
});

test('neither in a number, nor in brackets or quotation marks, nor after a word or two', () => {
  expect(firstClause('It took 3.5 ms.')).toEqual(['It took 3.5 ms.', '']);
  expect(firstClause('The “first. one” and (the. second) lead. Then.')[0]).toBe(
    'The “first. one” and (the. second) lead.',
  );
  expect(firstClause('No. The GPU is faster here. Look.')[0]).toBe('No. The GPU is faster here.');
});

test('a clause that goes on for long ends at its first colon or semicolon, and at no comma', () => {
  const on = 'and so it goes on '.repeat(8);
  const cut = `At 1,024 elements, the CPU is faster: ${on}to the end. More.`;
  expect(firstClause(cut)[0]).toBe('At 1,024 elements, the CPU is faster:');
  const whole = `At 1,024 elements the CPU is faster, ${on}to the end.`;
  expect(firstClause(`${whole} More.`)[0]).toBe(whole);
});

test('nothing is lost', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const [first, rest] = firstClause(text);
      expect(first + rest).toBe(text);
    }),
  );
});
