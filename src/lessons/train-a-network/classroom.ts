/** What the steps of the lesson share until the page is closed: the pictures, the training that goes on, the network. */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Environment, LocalText } from '../../engine/contract.ts';
import { summaryEnvironment } from '../../results/summarize.ts';
import { problemOf } from '../../ui/bench/problems.ts';
import { useServices } from '../../ui/state/services.tsx';
import { useLesson } from '../kit/context.tsx';
import type { RunResult, Trail } from '../lesson.ts';
import type { CourseStore } from '../state/course-store.ts';
import { runKey } from '../state/lesson-runs.ts';
import { ADDRESS, DownloadError, type DownloadProblem, download, type FashionMnist } from './pictures.ts';
import { drawSeed, keyOf, parseSetup, type Setup, STANDARD } from './setup.ts';
import { type Going, type Network, type Trainee, train, type Watch } from './training.ts';

export type Download =
  | { readonly phase: 'none' }
  | { readonly phase: 'loading'; readonly bytes: number }
  | { readonly phase: 'failed'; readonly problem: DownloadProblem }
  | { readonly phase: 'ready' };

interface Classroom {
  readonly download: Download;
  readonly data: FashionMnist | null;
  /** Of the race. */
  readonly setup: Setup;
  /** What is trained now, by the run that it is for. */
  readonly going: (Going & { readonly run: string }) | null;
  /** Why the last training of a run did not go to its end. */
  readonly problem: { readonly run: string; readonly text: LocalText } | null;
  /** The one that was looked at last. */
  readonly network: Network | null;
  /** By seed and case: its way the first time it was trained with this seed. */
  readonly first: Readonly<Record<string, Trail>>;
  /** The run that the race's figures show; null once it is rewound. */
  readonly shown: string | null;
}

interface Room {
  readonly store: StoreApi<Classroom>;
  /** Ends the download. */
  stop: () => void;
}

/** One for each course: whoever made the course decides how long it lives. */
const rooms = new WeakMap<CourseStore, Room>();

function roomOf(course: CourseStore): Room {
  const known = rooms.get(course);
  if (known) return known;
  const store = createStore<Classroom>(() => ({
    download: { phase: 'none' },
    data: null,
    setup: { seed: drawSeed(), knobs: STANDARD },
    going: null,
    problem: null,
    network: null,
    first: {},
    shown: null,
  }));
  const room = { store, stop: () => {} };
  rooms.set(course, room);
  return room;
}

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
  const { lease, unsaved } = useServices();
  const { course, lesson } = useLesson();
  const { store } = roomOf(course);

  const begin = async ({ run, what, trainees, seed, goesOn }: Job, instead = false): Promise<RunResult | null> => {
    const { data } = store.getState();
    if (!data) return null;
    let result: RunResult | null = null;
    const startedAt = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
    const claim = { by: runKey(lesson.id, run), use: 'lesson', what } as const;
    let seen: Going | null = null;
    const kept = (environment: Environment, trails: readonly Trail[]): RunResult => {
      const told = { environment: summaryEnvironment(environment), measurements: [], budgetMs: 0, seed, startedAt };
      const all = { summary: { schema: 1, ...told }, recorded: null, trails } as const;
      remember(store, trails, seed);
      course.keepResult(lesson.id, run, all);
      return all;
    };
    const watch: Watch = {
      goesOn,
      show: (going) => {
        seen = going;
        store.setState({ going: { ...going, run } });
      },
      keep: (network) => store.setState({ network }),
    };
    store.setState({ problem: null, ...(isRace(run) && { shown: run }) });
    try {
      await lease.use(
        claim,
        async (bench) => {
          const { environment, trails, cancelled } = await train(bench, trainees, data, seed, watch);
          if (cancelled && !trails.some(({ points }) => points.length)) return;
          result = kept(environment, trails);
        },
        instead,
      );
    } catch (error) {
      store.setState({ problem: { run, text: problemOf(error) } });
      // What was seen until then stays.
      const { environment, trails } = (seen as Going | null) ?? {};
      if (environment && trails?.some(({ points }) => points.length)) kept(environment, trails);
    } finally {
      store.setState({ going: null });
    }
    return result;
  };

  return {
    begin: (job: Job, instead = false) => unsaved.during(() => begin(job, instead)),
    stop: (run: string) => lease.stop(runKey(lesson.id, run)),
    choose: (setup: Setup) => store.setState({ setup }),
    /** Takes the curves away; seed and knobs stay. */
    rewind: () => store.setState({ shown: null }),
  };
}

export const firstKey = (trail: Trail, seed: number): string => `${seed} ${keyOf(trail.case)}`;

function remember(store: StoreApi<Classroom>, trails: readonly Trail[], seed: number): void {
  const { first } = store.getState();
  const added = trails.filter(
    (trail) => trail.points.length > 0 && trail.reason === null && !(firstKey(trail, seed) in first),
  );
  store.setState({ first: { ...first, ...Object.fromEntries(added.map((trail) => [firstKey(trail, seed), trail])) } });
}
