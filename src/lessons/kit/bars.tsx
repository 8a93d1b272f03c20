import { useTranslation } from 'react-i18next';
import type { Summary, SummaryRow } from '../../results/summary.ts';
import { LimitNote, useLimitShares } from '../../ui/limit/limit-shares.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { BarsCaption } from './bars-caption.tsx';
import { useTitles } from './titles.ts';

/**
 * One bar a contender, on a common scale of kernel time from zero: shorter is faster. With its share of this machine's
 * limit where that is known.
 */
export function Bars({ summary: { environment, measurements: rows } }: { summary: Summary }) {
  const { t } = useTranslation('lessons');
  const format = useFormat();
  const text = useLocalText();
  const titleOf = useTitles();
  const slowest = Math.max(0, ...rows.map((row) => row.kernelMs?.median ?? 0));
  const standingOf = useLimitShares(environment);
  const shares = new Map(rows.map((row) => [row.case, standingOf(row)?.share]));
  const known = [...shares.values()].some((share) => share !== undefined);
  const params = varying(rows);
  return (
    <div className="bars">
      <BarsCaption />
      <ul className="bars__list">
        {rows.map((row) => (
          <li key={row.case} className={`bar side-${row.on === 'gpu' ? 'gpu' : 'cpu'}`}>
            <span className="bar__name">
              <span className="swatch" aria-hidden="true" />
              {titleOf(row)}
              {params.map((name) => ` · ${name} ${row.params[name]}`)}
            </span>
            <span className="bar__value num">
              {row.kernelMs
                ? `${format.ms(row.kernelMs.median)} (${format.ms(row.kernelMs.low)} – ${format.ms(row.kernelMs.high)})`
                : t('bars.none')}
              <ShareOf share={shares.get(row.case)} />
            </span>
            <span className="bar__track" aria-hidden="true">
              <span
                className="bar__fill"
                style={{ inlineSize: `${slowest ? ((row.kernelMs?.median ?? 0) / slowest) * 100 : 0}%` }}
              />
            </span>
            {row.reason && <span className="small">{text(row.reason.text)}</span>}
          </li>
        ))}
      </ul>
      {known && <LimitNote />}
    </div>
  );
}

function ShareOf({ share }: { share: number | undefined }) {
  const { t } = useTranslation('limit');
  const format = useFormat();
  return share === undefined ? null : (
    <span className="bar__share"> · {t('of', { share: format.percent(share) })}</span>
  );
}

/** Parameters that are not the same in every row. */
function varying(rows: readonly SummaryRow[]): string[] {
  const names = Object.keys(rows[0]?.params ?? {});
  return names.filter((name) => new Set(rows.map((row) => row.params[name])).size > 1);
}
