/** What the steps of the lesson share until the page is closed: the pictures, the training that goes on, the network. */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LocalText } from '../../engine/contract.ts';
import { drawSeed } from '../../engine/random.ts';
import { useLesson } from '../kit/context.tsx';
import type { RunResult, Trail } from '../lesson.ts';
import { perCourse } from '../state/per-course.ts';
import type { Trainee } from '../training/follow.ts';
import type { Setup } from '../training/setup.ts';
import {
  type Firsts,
  NOTHING_GOING,
  type TrainingState,
  useBenchTraining,
  withFirsts,
} from '../training/use-training.ts';
import { ADDRESS, DownloadError, type DownloadProblem, download, type FashionMnist } from './pictures.ts';
import { keyOf, parseSetup, STANDARD } from './setup.ts';
import { type Network, train, type Watch } from './training.ts';

export type Download =
  | { readonly phase: 'none' }
  | { readonly phase: 'loading'; readonly bytes: number }
  | { readonly phase: 'failed'; readonly problem: DownloadProblem }
  | { readonly phase: 'ready' };

interface Classroom extends TrainingState {
  readonly download: Download;
  readonly data: FashionMnist | null;
  /** Of the race. */
  readonly setup: Setup;
  /** The one that was looked at last. */
  readonly network: Network | null;
  /** By seed and case: its way the first time it was trained with this seed. */
  readonly first: Firsts;
  /** The run that the race's figures show; null once it is rewound. */
  readonly shown: string | null;
}

interface Room {
  readonly store: StoreApi<Classroom>;
  /** Ends the download. */
  stop: () => void;
}

const roomOf = perCourse(
  (): Room => ({
    store: createStore<Classroom>(() => ({
      download: { phase: 'none' },
      data: null,
      setup: { seed: drawSeed(), knobs: STANDARD },
      ...NOTHING_GOING,
      network: null,
      first: {},
      shown: null,
    })),
    stop: () => {},
  }),
);

export function useClassroom<T>(selector: (state: Classroom) => T): T {
  return useStore(roomOf(useLesson().course).store, selector);
}

/** Turns the knobs as the address says, once for each that comes: what is turned afterwards stays turned. */
export function useAddress(): void {
  const { course, settings } = useLesson();
  const { store } = roomOf(course);
  useEffect(() => {
    if (settings) store.setState(({ setup }) => ({ setup: parseSetup(settings, setup) }));
  }, [store, settings]);
}

/** The pictures, and how to come by them. */
export function useDownload() {
  const room = roomOf(useLesson().course);
  const state = useStore(room.store, ({ download: now }) => now);
  const start = async () => {
    if (['loading', 'ready'].includes(room.store.getState().download.phase)) return;
    const controller = new AbortController();
    room.stop = () => controller.abort(new DOMException('The download was cancelled.', 'AbortError'));
    const show = (now: Download) => room.store.setState({ download: now });
    show({ phase: 'loading', bytes: 0 });
    try {
      const data = await download(ADDRESS, controller.signal, (bytes) => show({ phase: 'loading', bytes }));
      room.store.setState({ data, download: { phase: 'ready' } });
    } catch (error) {
      if (controller.signal.aborted) show({ phase: 'none' });
      else show({ phase: 'failed', problem: error instanceof DownloadError ? error.problem : 'unreachable' });
    }
  };
  return { state, start, stop: () => room.stop() };
}

/** Whether the race's figures show it. */
export const isRace = (run: string | null): run is 'race' | 'try' => run === 'race' || run === 'try';

/** What a training is for, and who takes part. */
interface Job {
  /** Of the lesson; what comes of it is kept there, unless it was cancelled before anything was seen. */
  readonly run: string;
  readonly what: LocalText;
  readonly trainees: readonly Trainee[];
  readonly seed: number;
  readonly goesOn: Watch['goesOn'];
}

/** How to train and to stop. */
export function useTraining() {
  const { store } = roomOf(useLesson().course);
  const { begin, stop } = useBenchTraining(store as unknown as StoreApi<TrainingState>);

  const beginJob = async ({ run, what, trainees, seed, goesOn }: Job, instead = false): Promise<RunResult | null> => {
    const { data } = store.getState();
    if (!data) return null;
    if (isRace(run)) store.setState({ shown: run });
    const keep = (network: Network) => store.setState({ network });
    return begin(
      {
        run,
        what,
        trainees,
        seed,
        train: (bench, show) => train(bench, trainees, data, seed, { goesOn, show, keep }),
        kept: (trails) =>
          store.setState(({ first }) => ({ first: withFirsts(first, trails, (trail) => firstKey(trail, seed)) })),
      },
      instead,
    );
  };

  return {
    begin: beginJob,
    stop,
    choose: (setup: Setup) => store.setState({ setup }),
    /** Takes the curves away; seed and knobs stay. */
    rewind: () => store.setState({ shown: null }),
  };
}

export const firstKey = (trail: Trail, seed: number): string => `${seed} ${keyOf(trail.case)}`;
