import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Environment } from '../../engine/contract.ts';
import { createLease } from '../../ui/bench/lease.ts';
import type { RunResult } from '../lesson.ts';
import { runKey } from '../state/lesson-runs.ts';
import type { Going, Trained } from './follow.ts';
import { type Job, NOTHING_GOING, type TrainingState, trainingIn } from './use-training.ts';

const LESSON = 'lesson';
const MODEL = { workload: 'language', version: 1, variant: 'wasm', params: { b: 16 } };
const TRAINEES = [{ case: MODEL, side: 'cpu' }] as const;

/** A lesson whose trainings end when the test, or whoever cancels, ends them. */
function lessonWith() {
  const ends: (() => void)[] = [];
  const shows: ((going: Going) => void)[] = [];
  const results: Record<string, RunResult> = {};
  const nothing = async () => undefined;
  const lease = createLease({
    run: nothing,
    tune: nothing,
    draw: nothing,
    prove: nothing,
    sustain: nothing,
    stream: nothing,
    follow: () => new Promise<void>((resolve) => ends.push(resolve)),
    cancel: async () => ends.at(-1)?.(),
  });
  const store = createStore<TrainingState>(() => NOTHING_GOING);
  const keepResult = (_: string, run: string, result: RunResult) => {
    results[run] = result;
  };
  const begin = trainingIn({ lease, store, course: { keepResult }, id: LESSON });
  const jobOf = (run: string): Job => ({
    run,
    what: { en: run, 'zh-CN': run },
    trainees: TRAINEES,
    seed: 7,
    async train(bench, show): Promise<Trained> {
      shows.push(show);
      await bench.follow({ seed: 7, followers: [], keep: [] }, async () => true);
      return { environment: {} as Environment, trails: [], cancelled: true };
    },
  });
  const going = () => store.getState().going;
  const stop = (run: string) => lease.stop(runKey(LESSON, run));
  return { begin, jobOf, going, stop, ends, shows, results };
}

const STARTING = {
  environment: null,
  trails: [{ ...TRAINEES[0], points: [], reason: null }],
  now: 0,
  begun: false,
};

it('is under way from the click on, before the bench has told anything, and can be cancelled then', async () => {
  const { begin, jobOf, going, stop, results } = lessonWith();
  const over = begin(jobOf('grow'), false);
  expect(going()).toEqual({ ...STARTING, run: 'grow' });
  stop('grow');
  expect(await over).toBeNull();
  expect(going()).toBeNull();
  expect(results).toEqual({});
});

it('shows nothing of whoever is refused, and leaves what goes on as it was', async () => {
  const { begin, jobOf, going, shows, ends } = lessonWith();
  const over = begin(jobOf('race'), false);
  shows[0]({ ...STARTING, begun: true });
  await begin(jobOf('grow'), false);
  await begin(jobOf('race'), false);
  expect(going()).toMatchObject({ run: 'race', begun: true });
  ends[0]();
  await over;
  expect(going()).toBeNull();
});

it('shows whoever takes the place of another, though that one still tells and then ends', async () => {
  const { begin, jobOf, going, shows, ends } = lessonWith();
  const first = begin(jobOf('race'), false);
  const second = begin(jobOf('grow'), true);
  expect(going()).toMatchObject({ run: 'grow' });
  shows[0]({ ...STARTING, begun: true });
  expect(going()).toEqual({ ...STARTING, run: 'grow' });
  await first;
  expect(going()).toMatchObject({ run: 'grow' });
  ends[1]();
  await second;
  expect(going()).toBeNull();
});
