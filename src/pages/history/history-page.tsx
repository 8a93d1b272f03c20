import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../ui/controls/button.tsx';
import { TroubleNotice } from '../../ui/controls/trouble-notice.tsx';
import { Page } from '../../ui/frame/page.tsx';
import { ImportRuns } from './import-runs.tsx';
import { RunList } from './run-list.tsx';
import { useListing } from './use-listing.ts';
import './history.css';

/** Every run of this browser: opened, named, compared, exported, imported, deleted. */
export default function HistoryPage() {
  const { t } = useTranslation('history');
  const { listing, reload } = useListing();
  const [opened, setOpened] = useState(false);
  if (listing.status === 'ready' && !opened) setOpened(true);
  return (
    <Page wide title={t('title')} lede={t('lede')}>
      {/* Stays where the list cannot be read again: it may be importing still. */}
      {opened && <ImportRuns />}
      {listing.status === 'loading' && <p role="status">{t('loading', { ns: 'common' })}</p>}
      {listing.status === 'trouble' && <TroubleNotice trouble={listing.trouble} again={reload} />}
      {listing.status === 'ready' && <RunList entries={listing.entries} empty={<Empty />} />}
    </Page>
  );
}

function Empty() {
  const { t } = useTranslation('history');
  return (
    <section className="card card--plain stack history-empty" aria-labelledby="empty-title">
      <h2 id="empty-title">{t('empty.title')}</h2>
      <p className="muted">{t('empty.text')}</p>
      <div className="row">
        <LinkButton look="primary" href="#/lab">
          {t('empty.lab')}
        </LinkButton>
        <LinkButton href="#/">{t('empty.race')}</LinkButton>
      </div>
    </section>
  );
}
