import { useTranslation } from 'react-i18next';
import type { Contender, Facet } from '../../chart-model/group.ts';
import { lookOf } from '../../chart-model/looks.ts';
import { type Reading, readCell } from '../../chart-model/view.ts';
import type { Bounds } from '../../engine/stats/ratio.ts';
import { useShareText } from '../limit/limit-shares.tsx';
import { Key } from './marker.tsx';
import { useFigures, useNames } from './names.ts';
import type { ResultSource } from './result-source.ts';
import { useShares } from './roofline-shares.ts';

interface BarsProps {
  facet: Facet;
  contenders: readonly Contender[];
  sources: readonly ResultSource[];
  reading: Reading;
}

/** One size only: a bar per contender from zero on a common linear scale, with its interval. */
export function Bars({ facet, contenders, sources, reading }: BarsProps) {
  const { t } = useTranslation('charts');
  const figures = useFigures(reading.view, reading.unit);
  const names = useNames(sources);
  const shareText = useShareText();
  const { standing } = useShares();
  const bars = contenders.flatMap((contender) => {
    const cell = facet.cells.find((one) => one.contender.id === contender.id);
    const bounds = cell ? readCell(cell, facet, reading) : null;
    if (!cell || !bounds) return [];
    return [{ contender, bounds, place: standing(cell.row, contender.source), built: cell.row.build }];
  });
  const end = Math.max(reading.view === 'speedUp' ? 1 : 0, ...bars.map(({ bounds }) => bounds.high));
  return (
    <ul className="chart-bars">
      {bars.map(({ contender, bounds, place, built }) => (
        <li className={`chart-bar side-${contender.side}`} key={contender.id}>
          <span className="chart-bar__name">
            <Key look={{ ...lookOf(contender, sources.length), dash: '' }} />
            <span>
              {names.contender(contender)}
              {built !== undefined && <small className="muted"> {t('builtAs', { name: built })}</small>}
            </span>
          </span>
          <span className="chart-bar__value num">
            {figures.text(bounds.median)}
            {bounds.low < bounds.high && (
              <small> {t('chart.interval', { range: figures.range(bounds.low, bounds.high) })}</small>
            )}
            {place && <small> · {shareText(place)}</small>}
          </span>
          <Track bounds={bounds} end={end} one={reading.view === 'speedUp'} color={lookOf(contender, 1).color} />
        </li>
      ))}
    </ul>
  );
}

function Track({ bounds, end, one, color }: { bounds: Bounds; end: number; one: boolean; color: string }) {
  const percent = (value: number) => `${(value / end) * 100}%`;
  return (
    <span className="chart-bar__track" aria-hidden="true">
      <span className="chart-bar__fill" style={{ inlineSize: percent(bounds.median), backgroundColor: color }} />
      {bounds.low < bounds.high && (
        <span
          className="chart-bar__whisker"
          style={{ insetInlineStart: percent(bounds.low), inlineSize: percent(bounds.high - bounds.low) }}
        />
      )}
      {one && <span className="chart-bar__one" style={{ insetInlineStart: percent(1) }} />}
    </span>
  );
}
