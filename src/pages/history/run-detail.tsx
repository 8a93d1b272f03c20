import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { adapterName } from '../../results/adapter-name.ts';
import { saveText } from '../../ui/charts/save.ts';
import type { Charts } from '../../ui/charts/use-charts.ts';
import { Button, LinkButton } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { TroubleNotice } from '../../ui/controls/trouble-notice.tsx';
import { Page } from '../../ui/frame/page.tsx';
import { LEADS_BACK } from '../../ui/frame/places.ts';
import { SoftwareNotice } from '../../ui/gpu/gpu-notice.tsx';
import { useHeadline } from '../../ui/headline/headline.tsx';
import { BesideCharts } from '../../ui/reference/beside-charts.tsx';
import { Share } from '../../ui/share/share.tsx';
import { SavingTold, useSaving } from '../../ui/share/use-saving.tsx';
import { useFormat, useLocale } from '../../ui/state/locale.ts';
import { useServices } from '../../ui/state/services.tsx';
import { useAttempt } from '../../ui/state/use-attempt.ts';
import { type Deletion, useDeletions } from './deletions.ts';
import { NameForm, useEditing } from './name-form.tsx';
import { measuredText, runName } from './naming.ts';
import { RawSamples } from './raw-samples.tsx';
import { RunFacts } from './run-facts.tsx';
import { Machine } from './run-item.tsx';
import { RunKernels } from './run-kernels.tsx';
import { saveRecords } from './run-list.tsx';
import { RunWarnings } from './run-warnings.tsx';
import type { OpenedRun } from './use-runs.ts';

interface RunDetailProps {
  run: OpenedRun;
  charts: Charts;
  deleted: (deletion: Deletion) => void;
}

/** Everything that is known of one run. */
export function RunDetail({ run, charts, deleted }: RunDetailProps) {
  const { t } = useTranslation('history');
  const services = useServices();
  const locale = useLocale();
  const format = useFormat();
  const { trouble, attempt } = useAttempt();
  const saving = useSaving();
  const { remove } = useDeletions();
  const { editing, opener, start, close } = useEditing();
  const { record, entry, summary } = run;
  const { id } = record.report;
  const { imported } = entry;
  const name = runName(entry, locale);
  const { adapter } = summary.environment;
  const headline = useHeadline(summary.measurements, 'own', summary.environment);
  const sources = useMemo(() => [{ id, label: null, summary, own: !imported }], [id, summary, imported]);

  const rename = (text: string) => attempt(async () => (await services.history()).rename(id, text));
  const removeRun = () =>
    attempt(async () => {
      const deletion = await remove([id]);
      if (deletion) deleted(deletion);
    });

  return (
    <Page
      wide
      title={name}
      lede={
        <span className="run-facts-line num">
          <span>{format.date(entry.startedAt)}</span>
          {entry.name !== null && <span>{measuredText(entry, locale)}</span>}
          <Machine entry={entry} />
        </span>
      }
    >
      <div className="spread">
        <LinkButton href="#/history" {...LEADS_BACK} size="small">
          ← {t('run.back')}
        </LinkButton>
        {editing ? (
          <NameForm name={entry.name} rename={rename} close={close} />
        ) : (
          <div className="row">
            <Button ref={opener} size="small" onClick={start}>
              {t('name.edit')}
            </Button>
            <Button size="small" onClick={removeRun}>
              {t('delete')}
            </Button>
          </div>
        )}
      </div>
      {trouble && <TroubleNotice trouble={trouble} />}
      {adapter?.software &&
        (imported ? (
          <Notice kind="warning" title={t('run.softwareTitle')}>
            <p>{t('run.softwareText', { name: adapterName(adapter, locale) })}</p>
          </Notice>
        ) : (
          <SoftwareNotice adapter={adapter} />
        ))}
      <section className="stack" aria-labelledby="results-title">
        <h2 id="results-title">{t('run.results')}</h2>
        {headline && <p className="sentence num">{headline.sentence}</p>}
        <BesideCharts charts={charts} sources={sources} />
        {entry.ok > 0 && (
          <div className="row">
            <Share summary={summary} />
          </div>
        )}
      </section>
      <RunKernels kernels={run.kernels} summary={summary} />
      <RunWarnings summary={summary} />
      <section className="stack rule-top" aria-labelledby="conditions-title">
        <h2 id="conditions-title">{t('run.timing')}</h2>
        <RunFacts report={record.report} />
        <RawSamples report={record.report} />
      </section>
      <section className="stack rule-top" aria-labelledby="export-title">
        <h2 id="export-title">{t('run.export')}</h2>
        <p className="muted">{t('run.exportText')}</p>
        <div className="row">
          <Button onClick={() => saving.save(async () => saveRecords([record]))}>{t('run.json')}</Button>
          <Button onClick={() => saving.save(() => saveText('csv', summary, !imported, locale))}>{t('run.csv')}</Button>
          <Button onClick={() => saving.save(() => saveText('md', summary, !imported, locale))}>
            {t('run.markdown')}
          </Button>
        </div>
        <SavingTold saving={saving} />
      </section>
    </Page>
  );
}
