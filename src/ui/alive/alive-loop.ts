/**
 * Draws as long as somebody wants to see something, and gives way at once to whoever measures. Outside React.
 *
 * It asks for the bench only while nobody has it, and comes back a moment after it is free again: between two runs that
 * belong together it would only be in the way.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LocalText } from '../../engine/contract.ts';
import type { DrawEvent, DrawRequest, Wish } from '../../engine/draw/api.ts';
import { type Claim, type HeldBench, isFree, type Lease, RESUME_MS } from '../bench/lease.ts';
import { problemOf } from '../bench/problems.ts';

export type Drawn = Extract<DrawEvent, { type: 'drawn' }>;

export interface AliveState {
  /** `waiting`: something else has the bench, or had it a moment ago. `still`: nothing is to be drawn. */
  readonly phase: 'still' | 'drawing' | 'waiting';
  /** Why it stopped; it is tried again when something is wanted. */
  readonly problem: LocalText | null;
}

export interface AliveParts {
  readonly lease: Pick<Lease, 'use' | 'getState' | 'subscribe'>;
  readonly claim: Claim;
  readonly request: DrawRequest;
  /** What to draw next; null: nothing more for now, or the signal has aborted. Asked when the one before has been shown. */
  next(signal: AbortSignal): Promise<Wish | null>;
  show(drawn: Drawn): void;
  /** Calls back after so many ms. @returns what takes that back */
  later(ms: number, call: () => void): () => void;
}

export interface AliveLoop extends StoreApi<AliveState> {
  /** True: `next` has something to draw. False: stop after the picture that is being drawn. */
  want(wanted: boolean): void;
  /** For good. */
  dispose(): void;
}

export function createAliveLoop({ lease, claim, request, next, show, later }: AliveParts): AliveLoop {
  const store = createStore<AliveState>(() => ({ phase: 'still', problem: null }));
  let wanted = false;
  let active = false;
  let ending = new AbortController();
  let cancelResume: (() => void) | null = null;

  const free = () => isFree(lease.getState());

  const draw = async (bench: HeldBench) => {
    const signal = AbortSignal.any([bench.signal, ending.signal]);
    await bench.draw(request, async (event) => {
      if (event.type === 'refused') {
        wanted = false;
        store.setState({ problem: event.reason.text });
        return null;
      }
      if (event.type === 'drawn' && !bench.signal.aborted) show(event);
      if (signal.aborted) return null;
      const wish = await next(signal);
      if (!wish && !signal.aborted) wanted = false;
      return wish;
    });
  };

  const start = async () => {
    cancelResume?.();
    cancelResume = null;
    if (!wanted || active) return;
    if (!free()) {
      store.setState({ phase: 'waiting' });
      return;
    }
    active = true;
    ending = new AbortController();
    store.setState({ phase: 'drawing' });
    let taken = false;
    try {
      await lease.use(claim, async (bench) => {
        await draw(bench);
        taken = bench.signal.aborted;
      });
    } catch (error) {
      wanted = false;
      store.setState({ problem: problemOf(error) });
    }
    active = false;
    if (!wanted) store.setState({ phase: 'still' });
    else if (taken || !free()) {
      store.setState({ phase: 'waiting' });
      resume();
    } else void start();
  };

  function resume(): void {
    if (!wanted || active || !free()) return;
    cancelResume?.();
    cancelResume = later(RESUME_MS, () => void start());
  }

  const unsubscribe = lease.subscribe(() => {
    if (wanted && !active) resume();
  });

  return {
    ...store,
    want(now) {
      if (now === wanted) return;
      wanted = now;
      if (now) {
        store.setState({ problem: null });
        void start();
        return;
      }
      cancelResume?.();
      cancelResume = null;
      if (active) ending.abort();
      else store.setState({ phase: 'still' });
    },
    dispose() {
      wanted = false;
      cancelResume?.();
      unsubscribe();
      ending.abort();
    },
  };
}
