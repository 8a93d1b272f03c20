/** What the bench worker and the threads of its pool say to each other. Every request is answered once. */
import type { Params, Tensors } from '../contract.ts';
import type { Layout } from './layout.ts';

export interface LoadRequest {
  readonly type: 'load';
  readonly session: number;
  readonly workload: string;
  readonly variant: string;
  readonly params: Params;
  readonly layout: Layout;
  /** Shared by all threads, inputs and all; null: the thread makes its own and is sent the inputs. */
  readonly memory: SharedArrayBuffer | WebAssembly.Memory | null;
  readonly module: WebAssembly.Module | null;
  /** Counters of the shared run; null where threads do not share. */
  readonly control: SharedArrayBuffer | null;
  readonly thread: number;
  readonly threads: number;
}

/** Copies inputs into the thread's own memory. */
export interface WriteRequest {
  readonly type: 'write';
  readonly session: number;
  readonly inputs: Tensors;
  readonly copies: readonly number[];
}

export interface RunRequest {
  readonly type: 'run';
  readonly session: number;
  readonly iterations: number;
  /** Number of the first iteration in the life of the session: which inputs it takes and where it writes. */
  readonly first: number;
}

export interface OverwriteRequest {
  readonly type: 'overwrite';
  readonly session: number;
  readonly turn: number;
  /** What the state is set back to; null where there is none, or where it lies in memory that whoever asks shares. */
  readonly start: Tensors | null;
}

/** The thread's rows of what an iteration wrote, and the state of memory of its own. */
export interface ReadRequest {
  readonly type: 'read';
  readonly session: number;
  readonly iteration: number;
}

/** In the thread's own memory: inputs in, one iteration, outputs out, into arrays that it keeps. */
export interface RoundTripRequest {
  readonly type: 'round-trip';
  readonly session: number;
  readonly iteration: number;
  readonly inputs: Tensors;
  /** Whether the outputs are sent: they are where whoever asked works in another thread. */
  readonly send: boolean;
}

/** Fixed arithmetic: how long it takes tells whether the core is busy with something else. */
export interface ProbeRequest {
  readonly type: 'probe';
}

export interface FreeRequest {
  readonly type: 'free';
  readonly session: number;
}

export type Request =
  | LoadRequest
  | WriteRequest
  | RunRequest
  | OverwriteRequest
  | ReadRequest
  | RoundTripRequest
  | ProbeRequest
  | FreeRequest;
export type Numbered = { readonly id: number; readonly request: Request };

/** `wallMs`: what the work took in the thread. `full`: there was no room. */
export type Answer =
  | { readonly id: number; readonly ok: true; readonly wallMs: number; readonly outputs: Tensors | null }
  | { readonly id: number; readonly ok: false; readonly message: string; readonly full: boolean };

/** One end of a channel to a thread; browsers' workers and Node's threads both fit. */
export interface ThreadPort {
  post(message: unknown): void;
  listen(onMessage: (message: unknown) => void): void;
}

/** Array buffers and memories that do not fit throw a RangeError, messages that do not fit a DataCloneError. */
export const isFull = (error: unknown): boolean =>
  error instanceof RangeError || (error instanceof DOMException && /out of memory/i.test(error.message));
