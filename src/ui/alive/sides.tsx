import { useTranslation } from 'react-i18next';
import { Segments } from '../controls/segments.tsx';
import type { GpuProbe } from '../gpu/gpu-probe.ts';

/** Who computes. The number is its place among the cases of a request. */
export const SIDES = ['gpu', 'cpu'] as const;
export type Side = (typeof SIDES)[number];

interface SideSwitchProps {
  side: Side;
  probe: GpuProbe | null;
  onChange: (side: Side) => void;
}

/** GPU or CPU; the one that is there where there is no other. */
export function SideSwitch({ side, probe, onChange }: SideSwitchProps) {
  const { t } = useTranslation('alive');
  const gpu = probe === null || probe.status === 'adapter';
  const label = { gpu: t(softwareIn(probe) ? 'sides.software' : 'sides.gpu'), cpu: t('sides.cpu') };
  return (
    <Segments
      legend={t('sides.legend')}
      value={side}
      options={SIDES.filter((each) => gpu || each === 'cpu').map((value) => ({ value, label: label[value] }))}
      onChange={(value) => onChange(value === 'gpu' ? 'gpu' : 'cpu')}
    />
  );
}

export const softwareIn = (probe: GpuProbe | null): boolean => probe?.status === 'adapter' && probe.software;

/** The side that computes until somebody switches. */
export const firstSide = (probe: GpuProbe | null): Side =>
  probe === null || probe.status === 'adapter' ? 'gpu' : 'cpu';
