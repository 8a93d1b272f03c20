/** How a lesson trains on the bench, and what of it stays until the page is closed. */
import type { StoreApi } from 'zustand/vanilla';
import type { Environment, LocalText } from '../../engine/contract.ts';
import { summaryEnvironment } from '../../results/summarize.ts';
import type { HeldBench, Lease } from '../../ui/bench/lease.ts';
import { problemOf } from '../../ui/bench/problems.ts';
import { useServices } from '../../ui/state/services.tsx';
import { useLesson } from '../kit/context.tsx';
import type { RunResult, Trail } from '../lesson.ts';
import type { CourseStore } from '../state/course-store.ts';
import { runKey } from '../state/lesson-runs.ts';
import type { Going, Trained, Trainee } from './follow.ts';

/** Of a lesson's store. */
export interface TrainingState {
  /** What is trained now, by the run that it is for. */
  readonly going: (Going & { readonly run: string }) | null;
  /** Why the last training of a run did not go to its end. */
  readonly problem: { readonly run: string; readonly text: LocalText } | null;
}

export const NOTHING_GOING: TrainingState = { going: null, problem: null };

/** What a training is for, and who takes part. */
export interface Job {
  /** Of the lesson; what comes of it is kept there, unless it was cancelled before anything was seen. */
  readonly run: string;
  readonly what: LocalText;
  readonly trainees: readonly Trainee[];
  readonly seed: number;
  train(bench: HeldBench, show: (going: Going) => void): Promise<Trained>;
  /** Told of what is kept. */
  kept?(trails: readonly Trail[]): void;
}

const isSeen = ({ points }: Trail) => points.length > 0;

/** Before the bench has told anything of them. */
const atTheStart = (trainees: readonly Trainee[]): Going => ({
  environment: null,
  trails: trainees.map(({ case: id, side }) => ({ case: id, side, points: [], reason: null })),
  now: 0,
  begun: false,
});

interface Place {
  readonly lease: Lease;
  readonly store: StoreApi<TrainingState>;
  readonly course: Pick<CourseStore, 'keepResult'>;
  /** The lesson's. */
  readonly id: string;
}

/** Trains as soon as the bench is there; from the call on the store says so. */
export const trainingIn =
  ({ lease, store, course, id }: Place) =>
  async ({ run, what, trainees, seed, train, kept }: Job, instead: boolean): Promise<RunResult | null> => {
    let result: RunResult | null = null;
    const startedAt = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
    const claim = { by: runKey(id, run), use: 'lesson', what } as const;
    let seen: Going | null = null;
    let shown: TrainingState['going'] = null;
    const put = (going: Going) => {
      // Whoever waits for the bench in its place is shown already.
      const { holder, next } = lease.getState();
      if ((next ?? holder) !== claim) return;
      shown = { ...going, run };
      store.setState({ going: shown });
    };
    const keep = (environment: Environment, trails: readonly Trail[]): RunResult => {
      const told = { environment: summaryEnvironment(environment), measurements: [], budgetMs: 0, seed, startedAt };
      const all = { summary: { schema: 1, ...told }, recorded: null, trails } as const;
      kept?.(trails);
      course.keepResult(id, run, all);
      return all;
    };
    const show = (going: Going) => {
      seen = going;
      put(going);
    };
    store.setState({ problem: null });
    try {
      const use = lease.use(
        claim,
        async (bench) => {
          const { environment, trails, cancelled } = await train(bench, show);
          if (cancelled && !trails.some(isSeen)) return;
          result = keep(environment, trails);
        },
        instead,
      );
      if (!seen) put(atTheStart(trainees));
      await use;
    } catch (error) {
      store.setState({ problem: { run, text: problemOf(error) } });
      // What was seen until then stays.
      const { environment, trails } = (seen as Going | null) ?? {};
      if (environment && trails?.some(isSeen)) keep(environment, trails);
    } finally {
      if (store.getState().going === shown) store.setState({ going: null });
    }
    return result;
  };

export function useBenchTraining(store: StoreApi<TrainingState>) {
  const { lease, unsaved } = useServices();
  const { course, lesson } = useLesson();
  const begin = trainingIn({ lease, store, course, id: lesson.id });

  return {
    begin: (job: Job, instead = false) => unsaved.during(() => begin(job, instead)),
    stop: (run: string) => lease.stop(runKey(lesson.id, run)),
  };
}

/** By a key of the lesson's: a trail the first time that it was trained. */
export type Firsts = Readonly<Record<string, Trail>>;

/** With those that went well and were not there yet. */
export function withFirsts(first: Firsts, trails: readonly Trail[], key: (trail: Trail) => string): Firsts {
  const added = trails.filter((trail) => isSeen(trail) && trail.reason === null && !(key(trail) in first));
  return { ...first, ...Object.fromEntries(added.map((trail) => [key(trail), trail])) };
}
