import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalText } from '../../engine/contract.ts';
import { createFormat, type Format } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/index.ts';
import { MARKS, type Marks } from '../../i18n/marks.ts';

export function useLocale(): Locale {
  const { i18n } = useTranslation();
  return i18n.language === 'zh-CN' ? 'zh-CN' : 'en';
}

/** Picks the reader's language from a text that a definition carries. */
export function useLocalText(): (text: LocalText) => string {
  const locale = useLocale();
  return (text) => text[locale];
}

/** What stands between parts that a page puts together. */
export const useMarks = (): Marks => MARKS[useLocale()];

/** What stands between two sentences. */
export const useGap = (): string => useMarks().gap;

export function useFormat(): Format {
  const locale = useLocale();
  return useMemo(() => createFormat(locale), [locale]);
}
