import { useTranslation } from 'react-i18next';
import type { AdapterInfo } from '../../engine/contract.ts';
import { adapterInfo } from '../../engine/gpu/capabilities.ts';
import { adapterName } from '../../results/adapter-name.ts';
import { Notice } from '../controls/notice.tsx';
import { useLocale } from '../state/locale.ts';
import type { GpuProbe } from './gpu-probe.ts';

const TEXTS = { 'no-webgpu': 'noWebgpu', 'no-adapter': 'noAdapter', threw: 'adapterThrew' } as const;

/** What a visitor should know about the GPU before anything runs; nothing where there is a real one. */
export function GpuNotice({ probe }: { probe: GpuProbe | null }) {
  const { t } = useTranslation('errors');
  if (!probe) return null;
  if (probe.status === 'adapter') {
    return probe.software ? <SoftwareNotice adapter={adapterInfo(probe.adapter)} /> : null;
  }
  const insecure = probe.status === 'no-webgpu' && !isSecureContext;
  const key = insecure ? 'notSecure' : TEXTS[probe.status];
  const message = probe.status === 'threw' ? probe.message : '';
  return (
    <Notice kind="warning" title={t(`${key}.title`)}>
      <p>{t(`${key}.works`, { message })}</p>
      <p className="muted">{t(`${key}.todo`)}</p>
    </Notice>
  );
}

/** The same in one line, for whoever has read it. */
export function SoftwareLine({ adapter }: { adapter: AdapterInfo }) {
  const { t } = useTranslation('errors');
  const locale = useLocale();
  return <p className="small muted">{t('software.line', { name: adapterName(adapter, locale) })}</p>;
}

/** Goes with every chart of a software adapter. */
export function SoftwareNotice({ adapter }: { adapter: AdapterInfo }) {
  const { t } = useTranslation('errors');
  const locale = useLocale();
  return (
    <Notice kind="warning" title={t('software.title')}>
      <p>{t('software.works', { name: adapterName(adapter, locale) })}</p>
      <p className="muted">{t('software.todo')}</p>
    </Notice>
  );
}
