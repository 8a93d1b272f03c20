import { expect, test } from 'vitest';
import { createFormat } from '../../i18n/format.ts';
import { text } from '../text.ts';
import { quantityOf, shownIn } from './quantity.ts';

const HOURS = { unit: text('hours', '小时'), unitOfOne: text('hour', '小时') };

test('one is one, as it is read; everything else is many', () => {
  const en = (shown: string) => quantityOf(shown, HOURS, (said) => said.en);
  expect(['1', '1.2', '0', '1,000'].map(en)).toEqual(['1 hour', '1.2 hours', '0 hours', '1,000 hours']);
  expect(quantityOf('1', HOURS, (said) => said['zh-CN'])).toBe('1 小时');
});

test('signs follow their figure at once, and it is rounded as in sentences', () => {
  const format = createFormat('en');
  const en = (value: number, unit: ReturnType<typeof text>) =>
    quantityOf(shownIn(value, { unit }, format), { unit }, (said) => said.en);
  expect(en(33.4, text('×', '倍'))).toBe('33×');
  expect(en(1.42, text('× as fast', '倍'))).toBe('1.4× as fast');
  expect(en(1.55, text('%', '%'))).toBe('1.6%');
  expect(en(37.5, text('%', '%'))).toBe('38%');
  expect(en(1.234, text('ms', 'ms'))).toBe('1.23 ms');
});

test('a unit with one word for all keeps it', () => {
  expect(quantityOf('1', { unit: text('ms', 'ms') }, (said) => said.en)).toBe('1 ms');
  expect(quantityOf('42', { unit: text('%', '%') }, (said) => said.en)).toBe('42%');
});
