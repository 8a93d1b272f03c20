import { useMemo, useReducer, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Sweep } from '../../../chart-model/class/crossings.ts';
import { findingOf } from '../../../chart-model/class/findings.ts';
import { type Machine, machinesOf } from '../../../chart-model/class/machines.ts';
import { questionWords } from '../../../chart-model/class/question-words.ts';
import { type ClassWords, classSentence } from '../../../chart-model/class/sentence.ts';
import type { Assignment, Class, Entry } from '../../../results/class/model.ts';
import { askedCase } from '../../../results/class/question.ts';
import { Sentence } from '../../../ui/controls/sentence.tsx';
import { Page } from '../../../ui/frame/page.tsx';
import { useLocale } from '../../../ui/state/locale.ts';
import { workloads } from '../../../workloads/registry.ts';
import { useClassWords } from '../class-words.ts';
import { CrossingView } from './crossing-view.tsx';
import { GroupLegend } from './legend.tsx';
import { HIDDEN, letIn, press, type Reveal, reached } from './reveal.ts';
import { RooflineView } from './roofline-view.tsx';
import { StripsView } from './strips-view.tsx';
import { TableView } from './table-view.tsx';
import { useFullScreen } from './use-full-screen.ts';
import { useKeys } from './use-keys.ts';
import { VIEWS, type WallView } from './views.ts';
import { KEYS, ViewLinks, WallTools } from './wall-tools.tsx';
import { WinsView } from './wins-view.tsx';
import './wall.css';
import './drawing.css';
import './rows.css';
// Last: on paper it overrules the others.
import './print.css';

interface WallProps {
  /** As it stands; what is handed in while the wall is open is drawn as it comes, unless the wall is frozen. */
  shown: Class;
  view: WallView;
  /** Of the wall, without a view: `/class/<id>/wall`. */
  route: string;
  /** Where it closes to. */
  close: string;
}

/** A class on a projector: one picture for all, without names, revealed step by step, with the keyboard alone. */
export function Wall({ shown, view, route, close }: WallProps) {
  const { t } = useTranslation('wall');
  const locale = useLocale();
  const wall = useRef<HTMLElement>(null);
  const full = useFullScreen(wall);
  const [, navigate] = useLocation();
  const [reveal, dispatch] = useReducer(press, HIDDEN);
  const { assignment, entries, refused } = shown;
  const present = useMemo(() => letIn(reveal, entries), [reveal, entries]);
  const machines = useMachines(assignment, present);
  const words = useClassWords(assignment);
  const { question, about } = questionWords(assignment, workloads, t, locale);

  const next = () => dispatch({ kind: 'next' });
  const back = () => dispatch({ kind: 'back' });
  const freeze = () =>
    dispatch(reveal.frozen ? { kind: 'thaw' } : { kind: 'freeze', ids: entries.map(({ id }) => id) });
  useKeys(wall, (pressed) => {
    const key = pressed.length === 1 ? pressed.toLowerCase() : pressed;
    const numbered = VIEWS[Number(key) - 1];
    if (numbered) return () => navigate(`${route}/${numbered}`, { replace: true });
    if (key === KEYS.freeze) return freeze;
    if (key === KEYS.full) return full.offered ? full.toggle : undefined;
    if (key === KEYS.print) return print;
    if (view !== 'dots') return undefined;
    if (['ArrowRight', 'PageDown', ' '].includes(key)) return next;
    return ['ArrowLeft', 'PageUp'].includes(key) ? back : undefined;
  });

  return (
    <section ref={wall} className="wall" tabIndex={-1} aria-label={t('title')}>
      <Page wide className="wall__page" title={question} lede={`${shown.name} · ${about}`}>
        <div className="wall__head">
          <ViewLinks view={view} address={(to) => `#${route}/${to}`} />
          <div className="wall__state num">
            <p role="status">{stateText()}</p>
            {refused.length > 0 && <p className="small muted">{t('refused', { count: refused.length })}</p>}
          </div>
        </div>
        <Shown shown={shown} machines={machines} view={view} reveal={reveal} words={words} />
        <WallTools
          reveal={reveal}
          steps={view === 'dots'}
          full={full}
          close={close}
          onNext={next}
          onBack={back}
          onFreeze={freeze}
          onPrint={() => print()}
        />
      </Page>
    </section>
  );

  function stateText(): string {
    const came = t('came', { count: present.length });
    if (!reveal.frozen) return came;
    const waiting = entries.length - present.length;
    const state = waiting > 0 ? t('waiting', { count: waiting }) : t('frozen');
    return [came, state].join(' · ');
  }
}

interface ShownProps {
  shown: Class;
  machines: readonly Machine[];
  view: WallView;
  reveal: Reveal;
  words: ClassWords;
}

function Shown({ shown: { assignment }, machines, view, reveal, words }: ShownProps) {
  const { t } = useTranslation('wall');
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

interface DotsProps extends Pick<ShownProps, 'machines' | 'reveal' | 'words'> {
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
