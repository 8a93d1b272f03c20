import { useTranslation } from 'react-i18next';
import { MACHINES } from '../../results/reference/shelf.ts';
import { SelectField } from '../controls/select-field.tsx';
import { useServices } from '../state/services.tsx';
import type { BesideResult } from './use-beside.ts';
import { useMachineWords } from './words.ts';
import './reference.css';

/** Which recorded machine is laid behind the charts; what stands in the way is said beside it. */
export function BesidePicker({ beside: { machine, status } }: { beside: BesideResult }) {
  const { t } = useTranslation('reference');
  const { beside } = useServices();
  const words = useMachineWords();
  const name = machine ? words.name(machine) : '';
  return (
    <div className="reference-picker">
      <SelectField
        label={t('label')}
        value={machine?.id ?? ''}
        options={[
          { value: '', label: t('none') },
          ...MACHINES.map((one) => ({ value: one.id, label: words.name(one) })),
        ]}
        onChange={beside.choose}
      />
      <p className="small muted" role="status">
        {status === 'nothing' && t('nothing', { name })}
        {status === 'failed' && t('failed')}
      </p>
    </div>
  );
}
