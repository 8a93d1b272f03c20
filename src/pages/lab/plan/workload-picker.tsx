import { useTranslation } from 'react-i18next';
import type { Workload } from '../../../engine/contract.ts';
import { SelectField } from '../../../ui/controls/select-field.tsx';
import { useLocalText } from '../../../ui/state/locale.ts';
import { workloads } from '../../../workloads/registry.ts';

/** Every workload of the registry. */
export function WorkloadPicker({ workload, onChange }: { workload: Workload; onChange: (workload: Workload) => void }) {
  const { t } = useTranslation('lab');
  const text = useLocalText();
  return (
    <SelectField
      label={t('workload')}
      value={workload.id}
      options={workloads.map(({ id, title }) => ({ value: id, label: text(title) }))}
      onChange={(chosen) => onChange(workloads.find(({ id }) => id === chosen) ?? workload)}
    />
  );
}
