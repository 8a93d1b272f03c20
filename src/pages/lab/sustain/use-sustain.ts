import { useEffect, useState } from 'react';
import type { CaseId, LocalText } from '../../../engine/contract.ts';
import { drawSeed } from '../../../engine/random.ts';
import type { SustainEvent, Sustained, SustainedBatch } from '../../../engine/sustain/api.ts';
import type { HeldBench } from '../../../ui/bench/lease.ts';
import { problemOf } from '../../../ui/bench/problems.ts';
import { useServices } from '../../../ui/state/services.tsx';

type Phase = Extract<SustainEvent, { type: 'phase' }>['phase'];

export interface SustainState {
  readonly phase: 'idle' | Phase | 'stopping' | 'over';
  /** What is run, or was run last; null before. */
  readonly case: CaseId | null;
  readonly seconds: number;
  /** Provisional until `sustained` is there. */
  readonly batches: readonly SustainedBatch[];
  readonly sustained: Sustained | null;
  /** Why it broke off. */
  readonly problem: LocalText | null;
}

const IDLE: SustainState = { phase: 'idle', case: null, seconds: 0, batches: [], sustained: null, problem: null };

export interface Sustaining {
  /** Whose it is, for whoever finds the bench taken. */
  readonly key: string;
  readonly state: SustainState;
  readonly running: boolean;
  /**
   * Resolves when it is over.
   * @param instead stops what has the bench
   */
  start(id: CaseId, seconds: number, what: LocalText, instead?: boolean): Promise<void>;
  stop(): void;
}

/** The lab's sustained run. Whoever leaves the page ends it, for nothing elsewhere shows it. */
export function useSustain(): Sustaining {
  const { lease, unsaved } = useServices();
  const [state, setState] = useState(IDLE);
  // One that was left may still be ending when the page is opened again.
  const [key] = useState(() => `sustained/${Math.random()}`);
  useEffect(() => () => lease.stop(key), [lease, key]);

  return {
    key,
    state,
    running: state.phase !== 'idle' && state.phase !== 'over',
    async start(id, seconds, what, instead) {
      const whole = async ({ signal, sustain }: HeldBench) => {
        setState({ ...IDLE, phase: 'prepare', case: id, seconds });
        signal.addEventListener('abort', () => setState((before) => ({ ...before, phase: 'stopping' })));
        try {
          await sustain({ case: id, seconds, seed: drawSeed() }, (events) =>
            setState((before) => events.reduce(applied, before)),
          );
        } catch (error) {
          setState((before) => ({ ...before, problem: problemOf(error) }));
        } finally {
          setState((before) => ({ ...before, phase: 'over' }));
        }
      };
      await unsaved.during(async () => void (await lease.use({ by: key, use: 'sustained', what }, whole, instead)));
    },
    stop: () => lease.stop(key),
  };
}

function applied(before: SustainState, event: SustainEvent): SustainState {
  switch (event.type) {
    case 'start':
      return before;
    case 'phase':
      return before.phase === 'stopping' ? before : { ...before, phase: event.phase };
    case 'batch':
      return { ...before, batches: [...before.batches, event.batch] };
    case 'end':
      return { ...before, batches: event.sustained.batches, sustained: event.sustained };
  }
}
