import { useTranslation } from 'react-i18next';
import { warningText } from '../../engine/bench/warnings.ts';
import type { WarningCode } from '../../engine/contract.ts';
import type { Summary } from '../../results/summary.ts';
import { useLocalText, useMarks } from '../../ui/state/locale.ts';

interface Told {
  readonly id: string;
  readonly text: string;
}

/** What a reader should know before believing the figures: each kind of warning once, with the cases it is about. */
export function RunWarnings({ summary }: { summary: Summary }) {
  const { t } = useTranslation('history');
  const text = useLocalText();
  const kinds = new Map<WarningCode, Told[]>();
  for (const { case: id, warnings } of summary.measurements) {
    for (const warning of warnings) {
      kinds.set(warning.code, [...(kinds.get(warning.code) ?? []), { id, text: text(warningText(warning)) }]);
    }
  }
  if (!summary.measurements.some(({ status }) => status === 'ok')) return null;
  return (
    <section className="stack rule-top" aria-labelledby="warnings-title">
      <h2 id="warnings-title">{t('run.warnings')}</h2>
      {kinds.size === 0 && <p className="muted">{t('run.noWarnings')}</p>}
      {[...kinds].map(([code, told]) => (
        <Kind key={code} told={told} />
      ))}
    </section>
  );
}

/** Where figures differ from case to case, each case is told with its own. */
function Kind({ told }: { told: readonly Told[] }) {
  const { t } = useTranslation('history');
  const { bracketed } = useMarks();
  const alike = told.every(({ text }) => text === told[0].text);
  const count = told.length;
  return (
    <details className="disclosure">
      <summary>
        {told[0].text}
        <span className="muted num">{bracketed(t(alike ? 'run.warningCases' : 'run.warningsUnlike', { count }))}</span>
      </summary>
      <ul className="run-cases small">
        {told.map(({ id, text }) => (
          <li key={id}>
            <code>{id}</code>
            {!alike && <span>{` ${text}`}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
