import { useTranslation } from 'react-i18next';
import type { Contender } from '../../chart-model/group.ts';
import type { View } from '../../chart-model/view.ts';
import type { Format } from '../../i18n/format.ts';
import { useFormat, useLocale, useMarks } from '../state/locale.ts';
import type { ResultSource } from './result-source.ts';

/** Names as the reader sees them: a contender with its source where there are several. */
export function useNames(sources: readonly ResultSource[]) {
  const locale = useLocale();
  const { listed } = useMarks();
  const source = (index: number) => sources[index]?.label ?? String(index + 1);
  const contender = ({ title, source: at }: Contender) =>
    sources.length > 1 ? `${title[locale]} · ${source(at)}` : title[locale];
  return {
    source,
    contender,
    quoted: (one: Contender) => `“${contender(one)}”`,
    /** Between several names. */
    comma: listed,
  };
}

/** A figure of a view, with its unit. */
export function useFigures(view: View, unit: string) {
  const format = useFormat();
  const { t } = useTranslation('charts');
  const text = (value: number) => figureText(view, unit, value, format);
  const end = (value: number) => (view === 'rate' ? tickNumber(value, format) : text(value));
  return {
    text,
    /** Rates share one unit, which the median beside them has named; times each carry theirs. */
    range: (low: number, high: number) => t('chart.range', { low: end(low), high: end(high) }),
  };
}

function figureText(view: View, unit: string, value: number, format: Format): string {
  if (view === 'rate') return `${tickNumber(value, format)} ${unit}`;
  if (view === 'speedUp') return value < 2 ? `${format.number(value)}×` : format.times(value);
  return format.ms(value);
}

const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Short enough for an axis whatever the size: `0.052`, `1,240`, `3.2·10⁶`. */
export function tickNumber(value: number, format: Format): string {
  if (value === 0 || (value >= 1e-3 && value < 1e6)) return format.number(value);
  const exponent = Math.floor(Math.log10(value));
  const digits = Number((value / 10 ** exponent).toPrecision(3));
  const power = `10${exponent < 0 ? '⁻' : ''}${[...String(Math.abs(exponent))].map((d) => SUPERSCRIPT[Number(d)]).join('')}`;
  return digits === 1 ? power : `${format.number(digits)}·${power}`;
}
