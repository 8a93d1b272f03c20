import { useTranslation } from 'react-i18next';
import { Key } from './marker.tsx';
import type { Contender } from './model/group.ts';
import { lookOf } from './model/looks.ts';
import type { Point, Reading } from './model/view.ts';
import { useFigures, useNames } from './names.ts';
import type { ResultSource } from './result-charts.tsx';

interface ReadOutProps {
  point: Point | undefined;
  axis: string;
  contenders: readonly Contender[];
  sources: readonly ResultSource[];
  reading: Reading;
}

const MOST = 12;

/** The figures at one place of the axis, best first; what the pointer or the arrow keys bring up. */
export function ReadOut({ point, axis, contenders, sources, reading }: ReadOutProps) {
  const { t } = useTranslation('charts');
  const figures = useFigures(reading.view, reading.unit);
  const names = useNames(sources);
  if (!point) return null;
  const upwards = reading.view === 'rate' || reading.view === 'speedUp' ? -1 : 1;
  const lines = contenders
    .flatMap((contender) => {
      const bounds = point.values[contender.id];
      return bounds ? [{ contender, bounds }] : [];
    })
    .sort((a, b) => (a.bounds.median - b.bounds.median) * upwards);
  return (
    <div className="read-out" role="status">
      <p className="read-out__title num">
        {axis} = {point.x}
      </p>
      <ul>
        {lines.slice(0, MOST).map(({ contender, bounds }) => (
          <li key={contender.id}>
            <Key look={lookOf(contender, sources.length)} />
            <span>{names.contender(contender)}</span>
            <span className="read-out__value num">{figures.text(bounds.median)}</span>
            {bounds.low < bounds.high && (
              <span className="read-out__range num">
                {t('chart.interval', { range: figures.range(bounds.low, bounds.high) })}
              </span>
            )}
          </li>
        ))}
      </ul>
      {lines.length > MOST && <p className="small muted">+{lines.length - MOST}</p>}
    </div>
  );
}
