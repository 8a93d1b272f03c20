import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../ui/controls/button.tsx';
import { TroubleNotice } from '../../ui/controls/trouble-notice.tsx';
import { Page } from '../../ui/frame/page.tsx';
import { ImportButton, ImportOutcome, useImport } from './import-runs.tsx';
import { RunList } from './run-list.tsx';
import { useListing } from './use-listing.ts';
import './history.css';

/** Every run of this browser: opened, named, compared, exported, imported, deleted. */
export default function HistoryPage() {
  const { t } = useTranslation('history');
  const { listing, reload } = useListing();
  const importing = useImport();
  const stores = listing.status === 'ready';
  return (
    <Page wide title={t('title')} lede={t('lede')}>
      {stores && (
        <section className="stack" aria-label={t('import')}>
          <div className="row">
            <ImportButton {...importing} />
            <p className="small muted">{t('importHint')}</p>
          </div>
          <ImportOutcome outcome={importing.outcome} />
        </section>
      )}
      {listing.status === 'loading' && <p role="status">{t('loading', { ns: 'common' })}</p>}
      {listing.status === 'trouble' && <TroubleNotice trouble={listing.trouble} again={reload} />}
      {stores && <RunList entries={listing.entries} empty={<Empty />} />}
      {stores && importing.dragging && (
        <div className="drop-target" aria-hidden="true">
          <p>{t('drop')}</p>
        </div>
      )}
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
