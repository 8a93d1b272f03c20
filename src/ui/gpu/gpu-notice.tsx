import { useTranslation } from 'react-i18next';
import { adapterInfo } from '../../engine/gpu/capabilities.ts';
import { Notice } from '../controls/notice.tsx';
import type { GpuProbe } from './gpu-probe.ts';

const TEXTS = { 'no-webgpu': 'noWebgpu', 'no-adapter': 'noAdapter', threw: 'adapterThrew' } as const;

/** What a visitor should know about the GPU before anything runs; nothing where there is a real one. */
export function GpuNotice({ probe }: { probe: GpuProbe | null }) {
  const { t } = useTranslation('errors');
  if (!probe) return null;
  if (probe.status === 'adapter') {
    return probe.software ? <SoftwareNotice name={adapterName(adapterInfo(probe.adapter))} /> : null;
  }
  const key = TEXTS[probe.status];
  const message = probe.status === 'threw' ? probe.message : '';
  return (
    <Notice kind="warning" title={t(`${key}.title`)}>
      <p>{t(`${key}.works`, { message })}</p>
      <p className="muted">{t(`${key}.todo`)}</p>
    </Notice>
  );
}

/** Goes with every chart of a software adapter. */
export function SoftwareNotice({ name }: { name: string }) {
  const { t } = useTranslation('errors');
  return (
    <Notice kind="warning" title={t('software.title')}>
      <p>{t('software.works', { name })}</p>
      <p className="muted">{t('software.todo')}</p>
    </Notice>
  );
}

/** The most telling of what the browser says; browsers often blank the device's name. */
export function adapterName(info: {
  vendor: string;
  architecture: string;
  device: string;
  description: string;
}): string {
  return info.description || [info.vendor, info.architecture, info.device].filter(Boolean).join(' ') || '?';
}
