import { useTranslation } from 'react-i18next';
import type { LocalText, Measurement } from '../../engine/contract.ts';
import { Notice } from '../controls/notice.tsx';
import { useLocalText } from '../state/locale.ts';
import { useRun } from '../state/services.tsx';

/** A run that is over and has no figure to show: why, in place of a chart. */
export function NothingMeasured() {
  const { t } = useTranslation('errors');
  const text = useLocalText();
  const report = useRun((state) => state.report);
  const reasons = report ? reasonsForNothing(report.measurements) : [];
  if (!reasons.length) return null;
  return (
    <Notice kind="warning" title={t('nothingMeasured.title')}>
      {reasons.map((reason) => (
        <p key={reason.en}>{text(reason)}</p>
      ))}
    </Notice>
  );
}

/** What the visitor knows (cancelled) or is told in its own notice (hidden). */
const TOLD_ELSEWHERE = ['cancelled', 'hidden'];

/** Each reason once; none where anything was tried to its end. */
function reasonsForNothing(measurements: readonly Measurement[]): LocalText[] {
  const reasons = new Map<string, LocalText>();
  for (const each of measurements) {
    if (each.status !== 'aborted') return [];
    if (!TOLD_ELSEWHERE.includes(each.reason.code)) reasons.set(each.reason.text.en, each.reason.text);
  }
  return [...reasons.values()];
}
