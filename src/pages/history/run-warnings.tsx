import { useTranslation } from 'react-i18next';
import { warningText } from '../../engine/bench/warnings.ts';
import type { WarningCode } from '../../engine/contract.ts';
import type { Summary } from '../../results/summary.ts';
import { useLocalText } from '../../ui/state/locale.ts';

/** What a reader should know before believing the figures: each kind of warning once, with the cases it is about. */
export function RunWarnings({ summary }: { summary: Summary }) {
  const { t } = useTranslation('history');
  const text = useLocalText();
  const kinds = new Map<WarningCode, { readonly first: string; readonly cases: string[] }>();
  for (const { case: id, warnings } of summary.measurements) {
    for (const warning of warnings) {
      const kind = kinds.get(warning.code) ?? { first: text(warningText(warning)), cases: [] };
      kind.cases.push(id);
      kinds.set(warning.code, kind);
    }
  }
  if (!summary.measurements.some(({ status }) => status === 'ok')) return null;
  return (
    <section className="stack rule-top" aria-labelledby="warnings-title">
      <h2 id="warnings-title">{t('run.warnings')}</h2>
      {kinds.size === 0 && <p className="muted">{t('run.noWarnings')}</p>}
      {[...kinds].map(([code, { first, cases }]) => (
        <details key={code} className="disclosure">
          <summary>
            {first} <span className="muted num">({t('run.warningCases', { count: cases.length })})</span>
          </summary>
          <ul className="run-cases small">
            {cases.map((id) => (
              <li key={id}>
                <code>{id}</code>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
