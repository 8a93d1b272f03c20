import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SummaryRow } from '../../results/summary.ts';
import { useFormat } from '../../ui/state/locale.ts';
import { bestOf, CONTENDERS, SIDES, sideOfContender } from './race.ts';
import './duel.css';

interface DuelProps {
  /** By contender; null while nothing is known of it. */
  rows: readonly (SummaryRow | null)[];
  /** The contender that is at work now. */
  active: number | null;
  n: number | null;
  racing: boolean;
}

/** Two lanes: the best of the GPU against the best of the CPU, on one scale from zero. */
export function Duel({ rows, active, n, racing }: DuelProps) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    // Whoever starts it further down sees it as well.
    if (racing) section.current?.scrollIntoView({ block: 'nearest' });
  }, [racing]);

  const rates = SIDES.map((side) => bestOf(side, rows)?.gflops ?? null);
  const best = Math.max(0, ...rates.map((rate) => rate ?? 0));
  const atWork = active === null ? null : sideOfContender(CONTENDERS[active]);
  return (
    <section ref={section} className="duel card" aria-labelledby="duel-title">
      <h2 id="duel-title" className="duel__title">
        {t('duel.title')}
      </h2>
      <ul className="duel__lanes">
        {SIDES.map((side, place) => {
          const rate = rates[place];
          return (
            <li key={side} className={`duel__lane side-${side}`} data-active={atWork === side || undefined}>
              <span className="duel__name">
                <span className="swatch" aria-hidden="true" />
                {t(`sides.${side}`, { ns: 'common' })}
              </span>
              <span className="duel__value num">
                {/* The blank keeps the lane's height until the figure is there. */}
                {rate !== null ? t('lanes.value', { rate: format.number(rate) }) : racing ? '\u00a0' : t('duel.none')}
              </span>
              <span className="duel__track" aria-hidden="true">
                <span
                  className="duel__bar"
                  data-empty={rate === null || undefined}
                  style={{ inlineSize: `${(100 * (rate ?? 0)) / (best || 1)}%` }}
                />
              </span>
            </li>
          );
        })}
      </ul>
      <p className="small muted num">{n === null ? t('duel.soon') : t('duel.size', { n })}</p>
    </section>
  );
}
