import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { gpuNames } from '../../results/adapter-name.ts';
import { type HistoryEntry, rowsOfEntry } from '../../results/history/record.ts';
import { Button } from '../../ui/controls/button.tsx';
import { HeadlineBars, useHeadline } from '../../ui/headline/headline.tsx';
import { useFormat, useLocale } from '../../ui/state/locale.ts';
import { NameForm, useEditing } from './name-form.tsx';
import { measuredText, runName } from './naming.ts';

/** What is done with runs, by their ids. */
export interface RunActions {
  choose(ids: readonly string[], on: boolean): void;
  remove(ids: readonly string[]): void;
  /** Undefined when it was refused. */
  rename(id: string, name: string): Promise<boolean | undefined>;
}

interface RunItemProps {
  entry: HistoryEntry;
  chosen: boolean;
  /** Keeps its identity. */
  actions: RunActions;
}

/** One line of the list: what was measured, when and where. */
export const RunItem = memo(function RunItem({ entry, chosen, actions }: RunItemProps) {
  const { id } = entry;
  const { t } = useTranslation('history');
  const format = useFormat();
  const locale = useLocale();
  const { editing, opener, start, close } = useEditing();
  const name = runName(entry, locale);
  return (
    <li className="run-item" data-chosen={chosen || undefined}>
      <label className="run-item__choose">
        <input type="checkbox" checked={chosen} onChange={({ target }) => actions.choose([id], target.checked)} />
        <span className="visually-hidden">{t('choose', { name })}</span>
      </label>
      <div className="run-item__body">
        {editing ? (
          <NameForm name={entry.name} rename={(given) => actions.rename(id, given)} close={close} />
        ) : (
          <a className="run-item__name" href={`#/history/${id}`}>
            {name}
          </a>
        )}
        <Result entry={entry} />
        <p className="run-facts-line small muted num">
          <span>{format.date(entry.startedAt)}</span>
          {entry.name !== null && <span>{measuredText(entry, locale)}</span>}
          <Cases entry={entry} />
          <Machine entry={entry} />
        </p>
      </div>
      {!editing && (
        <div className="run-item__actions">
          <Button ref={opener} look="quiet" size="small" onClick={start} aria-label={t('name.editNamed', { name })}>
            {t('name.edit')}
          </Button>
          <Button
            look="quiet"
            size="small"
            onClick={() => actions.remove([id])}
            aria-label={t('deleteNamed', { name })}
          >
            {t('delete')}
          </Button>
        </div>
      )}
    </li>
  );
});

/** What it came to, as its own page says it. */
function Result({ entry }: { entry: HistoryEntry }) {
  const rows = useMemo(() => rowsOfEntry(entry), [entry]);
  const headline = useHeadline(rows, 'own', entry.environment);
  if (!headline) return null;
  return (
    <div className={`run-item__result ${headline.side ? `side-${headline.side}` : ''}`}>
      <p className="run-item__number num" aria-hidden="true">
        {headline.number}
      </p>
      <p className="run-item__sentence">{headline.sentence}</p>
      <HeadlineBars bars={headline.bars} />
    </div>
  );
}

function Cases({ entry: { cases, ok } }: { entry: HistoryEntry }) {
  const { t } = useTranslation('history');
  return <span>{ok === cases ? t('cases', { count: cases }) : t('casesOk', { ok, count: cases })}</span>;
}

/** Browser and adapter; a software one is said to be one, and so is a run from a file. */
export function Machine({
  entry: { environment, imported },
}: {
  entry: Pick<HistoryEntry, 'environment' | 'imported'>;
}) {
  const { t } = useTranslation('history');
  const locale = useLocale();
  const { adapter, browser, os } = environment;
  return (
    <>
      <span>{t('on', { browser, os })}</span>
      <span>{gpuNames(environment, locale) ?? t('noGpu')}</span>
      {adapter?.software && <span className="tag">{t('software')}</span>}
      {imported && <span className="tag">{t('imported')}</span>}
    </>
  );
}
