/** A number as a visitor types it. What is none is told in plain words, and stays as it was typed. Pure. */
import type { LocalText } from '../../engine/contract.ts';
import { text } from '../text.ts';

export type TypedNumber =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly problem: LocalText };

/** As it is typed in either language: a point or a comma before the fraction, full-width digits too. */
const plain = (typed: string): string => typed.normalize('NFKC').replaceAll('。', '.').replaceAll(/\s/g, '');

const THOUSANDS = /^[1-9]\d{0,2}(,\d{3}){2,}(\.\d+)?$|^[1-9]\d{0,2},\d{3}\.\d+$/;
const EITHER = /^[1-9]\d{0,2},\d{3}$/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

export function readNumber(typed: string): TypedNumber {
  const given = plain(typed);
  if (given === '') return refuse('Nothing is typed here.', '这里还没有填。');
  if (EITHER.test(given)) {
    const [joined, split] = [given.replace(',', ''), given.replace(',', '.')];
    return refuse(
      `Is the comma a decimal point or a thousands separator? Type ${joined} or ${split}.`,
      `这个逗号是小数点，还是千位分隔符？请写成 ${joined} 或 ${split}。`,
    );
  }
  const digits = THOUSANDS.test(given) ? given.replaceAll(',', '') : given.replace(',', '.');
  return NUMBER.test(digits) ? { ok: true, value: Number(digits) } : refuse('This is not a number.', '这不是一个数。');
}

/** What is wrong with what stands there; null where it is a number, or nothing is typed yet. */
export function numberProblem(typed: string): LocalText | null {
  const read = readNumber(typed);
  return read.ok || typed.trim() === '' ? null : read.problem;
}

const refuse = (en: string, zh: string): TypedNumber => ({ ok: false, problem: text(en, zh) });
