/** Numbers as visitors type them. What is no usable number is told in plain words, and stays as it was typed. Pure. */
import type { LocalText } from '../../engine/contract.ts';
import { text } from '../text.ts';

export interface Bounds {
  /** Above this, or from it on where `from` is set. */
  readonly above: number;
  readonly from?: true;
  readonly most: number;
  readonly whole?: true;
}

export type Read = { readonly ok: true; readonly value: number } | { readonly ok: false; readonly problem: LocalText };

const refuse = (en: string, zh: string): Read => ({ ok: false, problem: text(en, zh) });

const shown = (value: number): string => value.toLocaleString('en', { maximumSignificantDigits: 6 });

/** As it is typed in either language: a point or a comma before the fraction, full-width digits too. */
const plain = (typed: string): string => typed.normalize('NFKC').replaceAll('。', '.').replaceAll(/\s/g, '');

const THOUSANDS = /^[1-9]\d{0,2}(,\d{3}){2,}(\.\d+)?$|^[1-9]\d{0,2},\d{3}\.\d+$/;
const EITHER = /^[1-9]\d{0,2},\d{3}$/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

export function read(typed: string, { above, from, most, whole }: Bounds): Read {
  const given = plain(typed);
  if (given === '') return refuse('Nothing is typed here.', '这里还没有填。');
  if (EITHER.test(given)) {
    const [joined, split] = [given.replace(',', ''), given.replace(',', '.')];
    return refuse(
      `Is the comma a decimal point, or does it part thousands? Type ${joined} or ${split}.`,
      `这个逗号是小数点，还是千位分隔？请写成 ${joined} 或 ${split}。`,
    );
  }
  const digits = THOUSANDS.test(given) ? given.replaceAll(',', '') : given.replace(',', '.');
  if (!NUMBER.test(digits)) return refuse('This is no number.', '这不是一个数。');
  const value = Number(digits);
  if (whole && !Number.isInteger(value)) return refuse('This has to be a whole number.', '这里要填整数。');
  if (from ? value < above : value <= above) {
    return from
      ? refuse(`This has to be ${shown(above)} or more.`, `这里不能小于 ${shown(above)}。`)
      : refuse(`This has to be more than ${shown(above)}.`, `这里要大于 ${shown(above)}。`);
  }
  if (value > most) return refuse(`This is too much: at most ${shown(most)}.`, `太大了：最多 ${shown(most)}。`);
  return { ok: true, value };
}

/** What each field takes. */
export const BOUNDS = {
  price: { above: 0, most: 1e6 },
  count: { above: 0, most: 1024, whole: true },
  rate: { above: 0, most: 1e9 },
  purchase: { above: 0, from: true, most: 1e9 },
  years: { above: 0, most: 50 },
  watts: { above: 0, from: true, most: 1e6 },
  perKwh: { above: 0, from: true, most: 1e4 },
  disk: { above: 0, from: true, most: 1e6 },
  percent: { above: 0, most: 100 },
  minutes: { above: 0, from: true, most: 1440 },
} as const satisfies Readonly<Record<string, Bounds>>;

export type FieldKind = keyof typeof BOUNDS;

/** What counts: what was typed where it is usable, else the value that stands in for it. */
export function figureOf(typed: string | undefined, kind: FieldKind, fallback: number): number {
  if (typed === undefined) return fallback;
  const found = read(typed, BOUNDS[kind]);
  return found.ok ? found.value : fallback;
}

/** What is wrong with it; null where nothing is typed over, or it is usable. */
export function problemOf(typed: string | undefined, kind: FieldKind): LocalText | null {
  if (typed === undefined) return null;
  const found = read(typed, BOUNDS[kind]);
  return found.ok ? null : found.problem;
}
