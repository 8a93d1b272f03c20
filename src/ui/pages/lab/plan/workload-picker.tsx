import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Workload } from '../../../../engine/contract.ts';
import { workloads } from '../../../../workloads/registry.ts';
import { useLocalText } from '../../../app/locale.ts';

/** Every workload of the registry, and what the chosen one is about. */
export function WorkloadPicker({ workload, onChange }: { workload: Workload; onChange: (workload: Workload) => void }) {
  const { t } = useTranslation('lab');
  const text = useLocalText();
  const name = useId();
  return (
    <fieldset className="field lab-field">
      <legend className="field__label">{t('workload')}</legend>
      <div className="lab-chips">
        {workloads.map((each) => (
          <label key={each.id} className="chip">
            <input type="radio" name={name} checked={each.id === workload.id} onChange={() => onChange(each)} />
            {text(each.title)}
          </label>
        ))}
      </div>
      <p className="small muted">{text(workload.summary)}</p>
    </fieldset>
  );
}
