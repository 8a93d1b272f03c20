import { useTranslation } from 'react-i18next';
import { adapterName } from '../../results/adapter-name.ts';
import type { SummaryEnvironment } from '../../results/summary.ts';
import { useLocale } from '../state/locale.ts';
import { useNames } from './names.ts';
import type { ResultSource } from './result-source.ts';

/** Where the figures come from: adapter, browser, system. Part of every picture that is saved. */
export function Machines({ sources }: { sources: readonly ResultSource[] }) {
  const names = useNames(sources);
  const text = useMachineText();
  return (
    <ul className="machines small muted">
      {sources.map(({ id, summary, own = false }, index) => (
        <li key={id}>
          {sources.length > 1 && <strong>{names.source(index)}: </strong>}
          {text(summary.environment, own)}
        </li>
      ))}
    </ul>
  );
}

function useMachineText() {
  const { t } = useTranslation('charts');
  const locale = useLocale();
  return ({ adapter, browser, os, cores }: SummaryEnvironment, own: boolean): string => {
    const name = adapter ? adapterName(adapter, locale) : t('machine.noGpu');
    const software = adapter?.software ? [t(own ? 'machine.software' : 'machine.softwareElsewhere')] : [];
    return [name, ...software, t('machine.cores', { count: cores }), browser, os].join(' · ');
  };
}
