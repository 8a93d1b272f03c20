import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { withKernels } from '../../engine/kernel/kernel-variant.ts';
import { shapeText } from '../../engine/shape-text.ts';
import { type OpenedKernel, readKernelLink } from '../../results/share/kernel-link.ts';
import { Button, LinkButton } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { Page } from '../../ui/frame/page.tsx';
import { useLocalText, useMarks } from '../../ui/state/locale.ts';
import { useServices } from '../../ui/state/services.tsx';
import { workloads } from '../../workloads/registry.ts';
import { addDraft, freeName } from './kernel-drafts.ts';
import './workbench.css';

const WgslEditor = lazy(() => import('../../ui/editor/wgsl-editor.tsx'));
const ResultCharts = lazy(() => import('../../ui/charts/result-charts.tsx'));

/** @param data `1.<data>`: what stands in the address after `#/w/` */
export default function KernelLinkPage({ data }: { data: string }) {
  const { t } = useTranslation('workbench');
  const text = useLocalText();
  const opened = useMemo(() => readKernelLink(data), [data]);
  if (opened.ok) return <Shared opened={opened} />;
  return (
    <Page title={t('link.problem')}>
      <Notice kind="error">
        <p>{text(opened.problem)}</p>
      </Notice>
      <div className="row">
        <LinkButton look="primary" href="#/workbench">
          {t('link.home')}
        </LinkButton>
      </div>
    </Page>
  );
}

/** A kernel that somebody sent: shown, and nothing of it compiled or run. */
function Shared({ opened }: { opened: Extract<OpenedKernel, { ok: true }> }) {
  const { t } = useTranslation('workbench');
  const text = useLocalText();
  const [, navigate] = useLocation();
  const { drafts } = useServices();
  const [full, setFull] = useState(false);
  const { kernel, workload, shapes, summary } = opened;
  const known = useMemo(() => withKernels(workloads, [kernel]), [kernel]);
  const sources = useMemo(() => (summary ? [{ id: 'sender', label: t('link.sender'), summary }] : []), [summary, t]);
  const copy = () => {
    const path = addDraft(drafts, { ...kernel, name: freeName(kernel.name, workload, drafts), copyOf: kernel.name });
    if (path === null) setFull(true);
    else navigate(`/workbench/${path}`);
  };
  const { colon, semicolon } = useMarks();
  return (
    <Page
      wide
      className="workbench"
      title={t('link.title')}
      lede={t('link.about', { name: kernel.name, workload: text(workload.title) })}
    >
      <Notice kind="info" title={t('link.notice')}>
        <p>{t('link.noticeText')}</p>
      </Notice>
      <div className="row">
        <Button look="primary" onClick={copy}>
          {t('link.open')}
        </Button>
      </div>
      {full && <Notice kind="error" title={t('start.full')} />}
      {shapes.length > 0 && (
        <p className="small muted num">
          {t('link.shapes', { shapes: shapes.map((params) => shapeText(workload, params)).join(semicolon) })}
        </p>
      )}
      {kernel.passes.map(({ shader, code, workgroups }) => (
        <div key={shader} className="stack">
          <Suspense fallback={<p className="muted">{t('loading', { ns: 'common' })}</p>}>
            <WgslEditor label={t('desk.ownFile', { file: shader })} value={code} />
          </Suspense>
          {workgroups && <p className="small mono">{t('dispatch.title') + colon + workgroups.join(semicolon)}</p>}
        </div>
      ))}
      {summary && (
        <section className="stack" aria-labelledby="reported">
          <h2 id="reported">{t('link.results')}</h2>
          <Suspense fallback={<p className="muted">{t('loading', { ns: 'common' })}</p>}>
            <ResultCharts sources={sources} workloads={known} />
          </Suspense>
        </section>
      )}
    </Page>
  );
}
