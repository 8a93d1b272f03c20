import { useTranslation } from 'react-i18next';
import { gpuNames } from '../../results/adapter-name.ts';
import type { Summary } from '../../results/summary.ts';
import { HeadlineBars, useHeadline } from '../../ui/headline/headline.tsx';
import { useGap, useLocale } from '../../ui/state/locale.ts';

/** What the sender's run came to: one number, one sentence, two bars, and where it was measured. */
export function Outcome({ shared: { measurements, environment } }: { shared: Summary }) {
  const { t } = useTranslation(['result', 'headline']);
  const locale = useLocale();
  const gap = useGap();
  const headline = useHeadline(measurements, 'sender', environment);
  const { browser, os } = environment;
  const machine = [gpuNames(environment, locale) ?? t('machine.noAdapter'), browser, os].filter(Boolean);
  return (
    <section className="result__outcome" aria-labelledby="outcome-title">
      <h2 id="outcome-title" className="eyebrow num">
        {headline ? headline.at : t('outcome')}
      </h2>
      {headline && (
        <p className={`result__number num ${headline.side ? `side-${headline.side}` : ''}`} aria-hidden="true">
          {headline.number}
        </p>
      )}
      <p className="result__sentence num">{headline ? headline.sentence : t('headline:none')}</p>
      {headline && <HeadlineBars bars={headline.bars} named />}
      <p className="small muted">
        {headline && headline.bars.length > 0 && <span>{t('headline:scale') + gap}</span>}
        <span>{t('machine.on', { machine: machine.join(' · ') })}</span>
      </p>
    </section>
  );
}
