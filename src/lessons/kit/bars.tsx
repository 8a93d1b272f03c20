import { useTranslation } from 'react-i18next';
import { intervalText } from '../../results/contest.ts';
import type { Standing } from '../../results/roofline.ts';
import type { Summary, SummaryRow } from '../../results/summary.ts';
import { LimitNote, useLimitShares, useShareText } from '../../ui/limit/limit-shares.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { BarsCaption } from './bars-caption.tsx';
import { useLabels } from './titles.ts';

/**
 * One bar a contender, on a common scale of kernel time from zero: shorter is faster. With its share of this machine's
 * limit where that is known.
 */
export function Bars({ summary: { environment, measurements: rows } }: { summary: Summary }) {
  const { t } = useTranslation('lessons');
  const format = useFormat();
  const text = useLocalText();
  const labelOf = useLabels(rows);
  const slowest = Math.max(0, ...rows.map((row) => row.kernelMs?.median ?? 0));
  const standingOf = useLimitShares(environment);
  const standings = new Map(rows.map((row) => [row.case, standingOf(row)]));
  const known = [...standings.values()].filter((standing) => standing !== null);
  const told = ({ kernelMs }: SummaryRow) => {
    const interval = intervalText(kernelMs, format.ms);
    return interval && ` (${interval})`;
  };
  return (
    <div className="bars">
      <BarsCaption />
      <ul className="bars__list">
        {rows.map((row) => (
          <li key={row.case} className={`bar side-${row.on === 'gpu' ? 'gpu' : 'cpu'}`}>
            <span className="bar__name">
              <span className="swatch" aria-hidden="true" />
              {labelOf(row)}
            </span>
            <span className="bar__value num">
              {row.kernelMs ? format.ms(row.kernelMs.median) : t('bars.none')}
              {told(row)}
              <ShareOf standing={standings.get(row.case) ?? null} />
            </span>
            <span className="bar__track" aria-hidden="true">
              {row.kernelMs && (
                <span className="bar__fill" style={{ inlineSize: `${(row.kernelMs.median / slowest) * 100}%` }} />
              )}
            </span>
            {row.reason && <span className="small">{text(row.reason.text)}</span>}
          </li>
        ))}
      </ul>
      {known.length > 0 && <LimitNote of={known} />}
    </div>
  );
}

function ShareOf({ standing }: { standing: Standing | null }) {
  const text = useShareText();
  return standing && <span className="bar__share"> · {text(standing)}</span>;
}
