import { useTranslation } from 'react-i18next';
import { SelectField } from '../../../ui/controls/select-field.tsx';
import { useFormat, useLocalText } from '../../../ui/state/locale.ts';
import type { Kept } from './use-shown.ts';

/** Which contender's result is shown, and at which size. */
export function Selectors({ selection }: { selection: Kept }) {
  const { t } = useTranslation('lab');
  const text = useLocalText();
  const format = useFormat();
  const side = ({ on }: { on: string }) => t(`sides.${on === 'gpu' ? 'gpu' : 'cpu'}`, { ns: 'common' });
  return (
    <div className="lab-params">
      <SelectField
        label={t('shown.contender')}
        value={selection.contender}
        options={selection.contenders.map(({ id, variant, title }) => ({
          value: id,
          label: `${side(variant)} · ${text(title)}`,
        }))}
        onChange={selection.setContender}
      />
      {selection.sizes.length > 1 && (
        <SelectField
          label={t('shown.size')}
          value={String(selection.size)}
          options={selection.sizes.map((size) => ({ value: String(size), label: format.integer(size) }))}
          onChange={(size) => selection.setSize(Number(size))}
        />
      )}
    </div>
  );
}
