/** One run of a lesson, from the button to what it left. */
import { useRef, useState } from 'react';
import type { LocalText, Plan } from '../../engine/contract.ts';
import { drawSeed } from '../../engine/random.ts';
import { useInTheWay } from '../../ui/bench/busy-notice.tsx';
import { problemOf } from '../../ui/bench/problems.ts';
import { isGoing } from '../../ui/state/run-store.ts';
import { useRun, useServices } from '../../ui/state/services.tsx';
import type { LessonRun, RunResult } from '../lesson.ts';
import type { Lack } from '../state/lack.ts';
import { useLesson } from './context.tsx';

export interface LessonRunOptions {
  /** False: a try among many, which the lesson alone keeps. */
  inHistory?: boolean;
  /** The visitor's own inputs for these cases. */
  inputs?(plan: Plan): Plan['inputs'];
  /** Told when it is over and has left a result. */
  onDone?(result: RunResult): void;
}

export interface LessonRunning {
  /** Names the run to the bench. */
  readonly by: string;
  readonly going: boolean;
  /** Whether it was the last to end. */
  readonly over: boolean;
  /** Something else has the bench. */
  readonly blocked: boolean;
  readonly problem: LocalText | null;
  /** What the last one lacked that left no figure at all; null where it left one. */
  readonly empty: Lack | null;
  /** @param budgetMs in the place of the run's own */
  begin(budgetMs?: number): Promise<void>;
  /** The same again, in the place of what has the bench. */
  insist(): Promise<void>;
}

export function useLessonRun(
  id: string,
  run: LessonRun,
  { inHistory, inputs, onDone }: LessonRunOptions = {},
): LessonRunning {
  const services = useServices();
  const { course, lesson } = useLesson();
  const [problem, setProblem] = useState<LocalText | null>(null);
  const [empty, setEmpty] = useState<Lack | null>(null);
  const asked = useRef(run.budgetMs);
  const by = `lesson/${lesson.id}/${id}`;
  const going = useRun((state) => state.by === by && isGoing(state));
  const over = useRun((state) => state.by === by && (state.phase === 'done' || state.phase === 'failed'));
  const blocked = useInTheWay(by) !== null;

  const start = async (instead: boolean) => {
    setProblem(null);
    setEmpty(null);
    try {
      const { planHere, runLesson } = await import('../state/lesson-runs.ts');
      const seed = drawSeed();
      const plan = await planHere({ ...run, budgetMs: asked.current }, seed, services.gpu.getState().power);
      const own = inputs?.(plan);
      const claim = { lesson: lesson.id, id, use: 'lesson', what: run.title } as const;
      const stores = { run: services.run, course, beside: services.beside.getState().chosen };
      const ended = await runLesson(stores, claim, own ? { ...plan, inputs: own } : plan, { kept: inHistory, instead });
      setEmpty(ended?.empty ?? null);
      if (ended?.result) onDone?.(ended.result);
    } catch (error) {
      setProblem(problemOf(error));
    }
  };

  return {
    by,
    going,
    over,
    blocked,
    problem,
    empty,
    begin(budgetMs = run.budgetMs) {
      asked.current = budgetMs;
      return services.unsaved.during(() => start(false));
    },
    insist: () => services.unsaved.during(() => start(true)),
  };
}
