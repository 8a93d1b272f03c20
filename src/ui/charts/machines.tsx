import { useTranslation } from 'react-i18next';
import type { SummaryEnvironment } from '../../results/summary.ts';
import { adapterName } from '../gpu/gpu-notice.tsx';
import { useNames } from './names.ts';
import type { ResultSource } from './result-source.ts';

/** Where the figures come from: adapter, browser, system. Part of every picture that is saved. */
export function Machines({ sources }: { sources: readonly ResultSource[] }) {
  const names = useNames(sources);
  const text = useMachineText();
  return (
    <ul className="machines small muted">
      {sources.map(({ id, summary }, index) => (
        <li key={id}>
          {sources.length > 1 && <strong>{names.source(index)}: </strong>}
          {text(summary.environment)}
        </li>
      ))}
    </ul>
  );
}

function useMachineText() {
  const { t } = useTranslation('charts');
  return ({ adapter, browser, os, cores }: SummaryEnvironment): string => {
    const name = adapter ? adapterName(adapter) : t('machine.noGpu');
    const software = adapter?.software ? [t('machine.software')] : [];
    return [name, ...software, t('machine.cores', { count: cores }), browser, os].join(' · ');
  };
}
