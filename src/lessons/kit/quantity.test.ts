import { expect, test } from 'vitest';
import { text } from '../text.ts';
import { quantityOf } from './quantity.ts';

const HOURS = { unit: text('hours', '小时'), unitOfOne: text('hour', '小时') };

test('one is one, as it is read; everything else is many', () => {
  const en = (shown: string) => quantityOf(shown, HOURS, (said) => said.en);
  expect(['1', '1.2', '0', '1,000'].map(en)).toEqual(['1 hour', '1.2 hours', '0 hours', '1,000 hours']);
  expect(quantityOf('1', HOURS, (said) => said['zh-CN'])).toBe('1 小时');
});

test('a unit with one word for all keeps it', () => {
  expect(quantityOf('1', { unit: text('ms', 'ms') }, (said) => said.en)).toBe('1 ms');
  expect(quantityOf('42', { unit: text('%', '%') }, (said) => said.en)).toBe('42%');
});
