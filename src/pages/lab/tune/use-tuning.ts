import { useEffect, useState } from 'react';
import type { LocalText, Params, Tuned, Workload } from '../../../engine/contract.ts';
import type { TuneEvent, Winner } from '../../../engine/tune/api.ts';
import type { HeldBench } from '../../../ui/bench/lease.ts';
import { problemOf } from '../../../ui/bench/problems.ts';
import { useServices } from '../../../ui/state/services.tsx';

export interface TuningState {
  readonly phase: 'idle' | 'running' | 'cancelling' | 'done';
  readonly workload: string | null;
  readonly fraction: number;
  readonly tried: number;
  /** Configurations that were wrong or did not run. */
  readonly refused: ReadonlySet<string>;
  readonly winners: readonly Winner[];
  readonly cancelled: boolean;
  readonly problem: LocalText | null;
}

const IDLE: TuningState = {
  phase: 'idle',
  workload: null,
  fraction: 0,
  tried: 0,
  refused: new Set(),
  winners: [],
  cancelled: false,
  problem: null,
};

export interface Tuning {
  /** Whose it is, for whoever finds the bench taken. */
  readonly key: string;
  readonly state: TuningState;
  readonly running: boolean;
  /** How many winners this browser remembers for a workload, whatever the device. */
  remembered(workload: Workload): number;
  /**
   * Resolves when it is over.
   * @param instead stops what has the bench
   */
  start(workload: Workload, sizes: readonly Params[], instead?: boolean): Promise<void>;
  cancel(): void;
  forget(workload: Workload): void;
}

/**
 * The lab's tuning. Whoever leaves the page ends it, for nothing elsewhere shows it, and so does whoever turns to another
 * workload.
 */
export function useTuning({ id }: Workload): Tuning {
  const { lease, preferences } = useServices();
  const [state, setState] = useState(IDLE);
  const [tuned, setTuned] = useState(() => preferences.read('tuned'));
  const running = state.phase === 'running' || state.phase === 'cancelling';
  // One that was left may still be ending when the page is opened again.
  const [key] = useState(() => `tuning/${Math.random()}`);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another workload ends the tuning of this one
  useEffect(() => () => lease.stop(key), [lease, key, id]);

  const remember = (next: Tuned) => {
    preferences.write('tuned', next);
    setTuned(next);
  };
  const take = (event: TuneEvent) => {
    if (event.type === 'winner') {
      const { key, configuration } = event.winner;
      remember({ ...preferences.read('tuned'), [key]: configuration });
    }
    setState((before) => applied(before, event));
  };

  return {
    key,
    state,
    running,
    remembered: (workload) => keysOf(tuned, workload.id).length,
    async start(workload, sizes, instead) {
      const whole = async ({ signal, tune }: HeldBench) => {
        setState({ ...IDLE, phase: 'running', workload: workload.id });
        signal.addEventListener('abort', () => setState((before) => ({ ...before, phase: 'cancelling' })));
        try {
          await tune({ workload: workload.id, sizes }, (events) => events.forEach(take));
        } catch (error) {
          setState((before) => ({ ...before, problem: problemOf(error) }));
        } finally {
          setState((before) => ({ ...before, phase: 'done' }));
        }
      };
      await lease.use({ by: key, use: 'tuning', what: workload.title }, whole, instead);
    },
    cancel: () => lease.stop(key),
    forget(workload) {
      const gone = new Set(keysOf(tuned, workload.id));
      remember(Object.fromEntries(Object.entries(tuned).filter(([key]) => !gone.has(key))));
      setState(IDLE);
    },
  };
}

const keysOf = (tuned: Tuned, workload: string) => Object.keys(tuned).filter((key) => key.startsWith(`${workload}@`));

function applied(before: TuningState, event: TuneEvent): TuningState {
  switch (event.type) {
    case 'start':
      return before;
    case 'tried': {
      const { tried, fraction } = event;
      const refused = tried.status === 'timed' ? before.refused : new Set([...before.refused, tried.configuration]);
      return { ...before, fraction, tried: before.tried + 1, refused };
    }
    case 'winner':
      return { ...before, winners: [...before.winners, event.winner] };
    case 'end':
      return { ...before, cancelled: event.cancelled, problem: event.problem?.text ?? null };
  }
}
