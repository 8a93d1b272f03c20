import { useTranslation } from 'react-i18next';
import { intervalText, timeOf } from '../../results/contest.ts';
import type { Standing } from '../../results/roofline.ts';
import type { SummaryEnvironment, SummaryRow } from '../../results/summary.ts';
import { useCompileText } from '../../ui/charts/compile-text.ts';
import { Disclosure } from '../../ui/controls/disclosure.tsx';
import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { LimitNote, useLimitShares, useShareFigure, useShareText } from '../../ui/limit/limit-shares.tsx';
import { useFormat, useLocale, useLocalText } from '../../ui/state/locale.ts';
import { FirstUse } from './first-use.tsx';
import { CONTENDERS, type Contender, type RaceSide, sideOfContender } from './race.ts';
import './rungs.css';

interface RungsProps {
  /** By lane; null while nothing is known of it. */
  rows: readonly (SummaryRow | null)[];
  /** Milliseconds from the press to each side's first bar. */
  waits: Readonly<Partial<Record<RaceSide, number>>>;
  /** The lane that is at work now. */
  active: number | null;
  n: number | null;
  /** Where it is run; null before that. */
  place: Pick<SummaryEnvironment, 'adapter' | 'browser' | 'cores'> | null;
}

/**
 * Behind the two that race: one bar per contender on a common scale from zero, filled in as it is measured, and the table
 * twin with every figure.
 */
export function Rungs({ rows, waits, active, n, place }: RungsProps) {
  const { t } = useTranslation('home');
  const best = Math.max(0, ...rows.map((row) => row?.gflops ?? 0));
  const done = rows.some((row) => row !== null);
  const standingOf = useLimitShares(place);
  const standings = CONTENDERS.map((_, lane) => {
    const row = rows[lane];
    return row ? standingOf(row) : null;
  });
  const known = standings.some((standing) => standing !== null);
  return (
    <div className="rungs">
      <Disclosure summary={t('rungs.title')}>
        <div className="stack">
          <p className="small muted">{t('rungs.what')}</p>
          <ul className="rungs__list">
            {CONTENDERS.map((contender, lane) => (
              <Lane
                key={contender}
                contender={contender}
                row={rows[lane] ?? null}
                standing={standings[lane]}
                active={active === lane}
                best={best}
              />
            ))}
          </ul>
          {known && <LimitNote of={standings} />}
          <FirstUse rows={rows} waits={waits} />
          {done && <LaneTable rows={rows} n={n} standings={known ? standings : null} />}
        </div>
      </Disclosure>
    </div>
  );
}

interface LaneProps {
  contender: Contender;
  row: SummaryRow | null;
  /** Beside this machine's limit; null where that is not known. */
  standing: Standing | null;
  active: boolean;
  best: number;
}

function Lane({ contender, row, standing, active, best }: LaneProps) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const shareText = useShareText();
  const text = useLocalText();
  const rate = row?.gflops ?? null;
  const length = rate === null || best === 0 ? 0 : rate / best;
  return (
    <li className={`lane side-${sideOfContender(contender)}`} data-active={active || undefined}>
      <span className="lane__name">
        <span className="swatch" aria-hidden="true" />
        {t(`lanes.${contender}`)}
      </span>
      <span className="lane__value num">
        {/* The blank keeps the lane's height until the figure is there. */}
        <span>{rate === null ? '\u00a0' : t('lanes.value', { rate: format.number(rate) })}</span>
        {standing && <span className="lane__share">{` · ${shareText(standing)}`}</span>}
      </span>
      <span className="lane__track" aria-hidden="true">
        <span className="lane__bar" style={{ inlineSize: `${length * 100}%` }} />
      </span>
      {row?.reason && <span className="lane__reason small">{text(row.reason.text)}</span>}
    </li>
  );
}

interface LaneTableProps extends Pick<RungsProps, 'rows' | 'n'> {
  /** By lane; null where this machine's limit is not known. */
  standings: readonly (Standing | null)[] | null;
}

function LaneTable({ rows, n, standings }: LaneTableProps) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const locale = useLocale();
  const text = useLocalText();
  const copied = (row: SummaryRow | null | undefined) => {
    const time = row && timeOf(row, 'endToEnd');
    return time ? format.ms(time.median) : '–';
  };
  const shareFigure = useShareFigure();
  const compileText = useCompileText();
  const shareOf = (standing: Standing | null) => (standing ? shareFigure(standing) : '–');
  return (
    <ScrollTable label={t('table.caption', { n: n ?? '' })}>
      <caption>{t('table.caption', { n: n ?? '' })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('table.contender')}</th>
          <th scope="col" className="is-num">
            {t('table.kernel')}
          </th>
          <th scope="col" className="is-num">
            {t('table.interval')}
          </th>
          <th scope="col" className="is-num">
            {t('table.endToEnd')}
          </th>
          <th scope="col" className="is-num">
            {t('table.rate')}
          </th>
          <th scope="col" className="is-num">
            {t('table.compile')}
          </th>
          {standings && (
            <th scope="col" className="is-num">
              {t('column', { ns: 'limit' })}
            </th>
          )}
          <th scope="col">{t('table.note')}</th>
        </tr>
      </thead>
      <tbody>
        {CONTENDERS.map((contender, lane) => {
          const row = rows[lane];
          return (
            <tr key={contender}>
              <th scope="row">{t(`lanes.${contender}`)}</th>
              <td className="is-num">{row?.kernelMs ? format.ms(row.kernelMs.median) : '–'}</td>
              <td className="is-num">{intervalText(row?.kernelMs, format.ms, locale) ?? '–'}</td>
              <td className="is-num">{copied(row)}</td>
              <td className="is-num">{row?.gflops ? format.number(row.gflops) : '–'}</td>
              <td className="is-num">{row ? compileText(row) : '–'}</td>
              {standings && <td className="is-num">{shareOf(standings[lane])}</td>}
              <td>{row?.reason ? text(row.reason.text) : row ? t('table.ok') : '–'}</td>
            </tr>
          );
        })}
      </tbody>
    </ScrollTable>
  );
}
