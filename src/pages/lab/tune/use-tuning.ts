import { useEffect, useRef, useState } from 'react';
import type { LocalText, Params, Tuned, Workload } from '../../../engine/contract.ts';
import type { TuneEvent, Winner } from '../../../engine/tune/api.ts';
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
  readonly state: TuningState;
  readonly running: boolean;
  /** How many winners this browser remembers for a workload, whatever the device. */
  remembered(workload: Workload): number;
  start(workload: Workload, sizes: readonly Params[]): void;
  cancel(): void;
  forget(workload: Workload): void;
}

/**
 * The lab's tuning. Whoever leaves the page ends it, for other pages measure with the same bench, and so does whoever
 * turns to another workload.
 */
export function useTuning({ id }: Workload): Tuning {
  const { bench, limit, preferences } = useServices();
  const [state, setState] = useState(IDLE);
  const [tuned, setTuned] = useState(() => preferences.read('tuned'));
  const running = state.phase === 'running' || state.phase === 'cancelling';
  /** The workload that is being tuned. */
  const busy = useRef<string | null>(null);
  useEffect(() => {
    const end = () => {
      if (busy.current === id) void bench.cancel().catch(() => undefined);
    };
    return end;
  }, [bench, id]);

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
    state,
    running,
    remembered: (workload) => keysOf(tuned, workload.id).length,
    async start(workload, sizes) {
      if (busy.current) return;
      busy.current = workload.id;
      setState({ ...IDLE, phase: 'running', workload: workload.id });
      try {
        // As any run does: the limit gives way.
        await limit.stop();
        await bench.tune({ workload: workload.id, sizes }, (events) => events.forEach(take));
      } catch (error) {
        setState((before) => ({ ...before, problem: problemOf(error) }));
      } finally {
        busy.current = null;
        setState((before) => ({ ...before, phase: 'done' }));
      }
    },
    cancel() {
      setState((before) => ({ ...before, phase: 'cancelling' }));
      // A crash here is told by the tuning itself.
      void bench.cancel().catch(() => undefined);
    },
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
