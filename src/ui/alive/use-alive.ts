import { useCallback, useEffect, useRef, useState } from 'react';
import type { LocalText } from '../../engine/contract.ts';
import type { DrawRequest, Wish } from '../../engine/draw/api.ts';
import { useServices } from '../state/services.tsx';
import { type AliveLoop, type AliveState, createAliveLoop, type Drawn } from './alive-loop.ts';

interface AliveOptions {
  /** Whose drawing it is, in the lease. */
  readonly by: string;
  readonly what: LocalText;
  /** Another object is another loop; null: not known yet. */
  readonly request: DrawRequest | null;
  readonly inSight: boolean;
  next(signal: AbortSignal): Promise<Wish | null>;
  show(drawn: Drawn): void;
}

const STILL: AliveState = { phase: 'still', problem: null };

const later = (ms: number, call: () => void) => {
  const timer = setTimeout(call, ms);
  return () => clearTimeout(timer);
};

/** A loop as long as the component lives, which runs only in sight. @returns with `ask`: there is something to draw */
export function useAlive(options: AliveOptions): AliveState & { ask(): void } {
  const { lease } = useServices();
  const [state, setState] = useState(STILL);
  const latest = useRef(options);
  latest.current = options;
  const loop = useRef<AliveLoop | null>(null);
  const { by, what, request, inSight } = options;

  useEffect(() => {
    if (!request) return;
    const made = createAliveLoop({
      lease,
      claim: { by, use: 'drawing', what },
      request,
      next: (signal) => latest.current.next(signal),
      show: (drawn) => latest.current.show(drawn),
      later,
    });
    loop.current = made;
    const unsubscribe = made.subscribe(setState);
    return () => {
      unsubscribe();
      made.dispose();
      loop.current = null;
      setState(STILL);
    };
  }, [lease, by, what, request]);

  useEffect(() => {
    if (request) loop.current?.want(inSight);
  }, [request, inSight]);

  const ask = useCallback(() => {
    if (latest.current.inSight) loop.current?.want(true);
  }, []);
  return { ...state, ask };
}

/** Resolves with the next frame of the screen. @returns false where the signal was first */
export function frame(signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return Promise.resolve(false);
  return new Promise((resolve) => {
    const turn = requestAnimationFrame(() => {
      signal.removeEventListener('abort', stop);
      resolve(true);
    });
    const stop = () => {
      cancelAnimationFrame(turn);
      resolve(false);
    };
    signal.addEventListener('abort', stop, { once: true });
  });
}
