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
  /** Shared by all threads; null: the thread makes its own and copies `inputs` into it. */
  readonly memory: SharedArrayBuffer | WebAssembly.Memory | null;
  readonly inputs: Tensors | null;
  readonly module: WebAssembly.Module | null;
  /** Counters of the shared run; null where threads do not share. */
  readonly control: SharedArrayBuffer | null;
  readonly thread: number;
  readonly threads: number;
}

export interface RunRequest {
  readonly type: 'run';
  readonly session: number;
  readonly iterations: number;
  /** Number of the first iteration in the life of the session: which copy of the inputs it takes. */
  readonly first: number;
}

export interface ReadRequest {
  readonly type: 'read';
  readonly session: number;
}

export interface FreeRequest {
  readonly type: 'free';
  readonly session: number;
}

export type Request = LoadRequest | RunRequest | ReadRequest | FreeRequest;
export type Numbered = { readonly id: number; readonly request: Request };

/** `wallMs`: what the batch, or copying inputs in or outputs out, took in the thread. `full`: there was no room. */
export type Answer =
  | { readonly id: number; readonly ok: true; readonly wallMs: number; readonly outputs: Tensors | null }
  | { readonly id: number; readonly ok: false; readonly message: string; readonly full: boolean };

/** One end of a channel to a thread; browsers' workers and Node's threads both fit. */
export interface ThreadPort {
  post(message: unknown): void;
  listen(onMessage: (message: unknown) => void): void;
}
