/** Who runs it. */
import type { Params } from './params.ts';
import type { Compiling, Edits, Sample, SecondGpu } from './run.ts';
import type { TensorData, Tensors } from './tensors.ts';
import type { On, Reason, Variant } from './variant.ts';
import type { Workload } from './workload.ts';

/** What one iteration left behind. */
export interface Readout {
  /** Which of the job's sets of inputs it worked on. */
  readonly set: number;
  readonly outputs: Tensors;
}

/** What a session hands out after a batch, off the clock. */
export interface Reading {
  /** The last iterations, at most two, the latest last. Where there is state, the last alone, its state among the outputs. */
  readonly last: readonly Readout[];
  /** Of the latest outputs. */
  readonly readbackMs: number;
  /** Of a library, where there is state: as it was before the last iteration. */
  readonly before?: Tensors;
}

/** A part of the state, as it was after so many iterations of a stream. */
export interface Piece {
  readonly iterations: number;
  readonly data: TensorData;
  /** Milliseconds from before the first was issued until this had arrived. */
  readonly ms: number;
}

export interface Stream {
  /** Of the state. */
  readonly tensor: string;
  readonly iterations: number;
  /** A piece is taken after so many, and behind the last. */
  readonly every: number;
  /** Asked before each piece is issued: false ends the stream behind what is under way. */
  goesOn(): boolean;
  /** Nobody waits for the answer but whoever asks: false ends the stream. */
  told(piece: Piece): boolean;
}

/**
 * Owns every buffer of one case. Iterations are counted through the life of a session: iteration i works on set
 * i mod (number of sets) and writes to an output place of its own; the places are as many as share no factor with the
 * sets (two sets, three places), so that what lies in a place always belongs to another set than the next to write there.
 * `dispose` frees everything in reverse order of creation and may be called twice.
 */
export interface Session {
  /**
   * Off the clock: fills every output place and the scratch with a pattern that no kernel writes; `turn` changes it. Sets
   * the state of a workload that has one back to its start, from which iterations count anew. Libraries allocate their outputs anew and let go of the old ones here.
   */
  overwrite(turn: number): Promise<void>;
  /**
   * Issues the iterations back to back and resolves when the last has finished; no upload, no readback. The wall time
   * runs from before the first is encoded to that end. Rejects with the signal's reason when aborted.
   */
  run(iterations: number, signal: AbortSignal): Promise<Sample>;
  /**
   * Goes on without waiting for any iteration: pieces trail behind what is under way, and come in their order. Resolves when
   * the last has come. Absent: whoever runs and reads in turns loses nothing here.
   */
  stream?(stream: Stream, signal: AbortSignal): Promise<void>;
  /** Of what was run last. @param most fewer iterations than there are to read, the latest */
  read(most?: number): Promise<Reading>;
  /** Uploads a set again into the buffers that are there, and waits for it. @returns milliseconds */
  upload(signal: AbortSignal): Promise<number>;
  /**
   * What an application pays in steady state, measured as one: a set uploaded into the buffers that are there, one
   * iteration, its outputs read back and no state; nothing is awaited in between that need not be. @returns milliseconds
   */
  roundTrip(signal: AbortSignal): Promise<number>;
  dispose(): Promise<void>;
}

export interface Job {
  readonly workload: Workload;
  readonly variant: Variant;
  readonly params: Params;
  /**
   * Inputs that differ, two sets at least where neighbouring iterations are to be told apart; one where each goes on from
   * what the one before it left, and is looked at on its way. Sessions of one run that are given the same object share what
   * they upload.
   */
  readonly sets: readonly Tensors[];
  /** By path below `shaders/`: a visitor's own text instead of the file. */
  readonly edits?: Edits;
  /** What is asked for: a configuration of the workload's `tuning`, or the name of `edits`. Absent: the default. */
  readonly build?: string;
}

/** What a compiler says of a shader. Lines and columns count from 1; `length` in characters, 0 where it is not told. */
export interface ShaderMessage {
  readonly kind: 'error' | 'warning' | 'info';
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly message: string;
}

export type Prepared =
  | {
      readonly status: 'ready';
      readonly session: Session;
      readonly compileMs: number;
      /** How it was compiled; absent where nothing is. */
      readonly compiling?: Compiling;
      /** The first upload of one set, into memory that has just been made. */
      readonly uploadMs: number;
      /** Of this session, where it has a device of its own: stands in for the backend's `idleMs`. */
      readonly idleMs?: number;
      /** What it was built as (see `CaseId`): the one asked for, or the default that stood in for it. */
      readonly build?: string;
    }
  | { readonly status: 'unsupported'; readonly reason: Reason }
  | { readonly status: 'failed'; readonly reason: Reason };

/**
 * Runs variants of some kinds. Expected trouble (a limit, out of memory, a shader that does not compile) comes back as
 * a `Prepared`; `BackendLostError` (see errors.ts) is thrown when nothing works any more until `rebuild`.
 */
export interface Backend {
  readonly runs: readonly On[];
  /** Of the backend of a second GPU: it runs the cases that ask for that one, and no others. */
  readonly gpu?: SecondGpu;
  prepare(job: Job, signal: AbortSignal): Promise<Prepared>;
  /**
   * Compiles what all of these jobs need at once, before any of them is prepared. Resolves when the last is there; what
   * goes wrong is told by the `prepare` that it belongs to. Absent where compiling takes no time worth sharing.
   */
  compileAll?(jobs: readonly Job[], signal: AbortSignal): Promise<void>;
  /** What a device takes to report that nothing was to be done, in ms: part of every batch's wall time, and no work. */
  idleMs?(): Promise<number>;
  /**
   * Waits until the processor is idle again: after a library's batch its threads may spin on. What idle looks like is
   * learned from the calls themselves, so the first belongs before anything has run. Rejects with the signal's reason.
   * @returns false: it gave up after two seconds
   */
  settle?(signal: AbortSignal): Promise<boolean>;
  /** Starts afresh after a loss (a lost device, a crashed worker). */
  rebuild(): Promise<void>;
  dispose(): Promise<void>;
}

/** Milliseconds from an arbitrary start. Injected, so that tests need not wait. */
export interface Clock {
  now(): number;
  sleep(ms: number): Promise<void>;
}
