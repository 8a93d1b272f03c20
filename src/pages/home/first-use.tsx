import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { togetherOf } from '../../chart-model/phases.ts';
import type { SummaryRow } from '../../results/summary.ts';
import { useFormat } from '../../ui/state/locale.ts';
import { useServices } from '../../ui/state/services.tsx';
import { bestOf, RACE, type RaceSide } from './race.ts';

type Rows = readonly (SummaryRow | null)[];
type Waits = Readonly<Partial<Record<RaceSide, number>>>;

/** Notes when the first bar of a side is on the screen: with the frame after the one that it came with. */
export function useFirstBar(side: RaceSide, rows: Rows, racing: boolean): void {
  const { run } = useServices();
  const drawn = racing && (bestOf(side, rows)?.gflops ?? null) !== null;
  useEffect(() => {
    if (!drawn) return;
    const frame = requestAnimationFrame(() => {
      if (run.getState().by === RACE) run.show(side);
    });
    return () => cancelAnimationFrame(frame);
  }, [drawn, run, side]);
}

/** What only the first time costs a visitor: the wait for a bar, and what was compiled for it. */
export function FirstUse({ rows, waits }: { rows: Rows; waits: Waits }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const { gpu, cpu } = waits;
  const together = togetherOf(rows);
  const told = [
    ...(gpu === undefined ? [] : [t('first.gpu', { time: format.ms(gpu) })]),
    ...(cpu === undefined ? [] : [t('first.cpu', { time: format.ms(cpu) })]),
    ...(together ? [t('first.together', { kernels: together.kernels, time: format.ms(together.wallMs) })] : []),
  ];
  if (told.length === 0) return null;
  return (
    <ul className="rungs__first small muted num">
      {told.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
