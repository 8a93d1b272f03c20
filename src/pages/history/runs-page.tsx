import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCharts } from '../../ui/charts/use-charts.ts';
import { Button, LinkButton } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { TroubleNotice } from '../../ui/controls/trouble-notice.tsx';
import { Page } from '../../ui/frame/page.tsx';
import { LEADS_BACK } from '../../ui/frame/places.ts';
import { useLocalText } from '../../ui/state/locale.ts';
import { useAttempt } from '../../ui/state/use-attempt.ts';
import { Comparison } from './comparison.tsx';
import { type Deletion, useDeletions } from './deletions.ts';
import { RunDetail } from './run-detail.tsx';
import { MOST_COMPARED } from './run-list.tsx';
import { type OpenedRuns, useRuns } from './use-runs.ts';
import './history.css';

/** One run in full, or several laid over each other. @param ids report ids, commas between */
export default function RunsPage({ ids }: { ids: string }) {
  const { t } = useTranslation('history');
  const all = useMemo(() => [...new Set(ids.split(',').filter(Boolean))], [ids]);
  const wanted = useMemo(() => all.slice(0, MOST_COMPARED), [all]);
  const opened = useRuns(wanted);
  const charts = useCharts();
  const [deleted, setDeleted] = useState<Deletion | null>(null);

  if (deleted) return <DeletedPage deletion={deleted} restored={() => setDeleted(null)} />;
  if (opened.status !== 'ready' || opened.runs.length === 0) return <NotOpened opened={opened} />;
  if (charts === null) return <NotOpened opened={LOADING} />;
  if (wanted.length === 1) return <RunDetail run={opened.runs[0]} charts={charts} deleted={setDeleted} />;
  return (
    <Comparison runs={opened.runs} charts={charts}>
      {all.length > MOST_COMPARED && <Notice kind="info" title={t('comparison.tooMany', { most: MOST_COMPARED })} />}
      {opened.missing > 0 && <Notice kind="info" title={t('comparison.missing', { count: opened.missing })} />}
      <Unreadable opened={opened} />
    </Comparison>
  );
}

const LOADING: OpenedRuns = { status: 'loading' };

function NotOpened({ opened }: { opened: OpenedRuns }) {
  const { t } = useTranslation('history');
  if (opened.status === 'loading') {
    return (
      <Page title={t('title')}>
        <p role="status">{t('loading', { ns: 'common' })}</p>
      </Page>
    );
  }
  return (
    <Page title={t('run.missing')} lede={opened.status === 'ready' ? t('run.missingText') : undefined}>
      {opened.status === 'trouble' && <TroubleNotice trouble={opened.trouble} />}
      <Unreadable opened={opened} />
      <BackLink />
    </Page>
  );
}

function Unreadable({ opened }: { opened: OpenedRuns }) {
  const { t } = useTranslation('history');
  const text = useLocalText();
  if (opened.status !== 'ready' || !opened.unreadable) return null;
  return (
    <Notice kind="warning" title={t('run.unreadable')}>
      <p>{text(opened.unreadable)}</p>
      <p className="muted">{t('run.unreadableText')}</p>
    </Notice>
  );
}

function BackLink() {
  const { t } = useTranslation('history');
  return (
    <div className="row">
      <LinkButton href="#/history" {...LEADS_BACK}>
        {t('run.back')}
      </LinkButton>
    </div>
  );
}

function DeletedPage({ deletion, restored }: { deletion: Deletion; restored: () => void }) {
  const { t } = useTranslation('history');
  const { undo } = useDeletions();
  const { trouble, attempt } = useAttempt();
  const bringBack = () =>
    attempt(async () => {
      await undo([deletion]);
      restored();
    });
  return (
    <Page title={t('run.deleted')}>
      {trouble && <TroubleNotice trouble={trouble} />}
      <div className="row">
        <Button look="primary" onClick={bringBack}>
          {t('undo')}
        </Button>
        <LinkButton href="#/history" {...LEADS_BACK}>
          {t('run.back')}
        </LinkButton>
      </div>
    </Page>
  );
}
