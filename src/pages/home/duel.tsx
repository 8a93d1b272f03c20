import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SummaryRow } from '../../results/summary.ts';
import { Provisional, ProvisionalNote } from '../../ui/controls/provisional.tsx';
import { useFormat, useGap } from '../../ui/state/locale.ts';
import { bestOf, CONTENDERS, type RaceSide, SIDES, sideOfContender } from './race.ts';
import './duel.css';

interface DuelProps {
  /** By contender; null while nothing is known of it. */
  rows: readonly (SummaryRow | null)[];
  /** By contender: whether its time stands; until then it is provisional. */
  settled: readonly boolean[];
  /** The contender that is at work now. */
  active: number | null;
  n: number | null;
  racing: boolean;
}

/** Whether all of a side is over without a time, and one of them because its result was wrong. */
const isWithdrawn = (side: RaceSide, { rows, settled }: Pick<DuelProps, 'rows' | 'settled'>): boolean => {
  const own = CONTENDERS.flatMap((contender, lane) => (sideOfContender(contender) === side ? [lane] : []));
  return own.every((lane) => settled[lane]) && own.some((lane) => rows[lane]?.status === 'wrong');
};

/** Two lanes: the best of the GPU against the best of the CPU, on one scale from zero. */
export function Duel({ rows, settled, active, n, racing }: DuelProps) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const gap = useGap();
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    // Whoever starts it further down sees it as well.
    if (racing) section.current?.scrollIntoView({ block: 'nearest' });
  }, [racing]);

  const bests = SIDES.map((side) => bestOf(side, rows));
  const rates = bests.map((row) => row?.gflops ?? null);
  const provisional = bests.map((row) => row !== null && racing && !settled[rows.indexOf(row)]);
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
                {provisional[place] && <Provisional />}
                {/* The blank keeps the lane's height until the figure is there. */}
                {rate !== null
                  ? t('lanes.value', { rate: format.number(rate) })
                  : isWithdrawn(side, { rows, settled })
                    ? t('duel.withdrawn')
                    : racing
                      ? '\u00a0'
                      : t('duel.none')}
              </span>
              <span className="duel__track" aria-hidden="true">
                <span
                  className="duel__bar"
                  data-empty={rate === null || undefined}
                  data-provisional={provisional[place] || undefined}
                  style={{ inlineSize: `${(100 * (rate ?? 0)) / (best || 1)}%` }}
                />
              </span>
            </li>
          );
        })}
      </ul>
      <p className="small muted num">
        {n === null ? t('duel.soon') : t('duel.size', { n })}
        {gap}
        <ProvisionalNote />
      </p>
    </section>
  );
}
