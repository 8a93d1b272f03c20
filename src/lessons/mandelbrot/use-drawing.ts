import { useEffect, useRef, useState } from 'react';
import type { LocalText } from '../../engine/contract.ts';
import type { SummaryRow } from '../../results/summary.ts';
import { problemOf } from '../../ui/bench/problems.ts';
import { useServices } from '../../ui/state/services.tsx';
import { type Place, viewOf } from '../../workloads/mandelbrot/views.ts';
import { useLesson } from '../kit/context.tsx';
import type { Picture } from './heat-map.tsx';

const RUN = 'zoom';
/** Whose run it is, in the run store. */
export const drawingKey = (lesson: string) => `lesson/${lesson}/${RUN}`;
const BUDGET_MS = 2000;
const SIZE = 'width=256,limit=512,height=192';
const SMALL_SIZE = 'width=160,limit=256,height=120';
/** Height of the picture for a width of 1. */
export const RATIO = 3 / 4;

/** A place, and who draws it. */
export interface Shot {
  readonly place: Place;
  readonly variant: string;
}

export interface Drawn extends Picture {
  readonly shot: Shot;
  readonly view: Float32Array;
  /** Null until it has been timed. */
  readonly row: SummaryRow | null;
}

export interface Drawing {
  readonly drawn: Drawn | null;
  readonly problem: LocalText | null;
  /**
   * Draws, verifies and times a shot; one that is going on gives way to the newest. Resolves when nothing is drawn any more.
   * @param instead stops what has the bench
   */
  draw(shot: Shot, instead?: boolean): Promise<void>;
}

/** Pictures of places that the visitor chooses: each is a run like any other, with the view as the visitor's own input. */
export function useDrawing(): Drawing {
  const { lease, run } = useServices();
  const { course, lesson } = useLesson();
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const [problem, setProblem] = useState<LocalText | null>(null);
  const wanted = useRef<Shot | null>(null);
  const active = useRef(false);
  const key = drawingKey(lesson.id);

  useEffect(
    () => () => {
      wanted.current = null;
    },
    [],
  );

  async function drawOne(shot: Shot, instead: boolean): Promise<void> {
    const { planHere, runLesson } = await import('../state/lesson-runs.ts');
    const patternOf = (size: string) => [`mandelbrot:${shot.variant}:${size},view=custom`];
    const measurable = { patterns: patternOf(SIZE), small: patternOf(SMALL_SIZE), budgetMs: BUDGET_MS };
    const plan = await planHere({ ...measurable, keepOutputs: true }, 1);
    const [width, limit, height] = ['width', 'limit', 'height'].map((name) => Number(plan.cases[0].params[name]));
    const view = viewOf(shot.place, width, height);
    // The picture is there as soon as it is verified; its time follows.
    const stop = run.subscribe(({ by, outputs }) => {
      const counts = by === key ? outputs.get(0)?.outputs.counts : undefined;
      if (!counts) return;
      setDrawn((before) =>
        before?.counts === counts ? before : { counts, width, height, limit, shot, view, row: null },
      );
    });
    const claim = { lesson: lesson.id, id: RUN, use: 'drawing', what: lesson.title } as const;
    const own = { ...plan, inputs: { mandelbrot: { view } } };
    // A visitor who looks around draws dozens; the history is for measurements.
    const ended = await runLesson({ run, course }, claim, own, { kept: false, instead }).finally(stop);
    if (!ended) return;
    const row = ended.result?.summary.measurements[0];
    if (row?.status === 'ok') {
      setDrawn((now) => (now?.view === view ? { ...now, row } : now));
      return;
    }
    // One that gave way to a newer shot, or to another run, has nothing to explain; one that ran out of time has.
    const [last] = ended.run.measurements;
    const reason = last && 'reason' in last ? last.reason.text : null;
    if (!ended.run.cancelled) setProblem(ended.run.problem ?? row?.reason?.text ?? reason);
  }

  async function drawAll(instead: boolean): Promise<void> {
    if (active.current) {
      lease.stop(key);
      return;
    }
    active.current = true;
    try {
      while (wanted.current) {
        const shot = wanted.current;
        wanted.current = null;
        await drawOne(shot, instead);
      }
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      active.current = false;
    }
  }

  return {
    drawn,
    problem,
    draw(shot, instead = false) {
      setProblem(null);
      wanted.current = shot;
      return drawAll(instead);
    },
  };
}
