/** The page's side of the interpreter's worker: started on first use, ended to stop what it does or once that takes too long. */
import * as Comlink from 'comlink';
import type { WatchedKernel, WatchRequest } from '../../engine/interpret/kernel.ts';
import type { Interpreted, InterpretingRequest } from '../../engine/prove/interpreted.ts';

/** `stopped`: by the visitor. `late`: it was not through after so many seconds, and was ended. */
export type Told<T> =
  | { readonly status: 'done'; readonly value: T }
  | { readonly status: 'stopped' }
  | { readonly status: 'late'; readonly seconds: number };

/**
 * One thing at a time. All reject with an `InterpreterError` where the browser has no workers, or the worker dies or
 * cannot be loaded; the next call starts another.
 */
export interface Interpreter {
  /** Every touch of a kernel at one shape. */
  watch(request: WatchRequest): Promise<Told<WatchedKernel>>;
  /** Whether a kernel is right at one shape, and its counts. */
  prove(request: InterpretingRequest): Promise<Told<Interpreted>>;
  stop(): void;
}

/** `missing`: there are no workers in this browser. `unloaded`: its file did not come. `crashed`: it ended by itself. */
export class InterpreterError extends Error {
  override readonly name = 'InterpreterError';
  readonly why: 'missing' | 'unloaded' | 'crashed';

  constructor(why: InterpreterError['why'], message: string) {
    super(message);
    this.why = why;
  }
}

/** What the worker exposes (workers/interpreter-worker.ts); as promises, whatever it is there. */
interface Served {
  ready(): void;
  watch(request: WatchRequest): WatchedKernel;
  prove(request: InterpretingRequest): Interpreted;
}

export interface InterpreterParts {
  /** Starts a worker that exposes `Served`; null where there are none. */
  spawn(): Worker | null;
  /** Calls back after so many seconds. @returns what calls that off */
  later(seconds: number, call: () => void): () => void;
}

/** Many times what the steps that a kernel is allowed take on a slow phone: what is cut short here is of another kind. */
export const MOST_SECONDS = { watch: 90, prove: 30 } as const;

const PARTS: InterpreterParts = {
  spawn: () =>
    typeof Worker === 'undefined'
      ? null
      : new Worker(new URL('../../workers/interpreter-worker.ts', import.meta.url), {
          type: 'module',
          name: 'interpreter',
        }),
  later(seconds, call) {
    const timer = setTimeout(call, seconds * 1000);
    return () => clearTimeout(timer);
  },
};

interface Running {
  readonly worker: Worker;
  /** One for all calls: where none is held any more, Comlink closes the worker's end. */
  readonly api: Comlink.Remote<Served>;
}

export function createInterpreter({ spawn, later }: InterpreterParts = PARTS): Interpreter {
  let running: Running | null = null;
  let end: (how: Told<never>) => void = () => undefined;

  const started = (): Running => {
    const worker = spawn();
    if (!worker) throw new InterpreterError('missing', 'There are no workers.');
    return { worker, api: Comlink.wrap<Served>(worker) };
  };
  const stop = (how: Told<never> = { status: 'stopped' }) => {
    running?.worker.terminate();
    running = null;
    end(how);
  };

  async function ask<T>(seconds: number, call: (api: Comlink.Remote<Served>) => Promise<T>): Promise<Told<T>> {
    running ??= started();
    const own = running;
    const ended = new Promise<Told<never>>((resolve, reject) => {
      end = resolve;
      const crash = (event: Event) => {
        const told = event instanceof ErrorEvent ? event.message : '';
        // A file that does not arrive, or is no script, is told by an event without an error.
        const why = event.type === 'error' && !(event instanceof ErrorEvent) ? 'unloaded' : 'crashed';
        reject(new InterpreterError(why, told || 'no message'));
        if (running === own) stop();
      };
      own.worker.addEventListener('error', crash, { once: true });
      own.worker.addEventListener('messageerror', crash, { once: true });
    });
    let callOff = () => {};
    const answered = async (): Promise<Told<T>> => {
      await own.api.ready();
      if (running === own) callOff = later(seconds, () => running === own && stop({ status: 'late', seconds }));
      return { status: 'done', value: await call(own.api) };
    };
    try {
      return await Promise.race([answered(), ended]);
    } finally {
      callOff();
    }
  }

  return {
    stop: () => stop(),
    watch: (request) => ask<WatchedKernel>(MOST_SECONDS.watch, async (api) => api.watch(request)),
    prove: (request) => ask<Interpreted>(MOST_SECONDS.prove, async (api) => api.prove(request)),
  };
}
