import { useTranslation } from 'react-i18next';
import { timeOf } from '../../results/contest.ts';
import { useFormat } from '../../ui/state/locale.ts';
import { rowsOf } from '../results.ts';
import { useResults } from './context.tsx';
import { useTitles } from './titles.ts';

/** What an application waits for, contender by contender: upload, kernel, readback on one scale. */
export function Phases({ run }: { run: string }) {
  const { t } = useTranslation('lessons');
  const format = useFormat();
  const titleOf = useTitles();
  const rows = rowsOf(useResults(), run).filter((row) => row.endToEndMs && row.kernelMs);
  const parts = (row: (typeof rows)[number]) =>
    [
      { phase: 'upload', ms: row.uploadMs ?? 0 },
      { phase: 'kernel', ms: row.kernelMs?.median ?? 0 },
      { phase: 'readback', ms: row.readbackMs ?? 0 },
    ] as const;
  const sumOf = (row: (typeof rows)[number]) => parts(row).reduce((sum, { ms }) => sum + ms, 0);
  const longest = Math.max(0, ...rows.map(sumOf));
  return (
    <figure className="phase-stack">
      <figcaption className="small muted">{t('phases.caption')}</figcaption>
      <ul className="phase-stack__key small">
        {(['upload', 'kernel', 'readback'] as const).map((phase) => (
          <li key={phase}>
            <span className={`phase-stack__part phase-stack__part--${phase}`} aria-hidden="true" />{' '}
            {t(`phases.${phase}`)}
          </li>
        ))}
      </ul>
      <ul className="phase-stack__rows">
        {rows.map((row) => (
          <li key={row.case} className={`side-${row.on === 'gpu' ? 'gpu' : 'cpu'}`}>
            <span className="spread">
              <span>{titleOf(row)}</span>
              <span className="small num">{format.ms(timeOf(row, 'endToEnd')?.median ?? 0)}</span>
            </span>
            <span className="phase-stack__bar" aria-hidden="true">
              {parts(row).map(({ phase, ms }) => (
                <span
                  key={phase}
                  className={`phase-stack__part phase-stack__part--${phase}`}
                  style={{ inlineSize: `${longest ? (ms / longest) * 100 : 0}%` }}
                />
              ))}
            </span>
            <span className="small muted num">
              {parts(row)
                .map(({ phase, ms }) => `${t(`phases.${phase}`)} ${format.ms(ms)}`)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
