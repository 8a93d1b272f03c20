/** What the steps of the lesson share until the page is closed: what is chosen, the training that goes on, the model. */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Locale, LocalText } from '../../engine/contract.ts';
import { drawSeed } from '../../engine/random.ts';
import { useServices } from '../../ui/state/services.tsx';
import type { Source } from '../../workloads/language/learning/source.ts';
import { useLesson } from '../kit/context.tsx';
import type { Trail, TrailPoint } from '../lesson.ts';
import { perCourse } from '../state/per-course.ts';
import type { Trainee } from '../training/follow.ts';
import { type KnobValues, type Setup, setupFrom } from '../training/setup.ts';
import {
  type Firsts,
  NOTHING_GOING,
  type TrainingState,
  useBenchTraining,
  withFirsts,
} from '../training/use-training.ts';
import { BOARD, keyOf, scheduleOf } from './board.ts';
import { holdWhile } from './hold-while.ts';
import { LONGEST_MS, type Model, stepsOf, type Told, toldBy, train } from './training.ts';

export interface School extends TrainingState {
  /** Of the race, and of whoever goes on. */
  readonly setup: Setup;
  /** The one that was looked at last, in the race or behind it; its way, and what it told on it. */
  readonly model: Model | null;
  readonly points: readonly TrailPoint[];
  readonly told: readonly Told[];
  /** By run, the story that was told last. */
  readonly latest: Readonly<Record<string, Told & { readonly source: Source }>>;
  readonly first: Firsts;
  /** The run that the race's figures show; null once it is rewound. */
  readonly shown: string | null;
  /** A text of the visitor's to learn from. */
  readonly own: Extract<Source, { kind: 'own' }> | null;
  /** What was typed of one. */
  readonly typed: string;
  /** Of the models, the one that a file has. */
  readonly saved: Model | null;
  /** What whoever goes on reads. */
  readonly reads: Source['kind'];
  /** Of the last to go on, how that ended; nothing once another model is in its place. */
  readonly grown: readonly Trail[];
  /** The language of the site's own model that was asked for and is on its way. */
  readonly coming: Locale | null;
  /** Why the model that was asked for last was not opened. */
  readonly unopened: LocalText | null;
}

const wouldLose = ({ model, saved, typed }: School): boolean => model !== saved || typed !== '';

export const createSchool = (): StoreApi<School> =>
  createStore<School>(() => ({
    ...NOTHING_GOING,
    setup: { seed: drawSeed(), knobs: BOARD.standard },
    model: null,
    points: [],
    told: [],
    latest: {},
    first: {},
    shown: null,
    own: null,
    typed: '',
    saved: null,
    reads: 'stories',
    grown: [],
    coming: null,
    unopened: null,
  }));

export const schoolOf = perCourse(createSchool);

export function useSchool<T>(selector: (state: School) => T): T {
  return useStore(schoolOf(useLesson().course), selector);
}

/** Turns the knobs as the address says, once for each that comes: what is turned afterwards stays turned. */
export function useAddress(): void {
  const { course, settings } = useLesson();
  const store = schoolOf(course);
  useEffect(() => {
    if (settings) store.setState(({ setup }) => ({ setup: setupFrom(BOARD, settings, setup) }));
  }, [store, settings]);
}

/** Whether the race's figures show it. */
export const isRace = (run: string | null): run is 'race' | 'try' => run === 'race' || run === 'try';

interface Job {
  readonly run: string;
  readonly what: LocalText;
  readonly trainees: readonly Trainee[];
  readonly source: Source;
  readonly knobs: KnobValues;
  readonly seed: number;
  goesOn(trails: readonly Trail[], now: number): boolean;
  /** Milliseconds on its own clock, from where it begins. */
  readonly longestMs?: number;
  /** Its model is the one that the visitor goes on with. */
  readonly keeps?: true;
  /** Goes on from the model that there is. */
  readonly continues?: true;
  /** The model that there is makes room for it as soon as it begins. */
  readonly anew?: true;
}

const NO_MODEL = { model: null, saved: null, points: [], told: [], grown: [] } as const;

/** What needs no bench. */
export const choicesIn = (store: StoreApi<School>) => ({
  choose: (setup: Setup) => store.setState({ setup }),
  /** Takes the curves away; seed and knobs stay. */
  rewind: () => store.setState({ shown: null }),
  /** Forgets the model and its way. */
  forget: () => store.setState(NO_MODEL),
  /** Chooses between our stories and the visitor's own text. */
  read: (reads: Source['kind']) => store.setState({ reads }),
  /** Goes on with a model that comes from elsewhere. */
  async take(model: Model): Promise<void> {
    const { params, source } = model;
    const { setup } = store.getState();
    const knobs = { ...setup.knobs, width: params.width };
    store.setState({ ...NO_MODEL, model, saved: model, reads: source.kind, setup: { ...setup, knobs } });
    const told = await toldBy(model);
    // By now it may have gone on, or made room for another.
    if (store.getState().model === model) store.setState({ told: [told] });
  },
  bring: (own: Extract<Source, { kind: 'own' }>) => store.setState({ own }),
  type: (typed: string) => store.setState({ typed }),
  /** Notes that a file has it. */
  noteSaved: (saved: Model) => store.setState({ saved }),
});

/** How to train and to stop. */
export function useTraining() {
  const store = schoolOf(useLesson().course);
  const { unsaved } = useServices();
  useEffect(() => holdWhile(store, unsaved, wouldLose), [store, unsaved]);
  const { begin, stop } = useBenchTraining(store as unknown as StoreApi<TrainingState>);

  const beginJob = (job: Job, instead = false) => {
    const { run, what, trainees, source, knobs, seed, longestMs = LONGEST_MS } = job;
    const { model, points, setup } = store.getState();
    // What was seen after it broke is no part of its way.
    const before =
      job.continues && model
        ? { model, points: points.filter(({ iteration }) => iteration <= stepsOf(model)) }
        : undefined;
    const from = before?.points.at(-1)?.ms ?? 0;
    if (isRace(run)) store.setState({ shown: run });
    const material = { source, schedule: scheduleOf(knobs), seed };
    let now = 0;
    let anew = job.anew;
    if (job.keeps) store.setState({ grown: [] });
    return begin(
      {
        run,
        what,
        trainees,
        seed,
        train: (bench, show) =>
          train(
            bench,
            trainees,
            material,
            {
              goesOn: (trails, at) => (trails[at].points.at(-1)?.ms ?? 0) - from < longestMs && job.goesOn(trails, at),
              show(going) {
                if (anew && going.begun && !going.trails[0].reason) {
                  anew = undefined;
                  store.setState(NO_MODEL);
                }
                // A racer of the other side begins anew.
                if (job.keeps && going.now !== now) store.setState({ told: [] });
                now = going.now;
                // A side that did not even begin leaves the model of the other.
                const { points: way } = going.trails[now];
                if (job.keeps && way.length) store.setState({ points: way });
                show(going);
              },
              keep(kept) {
                if (job.keeps) store.setState({ model: kept, ...(!before && isFirst(kept) && { told: [] }) });
              },
              tell(told) {
                const { latest, told: earlier } = store.getState();
                store.setState({ latest: { ...latest, [run]: { ...told, source } } });
                if (job.keeps) store.setState({ told: [...earlier, told] });
              },
            },
            before,
          ),
        kept: (trails) =>
          store.setState(({ first }) => ({
            ...(run === 'grow' && { grown: trails }),
            first: withFirsts(first, trails, (trail) => keyOf(trail.case, { ...setup, seed, knobs })),
          })),
      },
      instead,
    );
  };

  return {
    begin: beginJob,
    stop,
    ...choicesIn(store),
  };
}

const isFirst = (model: Model): boolean => stepsOf(model) === 1;
