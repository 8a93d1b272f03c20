/** Numbers as visitors type them, within bounds. What is not usable is told in plain words, and stays as it was typed. Pure. */
import type { LocalText } from '../../engine/contract.ts';
import { readNumber, type TypedNumber } from '../kit/typed-number.ts';
import { text } from '../text.ts';

export interface Bounds {
  readonly least: number;
  readonly most: number;
  readonly whole?: true;
}

const refuse = (en: string, zh: string): TypedNumber => ({ ok: false, problem: text(en, zh) });

const shown = (value: number): string => value.toLocaleString('en', { maximumSignificantDigits: 6 });

export function read(typed: string, { least, most, whole }: Bounds): TypedNumber {
  const found = readNumber(typed);
  if (!found.ok) return found;
  const { value } = found;
  if (whole && !Number.isInteger(value)) return refuse('This has to be a whole number.', '这里要填整数。');
  if (value < least) return refuse(`This has to be ${shown(least)} or more.`, `这里不能小于 ${shown(least)}。`);
  if (value > most) return refuse(`This is too much: at most ${shown(most)}.`, `太大了：最多 ${shown(most)}。`);
  return found;
}

/** What each field takes. What others are divided by is no nearer to 0 than anybody would mean. */
export const BOUNDS = {
  /** Of an hour. */
  price: { least: 1e-4, most: 1e6 },
  count: { least: 1, most: 1024, whole: true },
  rate: { least: 1e-6, most: 1e9 },
  purchase: { least: 0, most: 1e9 },
  years: { least: 0.01, most: 50 },
  watts: { least: 0, most: 1e6 },
  perKwh: { least: 0, most: 1e4 },
  disk: { least: 0, most: 1e6 },
  /** Of a GB of disk and month: some give it away. */
  perGb: { least: 0, most: 1e4 },
  percent: { least: 0.01, most: 100 },
  minutes: { least: 0, most: 1440 },
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
