import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sweep } from '../../../chart-model/class/crossings.ts';
import { findingOf } from '../../../chart-model/class/findings.ts';
import { type Machine, machinesOf } from '../../../chart-model/class/machines.ts';
import { questionWords } from '../../../chart-model/class/question-words.ts';
import { type ClassWords, classSentence } from '../../../chart-model/class/sentence.ts';
import type { Assignment, Entry, MeasuredClass } from '../../../results/class/model.ts';
import { askedCase } from '../../../results/class/question.ts';
import { Sentence } from '../../../ui/controls/sentence.tsx';
import { useLocale } from '../../../ui/state/locale.ts';
import { workloads } from '../../../workloads/registry.ts';
import { useClassWords } from '../class-words.ts';
import { CrossingView } from './crossing-view.tsx';
import { GroupLegend } from './legend.tsx';
import { type Reveal, reached } from './reveal.ts';
import { RooflineView } from './roofline-view.tsx';
import { StripsView } from './strips-view.tsx';
import { TableView } from './table-view.tsx';
import { VIEWS, viewOf, type WallView } from './views.ts';
import { WallFrame } from './wall-frame.tsx';
import { WinsView } from './wins-view.tsx';

interface WallProps {
  /** As it stands; what is handed in while the wall is open is drawn as it comes, unless the wall is frozen. */
  shown: MeasuredClass;
  /** As the address names it. */
  view: string | undefined;
  /** Of the wall, without a view: `/class/<id>/wall`. */
  route: string;
  /** Where it closes to. */
  close: string;
}

/** A class on a projector: one picture for all, without names, revealed step by step, with the keyboard alone. */
export function Wall({ shown, view: named, route, close }: WallProps) {
  const { t } = useTranslation('wall');
  const locale = useLocale();
  const { name, assignment, entries, refused } = shown;
  const view = viewOf(VIEWS, named);
  const { question, about } = questionWords(assignment, workloads, t, locale);
  return (
    <WallFrame
      title={question}
      about={`${name} · ${about}`}
      entries={entries}
      refused={refused.length}
      views={VIEWS}
      view={view}
      steps={view === 'dots'}
      route={route}
      close={close}
    >
      {(present, reveal) => <Shown assignment={assignment} entries={present} view={view} reveal={reveal} />}
    </WallFrame>
  );
}

interface ShownProps {
  assignment: Assignment;
  /** Those that are let in. */
  entries: readonly Entry[];
  view: WallView;
  reveal: Reveal;
}

function Shown({ assignment, entries, view, reveal }: ShownProps) {
  const { t } = useTranslation('wall');
  const machines = useMachines(assignment, entries);
  const words = useClassWords(assignment);
  const { kind } = assignment.question;
  const sweep = useMemo(() => sweepOf(assignment), [assignment]);
  // Where the GPU is the CPU, its wins and losses say nothing.
  const hardware = useMemo(() => machines.filter(({ group }) => group !== 'software' && group !== 'none'), [machines]);
  const software = machines.filter(({ group }) => group === 'software').length;
  return (
    <>
      {view === 'dots' && <Dots machines={machines} reveal={reveal} words={words} kind={kind} />}
      {view === 'crossing' && sweep && <CrossingView machines={hardware} sweep={sweep} words={words} />}
      {view === 'wins' && sweep && <WinsView machines={hardware} sweep={sweep} words={words} />}
      {view === 'roofline' && <RooflineView assignment={assignment} machines={hardware} />}
      {view === 'table' && <TableView machines={machines} words={words} />}
      {view !== 'dots' && view !== 'table' && software > 0 && (
        <p className="muted">{t('wins.hardware', { count: software })}</p>
      )}
      {view !== 'wins' && <GroupLegend machines={view === 'dots' || view === 'table' ? machines : hardware} />}
    </>
  );
}

/** The sizes that the question is about one of. */
function sweepOf(assignment: Assignment): Sweep | null {
  const asked = askedCase(assignment);
  const workload = workloads.find(({ id }) => id === asked?.workload);
  return asked && workload ? { workload, clock: assignment.question.clock, like: asked.params } : null;
}

interface DotsProps extends Pick<ShownProps, 'reveal'> {
  machines: readonly Machine[];
  words: ClassWords;
  kind: ClassWords['kind'];
}

function Dots({ machines, reveal, words, kind }: DotsProps) {
  const { t } = useTranslation('wall');
  const told = reached(reveal, 'sentence') || machines.length === 0;
  return (
    <>
      <StripsView machines={machines} reveal={reveal} words={words} />
      <div className="wall__sentence" role="status">
        {told ? (
          <Sentence quiet>{classSentence(findingOf(machines, kind), words)}</Sentence>
        ) : (
          <p className="muted">{t(`steps.${reveal.step}`)}</p>
        )}
      </div>
    </>
  );
}

/** Of a class that grows only what is new is worked out. */
function useMachines(assignment: Assignment, entries: readonly Entry[]): readonly Machine[] {
  const known = useMemo(() => ({ of: assignment, machines: new WeakMap<Entry, Machine>() }), [assignment]);
  return useMemo(() => machinesOf(known.of, entries, workloads, known.machines), [known, entries]);
}
