import { useTranslation } from 'react-i18next';
import { intervalText } from '../../results/contest.ts';
import type { Standing } from '../../results/roofline.ts';
import type { SummaryRow } from '../../results/summary.ts';
import { LimitNote, useLimitShares, useShareText } from '../../ui/limit/limit-shares.tsx';
import { useFormat, useLocale, useLocalText } from '../../ui/state/locale.ts';
import type { RunResult } from '../lesson.ts';
import type { Ghost } from '../state/recorded.ts';
import { BarsCaption } from './bars-caption.tsx';
import { GhostMachine } from './ghost-machine.tsx';
import { useGhost, useGhostName } from './ghosts.ts';
import { useLabels } from './titles.ts';

/** The bars of a run of this lesson, beside those of a real adapter where this machine has none. */
export function RunBars({ run, result }: { run: string; result: RunResult }) {
  const ghost = useGhost(run, result);
  return (
    <>
      <Bars result={result} ghost={ghost} />
      {ghost && <GhostMachine ghost={ghost} />}
    </>
  );
}

interface BarsProps {
  result: RunResult;
  /** Recorded elsewhere, of cases of this result. */
  ghost: Ghost | null;
}

/**
 * One bar a contender, on a common scale of kernel time from zero: shorter is faster. With its share of this machine's
 * limit where that is known. What was recorded on a real adapter is a ghost: drawn in outline, with the adapter's name.
 */
export function Bars({ result: { summary, recorded }, ghost }: BarsProps) {
  const text = useLocalText();
  const { environment, measurements: rows } = summary;
  const labelOf = useLabels(rows);
  const ghostName = useGhostName();
  const drawn = [...rows, ...(ghost?.summary.measurements ?? [])];
  const slowest = Math.max(0, ...drawn.map((row) => row.kernelMs?.median ?? 0));
  const standingOf = useLimitShares(environment);
  const standings = new Map(rows.map((row) => [row.case, standingOf(row)]));
  const known = [...standings.values()].filter((standing) => standing !== null);
  const there = new Map(ghost?.summary.measurements.map((row) => [row.case, row]));
  const standsIn = (row: SummaryRow) =>
    recorded !== null && !recorded.software && row.on === 'gpu' && row.status === 'ok';
  return (
    <div className="bars">
      <BarsCaption />
      <ul className="bars__list">
        {rows.map((row) => (
          <li key={row.case} className={`bar side-${row.on === 'gpu' ? 'gpu' : 'cpu'}`}>
            <span className="bar__name">
              <span className="swatch" aria-hidden="true" />
              {labelOf(row)}
              {standsIn(row) && <span className="small muted">{ghostName(recorded?.adapter ?? '')}</span>}
            </span>
            <Time row={row} slowest={slowest} standing={standings.get(row.case) ?? null} ghost={standsIn(row)} />
            {row.reason && <span className="small">{text(row.reason.text)}</span>}
            {ghost && there.has(row.case) && (
              <span className="bar__ghost">
                <span className="small muted">{ghostName(ghost.machine.name)}</span>
                <Time row={there.get(row.case) ?? row} slowest={slowest} standing={null} ghost />
              </span>
            )}
          </li>
        ))}
      </ul>
      {known.length > 0 && <LimitNote of={known} />}
    </div>
  );
}

interface TimeProps {
  row: SummaryRow;
  /** The time that is as long as the track. */
  slowest: number;
  standing: Standing | null;
  ghost: boolean;
}

function Time({ row: { kernelMs }, slowest, standing, ghost }: TimeProps) {
  const { t } = useTranslation('lessons');
  const format = useFormat();
  const shareText = useShareText();
  const locale = useLocale();
  const interval = intervalText(kernelMs, format.ms, locale);
  return (
    <>
      <span className="bar__value num">
        {kernelMs ? format.ms(kernelMs.median) : t('bars.none')}
        {interval && ` (${interval})`}
        {standing && <span className="bar__share"> · {shareText(standing)}</span>}
      </span>
      <span className="bar__track" aria-hidden="true">
        {kernelMs && (
          <span
            className={ghost ? 'bar__fill bar__fill--ghost' : 'bar__fill'}
            style={{ inlineSize: `${(kernelMs.median / slowest) * 100}%` }}
          />
        )}
      </span>
    </>
  );
}
