import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cell, Contender, Facet } from '../../chart-model/group.ts';
import { hasPhases, PHASES, type Phase, phasesOf, togetherOf } from '../../chart-model/phases.ts';
import { useFormat } from '../state/locale.ts';
import { useCompileText } from './compile-text.ts';
import { useNames } from './names.ts';
import type { ResultSource } from './result-source.ts';
import { Segmented } from './segmented.tsx';

interface PhaseBarsProps {
  facet: Facet;
  contenders: readonly Contender[];
  sources: readonly ResultSource[];
  /** Place on the axis; null where there is none. */
  x: number | null;
}

/** Compile, upload, kernel and readback of each contender as one bar: as shares of its total, or on one time scale. */
export function PhaseBars({ facet, contenders, sources, x }: PhaseBarsProps) {
  const { t } = useTranslation('charts');
  const [lengths, setLengths] = useState<'share' | 'time'>('share');
  const format = useFormat();
  const [compile, setCompile] = useState(false);
  const bars = contenders.flatMap((contender) => {
    const cell = facet.cells.find((one) => one.contender.id === contender.id && one.x === x);
    return cell && hasPhases(cell.row) ? [cell] : [];
  });
  if (bars.length === 0) return <p className="muted">{t('chart.empty')}</p>;
  const together = compile ? togetherOf(bars.map(({ row }) => row)) : null;
  const longest = Math.max(...bars.map(({ row }) => phasesOf(row, compile).total));
  return (
    <div className="stack">
      <div className="chart-switches">
        <Segmented
          label={t('phase.scale')}
          options={[
            { value: 'share', text: t('phase.share') },
            { value: 'time', text: t('phase.time') },
          ]}
          value={lengths}
          onChange={setLengths}
        />
        <label className="phase-compile">
          <input type="checkbox" checked={compile} onChange={({ target }) => setCompile(target.checked)} />
          {t('phase.withCompile')}
        </label>
      </div>
      <ul className="phase-key small">
        {PHASES.filter((phase) => compile || phase !== 'compile').map((phase) => (
          <li key={phase}>
            <span className={`phase phase--${phase}`} aria-hidden="true" />
            {t(`phase.${phase}`)}
          </li>
        ))}
      </ul>
      <ul className="chart-bars">
        {bars.map((cell) => (
          <PhaseBar
            key={cell.contender.id}
            cell={cell}
            sources={sources}
            longest={lengths === 'time' ? longest : null}
            compile={compile}
          />
        ))}
      </ul>
      {together && (
        <p className="small muted num">
          {t('phase.together', { kernels: together.kernels, time: format.ms(together.wallMs) })}
        </p>
      )}
    </div>
  );
}

function PhaseBar({
  cell,
  sources,
  longest,
  compile,
}: {
  cell: Cell;
  sources: readonly ResultSource[];
  longest: number | null;
  compile: boolean;
}) {
  const { t } = useTranslation('charts');
  const format = useFormat();
  const names = useNames(sources);
  const { parts, total } = phasesOf(cell.row, compile);
  const compileText = useCompileText();
  const told = (phase: Phase, ms: number) => (phase === 'compile' ? compileText(cell.row) : format.ms(ms));
  const said = parts.map(({ phase, ms }) => `${t(`phase.${phase}`)} ${told(phase, ms)}`).join(' · ');
  return (
    <li className={`chart-bar side-${cell.contender.side}`}>
      <span className="chart-bar__name">{names.contender(cell.contender)}</span>
      <span className="chart-bar__value num">{t('phase.total', { time: format.ms(total) })}</span>
      <span className="chart-bar__track chart-bar__track--phases" aria-hidden="true">
        {parts.map(({ phase, ms }) => (
          <span
            key={phase}
            className={`phase phase--${phase}`}
            style={{ inlineSize: `${(ms / (longest ?? total)) * 100}%` }}
          />
        ))}
      </span>
      <span className="chart-bar__note small muted num">{said}</span>
    </li>
  );
}
