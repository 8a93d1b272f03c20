import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isPuzzleClass } from '../../results/class/model.ts';
import { LinkButton } from '../../ui/controls/button.tsx';
import { Page } from '../../ui/frame/page.tsx';
import { LEADS_BACK } from '../../ui/frame/places.ts';
import { useMarks } from '../../ui/state/locale.ts';
import { AnswersTable } from './answers-table.tsx';
import { AssignmentCard } from './assignment-card.tsx';
import { ClassStatus } from './class-status.tsx';
import { useTaskWords } from './class-words.ts';
import { CollectCard } from './collect-card.tsx';
import { EntriesTable } from './entries-table.tsx';
import { KeepCard } from './keep-card.tsx';
import { RefusedList } from './refused-list.tsx';
import { type ClassState, useClass } from './use-class.ts';
import { useCollect } from './use-collect.ts';

type Ready = Extract<ClassState, { status: 'ready' }>;

/** One class: its assignment, what is handed in, and the way to the projector. */
export default function ClassPage({ id }: { id: string }) {
  const { state, reload } = useClass(id);
  if (state.status !== 'ready' || !state.opened.ok) return <ClassStatus state={state} reload={reload} />;
  return <Opened whole={state.whole} opened={state.opened} reader={state.reader} />;
}

interface OpenedProps extends Pick<Ready, 'whole' | 'reader'> {
  opened: Extract<Ready['opened'], { ok: true }>;
}

function Opened({ whole, opened, reader }: OpenedProps) {
  const { t } = useTranslation('classes');
  const { bracketed } = useMarks();
  const { kept } = whole;
  const shown = opened.class;
  const { id, name, assignment, entries, refused } = shown;
  const collect = useCollect(id, reader);
  const words = useTaskWords(assignment);
  const texts = useMemo(() => new Map([...opened.handIns].map(([run, one]) => [run, one.text])), [opened]);
  return (
    <Page wide title={name} lede={[words.question, words.about].join(' · ')}>
      <div className="row">
        <LinkButton look="primary" size="large" href={`#/class/${id}/wall`}>
          {t('one.wall')}
        </LinkButton>
        <LinkButton look="quiet" href="#/class" {...LEADS_BACK}>
          {t('one.gone.all')}
        </LinkButton>
      </div>
      <AssignmentCard data={kept.assignment} assignment={assignment} />
      <CollectCard collect={collect} />
      <section className="stack" aria-labelledby="handed-title">
        <h2 id="handed-title" className="num">
          {t('table.title') + bracketed(entries.length)}
        </h2>
        {entries.length === 0 ? (
          <p className="muted">{t('table.none')}</p>
        ) : isPuzzleClass(shown) ? (
          <AnswersTable id={id} entries={shown.entries} texts={texts} />
        ) : (
          <EntriesTable id={id} assignment={shown.assignment} entries={shown.entries} texts={texts} />
        )}
        <RefusedList id={id} refused={refused} />
      </section>
      <KeepCard whole={whole} shown={shown} />
    </Page>
  );
}
