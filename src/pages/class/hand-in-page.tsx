import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalText } from '../../engine/contract.ts';
import { assignmentData } from '../../results/class/assignment-link.ts';
import type { ListedClass } from '../../results/class/classes.ts';
import { readKept } from '../../results/class/collect.ts';
import { type Assignment, isPuzzle } from '../../results/class/model.ts';
import { type OpenedHandIn, readHandIn, wholeResult } from '../../results/class/read-hand-in.ts';
import { refusalOf } from '../../results/class/task.ts';
import { readTask } from '../../results/class/task-link.ts';
import { type StorageTrouble, storageTrouble } from '../../results/history/trouble.ts';
import { Button, LinkButton } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { TroubleNotice } from '../../ui/controls/trouble-notice.tsx';
import { Page } from '../../ui/frame/page.tsx';
import { LEADS_BACK } from '../../ui/frame/places.ts';
import { useLocalText } from '../../ui/state/locale.ts';
import { useServices } from '../../ui/state/services.tsx';
import { workloads } from '../../workloads/registry.ts';
import { AnswerText } from './answer-text.tsx';
import { AnswerFacts, EntryFacts } from './entry-facts.tsx';
import { sortInto } from './use-collect.ts';

type Opened = Extract<OpenedHandIn, { ok: true }>;

/** Something handed in, opened: collected where this browser keeps a class with its assignment. @param data behind `#/class/h/` */
export default function HandInPage({ data }: { data: string }) {
  const { t } = useTranslation('classes');
  const text = useLocalText();
  const opened = useMemo(() => readHandIn(data, workloads), [data]);
  return (
    <Page title={t(opened.ok ? 'handed.title' : 'handed.bad')}>
      {opened.ok ? (
        <HandedIn data={data} opened={opened} />
      ) : (
        <Notice kind="error">
          <p>{text(opened.problem)}</p>
        </Notice>
      )}
      <div className="row">
        <LinkButton href="#/class" {...LEADS_BACK}>
          {t('handed.all')}
        </LinkButton>
      </div>
    </Page>
  );
}

type Fate =
  | { readonly is: 'reading' | 'none' }
  | { readonly is: 'trouble'; readonly trouble: StorageTrouble }
  | { readonly is: 'unreadable'; readonly problem: LocalText }
  | { readonly is: 'choose'; readonly classes: readonly ListedClass[] }
  | { readonly is: 'added' | 'replaced' | 'known' | 'undone'; readonly into: ListedClass };

function HandedIn({ data, opened: { entry, assignment } }: { data: string; opened: Opened }) {
  const { t } = useTranslation('classes');
  const text = useLocalText();
  const services = useServices();
  const [fate, setFate] = useState<Fate>({ is: 'reading' });

  const take = async (into: ListedClass): Promise<Fate> => {
    const taken = await sortInto(await services.classes(), into.id, [readKept(`h/${data}`, workloads)]);
    if (!taken.ok) return taken.problem ? { is: 'unreadable', problem: taken.problem } : { is: 'none' };
    const { sorted } = taken;
    return { is: sorted.added ? 'added' : sorted.replaced ? 'replaced' : 'known', into };
  };
  const attempt = (work: () => Promise<Fate>) =>
    work().then(setFate, (error: unknown) => setFate(() => ({ is: 'trouble', trouble: storageTrouble(error) })));

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for what was opened; taking it again changes nothing
  useEffect(() => {
    void attempt(async () => {
      const listed = await (await services.classes()).list();
      const fitting = listed.filter((one) => isOf(one, entry));
      if (fitting.length === 0) return { is: 'none' };
      return fitting.length === 1 ? take(fitting[0]) : { is: 'choose', classes: fitting };
    });
  }, [data]);

  const undo = (into: ListedClass) =>
    attempt(async () => {
      await (await services.classes()).takeOut(into.id, entry.id);
      return { is: 'undone', into };
    });
  // A digest knows its assignment by a number alone; a class that it belongs to has the whole.
  const home = 'into' in fate ? fate.into : fate.is === 'choose' ? fate.classes[0] : null;
  const asked = assignment ?? (home && assignmentOf(home));
  const result = entry.source === 'full' ? wholeResult(data) : null;
  const begin =
    'puzzle' in entry
      ? `#/class/puzzle/${entry.puzzle}`
      : assignment && `#/class/new/${assignmentData(assignment, workloads)}`;
  return (
    <>
      <div className="stack" role="status">
        {fate.is === 'reading' && <p>{t('loading')}</p>}
        {fate.is === 'none' && <p>{t('handed.none')}</p>}
        {'into' in fate && <p>{t(`handed.${fate.is}`, { name: fate.into.name })}</p>}
        {fate.is === 'choose' && <p>{t('handed.choose')}</p>}
      </div>
      {fate.is === 'choose' && (
        <div className="row">
          {fate.classes.map((one) => (
            <Button key={one.id} onClick={() => void attempt(() => take(one))}>
              {one.name}
            </Button>
          ))}
        </div>
      )}
      {'into' in fate && (
        <div className="row">
          <LinkButton look="primary" href={`#/class/${fate.into.id}`}>
            {t('handed.toClass')}
          </LinkButton>
          {fate.is === 'added' && (
            <Button look="quiet" onClick={() => void undo(fate.into)}>
              {t('handed.undo')}
            </Button>
          )}
        </div>
      )}
      {fate.is === 'unreadable' && (
        <Notice kind="error" title={t('one.unreadable')}>
          <p>{text(fate.problem)}</p>
        </Notice>
      )}
      {fate.is === 'trouble' && <TroubleNotice of="classes" trouble={fate.trouble} />}
      <section className="stack" aria-labelledby="holds-title">
        <h2 id="holds-title">{t('handed.holds')}</h2>
        {'puzzle' in entry ? <AnswerFacts entry={entry} /> : <EntryFacts entry={entry} assignment={asked} />}
        <div className="row">
          {result !== null && <LinkButton href={`#/r/${result}`}>{t('handed.result')}</LinkButton>}
          {fate.is === 'none' && begin !== null && <LinkButton href={begin}>{t('handed.begin')}</LinkButton>}
        </div>
        {'puzzle' in entry && entry.code !== null && <AnswerText puzzle={entry.puzzle} code={entry.code} />}
      </section>
    </>
  );
}

function assignmentOf({ assignment }: ListedClass): Assignment | null {
  const opened = readTask(assignment, workloads);
  return opened.ok && !isPuzzle(opened.task) ? opened.task : null;
}

function isOf({ assignment }: ListedClass, entry: Opened['entry']): boolean {
  const opened = readTask(assignment, workloads);
  return opened.ok && refusalOf(opened.task, entry) === null;
}
