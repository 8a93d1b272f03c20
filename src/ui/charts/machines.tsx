import { useTranslation } from 'react-i18next';
import type { SecondGpu } from '../../engine/contract.ts';
import { adapterOf, gpuName } from '../../results/adapter-name.ts';
import type { SummaryEnvironment } from '../../results/summary.ts';
import { useLocale, useMarks } from '../state/locale.ts';
import { useNames } from './names.ts';
import type { ResultSource } from './result-source.ts';

/** Where the figures come from: adapter, browser, system. Part of every picture that is saved. */
export function Machines({ sources }: { sources: readonly ResultSource[] }) {
  const names = useNames(sources);
  const text = useMachineText();
  const { colon } = useMarks();
  return (
    <ul className="machines small muted">
      {sources.map(({ id, summary, own = false }, index) => (
        <li key={id}>
          {sources.length > 1 && <strong>{names.source(index) + colon}</strong>}
          {text(summary.environment, own)}
        </li>
      ))}
    </ul>
  );
}

function useMachineText() {
  const { t } = useTranslation('charts');
  const locale = useLocale();
  return (environment: SummaryEnvironment, own: boolean): string => {
    const { adapter, secondAdapter, browser, os, cores } = environment;
    const gpu = (which?: SecondGpu) => {
      const software = adapterOf({ gpu: which }, environment)?.software;
      const name = gpuName(environment, which, locale);
      return software ? [name, t(own ? 'machine.software' : 'machine.softwareElsewhere')] : [name];
    };
    const gpus = adapter ? [...gpu(), ...(secondAdapter ? gpu('second') : [])] : [t('machine.noGpu')];
    return [...gpus, t('machine.cores', { count: cores }), browser, os].join('\u00a0· ');
  };
}
