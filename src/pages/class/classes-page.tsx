import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedClass } from '../../results/class/classes.ts';
import { MOST_LINKS } from '../../results/class/collect.ts';
import { type StorageTrouble, storageTrouble } from '../../results/history/trouble.ts';
import { LinkButton } from '../../ui/controls/button.tsx';
import { DropTold } from '../../ui/controls/drop-told.tsx';
import { FileButton } from '../../ui/controls/file-button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { TroubleNotice } from '../../ui/controls/trouble-notice.tsx';
import { useFileDrop } from '../../ui/controls/use-file-drop.ts';
import { Page } from '../../ui/frame/page.tsx';
import { useFormat, useLocalText, useMarks } from '../../ui/state/locale.ts';
import { onceMore } from '../../ui/state/once-more.ts';
import { useServices } from '../../ui/state/services.tsx';
import { type ClassImported, importClass } from './import-class.ts';
import { useClassChanges } from './use-class.ts';

type Listing =
  | { readonly status: 'loading' }
  | { readonly status: 'trouble'; readonly trouble: StorageTrouble }
  | { readonly status: 'ready'; readonly classes: readonly ListedClass[] };

/** Every class of this browser, and the way to one. */
export default function ClassesPage() {
  const { t } = useTranslation('classes');
  const services = useServices();
  const [listing, setListing] = useState<Listing>({ status: 'loading' });
  const reload = useMemo(
    () =>
      onceMore(async () => {
        try {
          setListing({ status: 'ready', classes: await (await services.classes()).list() });
        } catch (error) {
          setListing(() => ({ status: 'trouble', trouble: storageTrouble(error) }));
        }
      }),
    [services],
  );
  useClassChanges(reload);
  return (
    <Page title={t('title')} lede={t('lede')}>
      {listing.status === 'loading' && <p role="status">{t('loading')}</p>}
      {listing.status === 'trouble' && (
        <TroubleNotice of="classes" trouble={listing.trouble} again={() => void reload()} />
      )}
      {listing.status === 'ready' && (
        <section className="stack" aria-labelledby="classes-title">
          <h2 id="classes-title">{t('list.title')}</h2>
          {listing.classes.length === 0 ? <p className="muted">{t('list.none')}</p> : <List {...listing} />}
          <div className="row">
            <LinkButton href="#/lab">{t('list.lab')}</LinkButton>
            <LinkButton href="#/lessons">{t('list.lessons')}</LinkButton>
            <LinkButton href="#/puzzles">{t('list.puzzles')}</LinkButton>
          </div>
        </section>
      )}
      {/* What became of files stays told where the list cannot be read any more. */}
      {listing.status !== 'loading' && <Import />}
    </Page>
  );
}

function List({ classes }: { classes: readonly ListedClass[] }) {
  const { t } = useTranslation('classes');
  const format = useFormat();
  return (
    <ul className="class-list">
      {classes.map(({ id, name, createdAt, handIns }) => (
        <li key={id}>
          <a className="class-list__name" href={`#/class/${id}`}>
            {name}
          </a>
          <p className="small muted num">
            {[t('list.count', { count: handIns }), t('list.made', { date: format.date(createdAt) })].join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Files that were refused and are told one by one. */
const SHOWN = 5;

function Import() {
  const { t } = useTranslation('classes');
  const text = useLocalText();
  const { bracketed, gap } = useMarks();
  const format = useFormat();
  const services = useServices();
  const [done, setDone] = useState<readonly ClassImported[]>([]);
  const [trouble, setTrouble] = useState<StorageTrouble | null>(null);
  const [taking, setTaking] = useState(false);
  const take = async (files: readonly File[]) => {
    setTaking(true);
    setTrouble(null);
    setDone([]);
    const results: ClassImported[] = [];
    try {
      const classes = await services.classes();
      for (const file of files) results.push(await importClass(file, classes, t('new.unnamed')));
    } catch (error) {
      setTrouble(() => storageTrouble(error));
    }
    setDone(results);
    setTaking(false);
  };
  const { dragging, dropped } = useFileDrop((files) => void take(files));
  const refused = done.filter((one) => !one.ok);
  const problemOf = ({ problem, most }: Extract<ClassImported, { ok: false }>) =>
    typeof problem === 'string' ? t(`list.${problem}`, { most: format.bytes(most) }) : text(problem);
  return (
    <section className="stack" aria-label={t('list.import')}>
      <div className="row">
        <FileButton accept=".json,application/json" multiple disabled={taking} onFiles={(files) => void take(files)}>
          {t('list.import')}
        </FileButton>
        <p className="small muted">{t('list.importHint')}</p>
      </div>
      <DropTold dropped={dropped} />
      <div role="status">
        {taking && <p>{t('list.importing')}</p>}
        {done.map(
          (one) =>
            one.ok && (
              <p key={done.indexOf(one)}>
                <span>{t(one.merged ? 'list.merged' : 'list.imported', { name: one.name, count: one.added })}</span>
                {one.broken > 0 && <span>{gap + t('list.broken', { count: one.broken })}</span>}
                {one.tooMany > 0 && (
                  <span>{gap + t('list.tooMany', { count: one.tooMany, most: format.integer(MOST_LINKS) })}</span>
                )}
              </p>
            ),
        )}
      </div>
      {refused.slice(0, SHOWN).map((one) => (
        <Notice key={done.indexOf(one)} kind="error" title={t('list.notOpened') + bracketed(one.file)}>
          <p>{problemOf(one)}</p>
        </Notice>
      ))}
      {refused.length > SHOWN && <p>{t('collect.more', { count: refused.length - SHOWN })}</p>}
      {trouble && <TroubleNotice of="classes" trouble={trouble} />}
      {dragging && (
        <div className="class-drop" aria-hidden="true">
          <p>{t('list.import')}</p>
        </div>
      )}
    </section>
  );
}
