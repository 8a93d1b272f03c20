/**
 * Marks between parts that come from different places, as each language sets them: those of Chinese are as wide as a
 * character, and no space stands beside them.
 */
import type { Locale } from './index.ts';

export interface Marks {
  /** Between two sentences. */
  readonly gap: string;
  readonly comma: string;
  /** Between the items of a list. */
  readonly listed: string;
  readonly semicolon: string;
  readonly colon: string;
  /** Behind what it adds to. */
  bracketed(added: string | number): string;
}

export const MARKS: Readonly<Record<Locale, Marks>> = {
  en: {
    gap: ' ',
    comma: ', ',
    listed: ', ',
    semicolon: '; ',
    colon: ': ',
    bracketed: (added) => ` (${added})`,
  },
  'zh-CN': {
    gap: '',
    comma: '，',
    listed: '、',
    semicolon: '；',
    colon: '：',
    bracketed: (added) => `（${added}）`,
  },
};
