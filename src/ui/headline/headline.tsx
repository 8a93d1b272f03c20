import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Headline, type HeadlineBar, headlineBars, headlineOf } from '../../chart-model/headline.ts';
import { factorText, intervalOf, levelOf, timesText } from '../../chart-model/sentence.ts';
import { briefPlace } from '../../chart-model/words.ts';
import { MARKS } from '../../i18n/marks.ts';
import type { SummaryEnvironment, SummaryRow } from '../../results/summary.ts';
import { workloads } from '../../workloads/registry.ts';
import { useFormat, useLocale, useLocalText } from '../state/locale.ts';
import './headline.css';

export interface HeadlineWords {
  /** `38×`, `a tie`, `too noisy`, `1.2 ms`. */
  readonly number: string;
  /** Whose colour the number has; null where nobody is ahead. */
  readonly side: 'gpu' | 'cpu' | null;
  readonly sentence: string;
  /** `Matrix multiplication, n = 1024`. */
  readonly at: string;
  readonly bars: readonly HeadlineBar[];
}

/**
 * What a run comes to, in one number and one sentence; null where nothing was timed.
 * @param measurements must keep its identity
 * @param whose `sender`: that of a link, which names its sender's processors
 * @param environment must keep its identity; names GPUs where the run used two
 */
export function useHeadline(
  measurements: readonly SummaryRow[],
  whose: 'own' | 'sender',
  environment?: SummaryEnvironment,
): HeadlineWords | null {
  const headline = useMemo(() => headlineOf(measurements, workloads, environment), [measurements, environment]);
  const locale = useLocale();
  const words = useWords(whose);
  if (!headline) return null;
  const { group, facet, finding } = headline;
  const place = briefPlace(group, facet, finding.kind === 'none' ? null : finding.x, locale);
  const at = [group.title[locale], place].filter(Boolean).join(MARKS[locale].comma);
  return { ...words(headline), at, bars: headlineBars(headline) };
}

function useWords(whose: 'own' | 'sender') {
  const { t } = useTranslation('headline');
  const { t: inCharts } = useTranslation('charts');
  const format = useFormat();
  const locale = useLocale();
  return ({ finding }: Headline): Pick<HeadlineWords, 'number' | 'side' | 'sentence'> => {
    if (finding.kind === 'none') return { number: '–', side: null, sentence: t('none') };
    if (finding.kind === 'single') {
      const time = format.ms(finding.time.median);
      return { number: time, side: null, sentence: t('single', { first: finding.cell.contender.title[locale], time }) };
    }
    const { first, second, ratio } = finding.duel;
    const times = factorText(ratio.median, format);
    const interval = intervalOf(finding.duel, inCharts, format);
    const names = { first: first.contender.title[locale], second: second.contender.title[locale] };
    const sides = finding.kind === 'sides';
    const level = levelOf(finding.duel);
    if (level) {
      const values = { ...names, ...timesText(finding.duel, format) };
      const sentence = sides ? t(`${whose}.${level}`, values) : t(`level.${level}`, values);
      return { number: t(`number.${level}`), side: null, sentence };
    }
    const side = first.contender.side === 'gpu' ? 'gpu' : 'cpu';
    const sentence = sides
      ? t(`${whose}.${side}`, { times, interval })
      : t('contenders', { ...names, times, interval });
    return { number: `${times}×`, side: first.contender.side === 'library' ? null : side, sentence };
  };
}

/** The two sides of a headline as bars from zero: longer is faster. @param named with who they are */
export function HeadlineBars({ bars, named = false }: { bars: readonly HeadlineBar[]; named?: boolean }) {
  const text = useLocalText();
  const { t } = useTranslation('headline');
  if (bars.length === 0) return null;
  return (
    <ul className="headline-bars" aria-hidden={!named || undefined} title={t('scale')}>
      {bars.map(({ side, title, length }) => (
        <li key={`${side} ${title.en}`} className={`headline-bars__row ${side === 'library' ? '' : `side-${side}`}`}>
          {named && <span className="headline-bars__name small">{text(title)}</span>}
          <span className="headline-bars__track" aria-hidden="true">
            <span className="headline-bars__fill" style={{ inlineSize: `${length * 100}%` }} />
          </span>
        </li>
      ))}
    </ul>
  );
}
