import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdapterInfo, GpuPower } from '../../engine/contract.ts';
import { adapterInfo } from '../../engine/gpu/capabilities.ts';
import { adapterName } from '../../results/adapter-name.ts';
import { SelectField } from '../controls/select-field.tsx';
import { useLocale } from '../state/locale.ts';
import { useGpuPower, useServices } from '../state/services.tsx';
import { probeGpu } from './gpu-probe.ts';

const POWERS: readonly GpuPower[] = ['high-performance', 'low-power'];

type Pair = Readonly<Record<GpuPower, AdapterInfo>>;

/** What the browser answers to either wish; null where that is the same GPU, or it does not tell them apart. */
export async function gpuPair(gpu: GPU | undefined): Promise<Pair | null> {
  const [fast, frugal] = await Promise.all(POWERS.map((power) => probeGpu(gpu, power)));
  if (fast.status !== 'adapter' || frugal.status !== 'adapter') return null;
  const pair = { 'high-performance': adapterInfo(fast.adapter), 'low-power': adapterInfo(frugal.adapter) };
  return isSame(pair['high-performance'], pair['low-power']) ? null : pair;
}

const isSame = (a: AdapterInfo, b: AdapterInfo): boolean =>
  a.vendor === b.vendor &&
  a.architecture === b.architecture &&
  a.device === b.device &&
  a.description === b.description &&
  a.software === b.software;

/** Which GPU everything runs on; nothing where the machine has one, as far as the browser says. */
export function GpuChoice() {
  const { t } = useTranslation('device');
  const { gpu } = useServices();
  const locale = useLocale();
  const power = useGpuPower();
  const [pair, setPair] = useState<Pair | null>(null);
  useEffect(() => {
    let wanted = true;
    void gpuPair(navigator.gpu).then((found) => wanted && setPair(found));
    return () => {
      wanted = false;
    };
  }, []);
  if (!pair) return null;
  return (
    <div className="stack">
      <SelectField
        label={t('choice.label')}
        value={power}
        options={POWERS.map((one) => ({
          value: one,
          label: t(`choice.${one}`, { name: adapterName(pair[one], locale) }),
        }))}
        onChange={(chosen) => gpu.choose(chosen === 'low-power' ? chosen : 'high-performance')}
      />
      <p className="small muted">{t('choice.text')}</p>
    </div>
  );
}
