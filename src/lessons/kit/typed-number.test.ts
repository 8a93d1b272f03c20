import { expect, test } from 'vitest';
import { numberProblem, readNumber } from './typed-number.ts';

test.each([
  ['128', 128],
  ['1,5', 1.5],
  ['1,048,576', 1_048_576],
  ['１２８', 128],
  ['3。5', 3.5],
  ['1 000', 1000],
])('“%s” is %d', (typed, value) => {
  expect(readNumber(typed)).toEqual({ ok: true, value });
  expect(numberProblem(typed)).toBeNull();
});

test('a comma that may mean either is asked about, and taken for neither', () => {
  expect(readNumber('65,536').ok).toBe(false);
  expect(numberProblem('65,536')?.en).toContain('Type 65536 or 65.536.');
});

test.each(['0x10', 'Infinity', '128 ms', '×3'])('“%s” is told to be no number', (typed) => {
  expect(readNumber(typed).ok).toBe(false);
  expect(numberProblem(typed)?.en).toBe('This is not a number.');
});

test('where nothing is typed yet nothing is wrong', () => {
  expect(readNumber(' ').ok).toBe(false);
  expect(numberProblem(' ')).toBeNull();
});
