import { useTranslation } from 'react-i18next';
import { adapterInfo } from '../../engine/gpu/capabilities.ts';
import { gpuName } from '../../results/adapter-name.ts';
import { SelectField } from '../controls/select-field.tsx';
import { useLocale } from '../state/locale.ts';
import { useGpuPower, useServices } from '../state/services.tsx';
import { type GpuPair, POWERS } from './gpu-pair.ts';

interface GpuChoiceProps {
  /** From `useGpuPair`. */
  pair: GpuPair | null | undefined;
  /** Where contenders of one run may be on either: whether they are, and how to say so. */
  both?: { readonly chosen: boolean; choose(both: boolean): void };
}

/** Which GPU everything runs on; nothing where the machine has one, as far as the browser says. */
export function GpuChoice({ pair, both }: GpuChoiceProps) {
  const { t } = useTranslation('device');
  const { gpu } = useServices();
  const locale = useLocale();
  const power = useGpuPower();
  if (!pair) return null;
  const [first, second] = POWERS.map((one) => adapterInfo(pair[one]));
  const gpus = { adapter: first, secondAdapter: second };
  const name = { 'high-performance': gpuName(gpus, undefined, locale), 'low-power': gpuName(gpus, 'second', locale) };
  const options = POWERS.map((one) => ({ value: one as string, label: t(`choice.${one}`, { name: name[one] }) }));
  const chosen = both?.chosen ?? false;
  return (
    <div className="stack">
      <SelectField
        label={t('choice.label')}
        value={chosen ? BOTH : power}
        options={both ? [...options, { value: BOTH, label: t('choice.both') }] : options}
        onChange={(value) => {
          both?.choose(value === BOTH);
          if (value !== BOTH) gpu.choose(value === 'low-power' ? value : 'high-performance');
        }}
      />
      <p className="small muted">{t(chosen ? 'choice.bothText' : 'choice.text')}</p>
    </div>
  );
}

const BOTH = 'both';
