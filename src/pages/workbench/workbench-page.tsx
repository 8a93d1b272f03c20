import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Workload } from '../../engine/contract.ts';
import { Notice } from '../../ui/controls/notice.tsx';
import { Page } from '../../ui/frame/page.tsx';
import { GpuNotice } from '../../ui/gpu/gpu-notice.tsx';
import { useGpuProbe } from '../../ui/gpu/gpu-probe.ts';
import { useServices } from '../../ui/state/services.tsx';
import { workloads } from '../../workloads/registry.ts';
import { Desk } from './desk.tsx';
import { listUnreadable, openDraft } from './kernel-drafts.ts';
import { Start } from './start.tsx';
import './workbench.css';

/** @param path what follows `#/workbench/` in the address: nothing, a workload, or a workload and the key of a draft */
export default function WorkbenchPage({ path }: { path: string }) {
  const { t } = useTranslation('workbench');
  const { drafts } = useServices();
  const probe = useGpuProbe();
  const [id = '', key] = path.split('/');
  const workload = workloads.find((one) => one.id === id);
  const draft = useMemo(() => (key ? openDraft(drafts, path) : null), [drafts, key, path]);
  if (draft && workload) {
    return (
      <Page wide className="workbench" title={`${draft.kernel.name} · ${t('title')}`} heading={t('title')}>
        <Desk key={path} draft={draft} workload={workload} probe={probe} />
      </Page>
    );
  }
  return (
    <Page wide className="workbench" title={t('title')} lede={t('lede')}>
      <GpuNotice probe={probe} />
      <Trouble path={path} id={id} workload={workload} missing={key !== undefined && key !== ''} />
      <Start workload={workload ?? workloads[0]} probe={probe} />
    </Page>
  );
}

interface TroubleProps {
  path: string;
  id: string;
  workload: Workload | undefined;
  missing: boolean;
}

function Trouble({ path, id, workload, missing }: TroubleProps) {
  const { t } = useTranslation('workbench');
  const { drafts } = useServices();
  if (id && !workload) return <Notice kind="warning" title={t('start.unknownWorkload', { id: id.slice(0, 40) })} />;
  if (!missing) return null;
  const unreadable = listUnreadable(drafts).some((draft) => draft.path === path);
  return <Notice kind="warning" title={t(unreadable ? 'mine.unreadable' : 'start.gone')} />;
}
