/**
 * How threads that share memory run a batch together: rows are taken from a common counter, so that a slow core takes
 * fewer, and nobody starts a stage before all have finished the one before.
 */
import type { Stage } from '../contract.ts';

/** Words of the control block. Two row counters (3 and 4) take turns, so that one is reset while the other is in use. */
const ABORT = 0;
const ARRIVED = 1;
const GENERATION = 2;
const ROWS = 3;
const STOP = 5;
const WORDS = 8;

export const newControl = (): SharedArrayBuffer => new SharedArrayBuffer(WORDS * 4);

/** Before each batch. */
export function resetControl(control: SharedArrayBuffer): void {
  new Int32Array(control).fill(0);
}

/** Threads stop taking rows and meet a last time, so that none is left waiting. */
export function abortShared(control: SharedArrayBuffer): void {
  Atomics.store(new Int32Array(control), ABORT, 1);
}

/** Polls before sleeping: a barrier within a batch is usually microseconds away, waking a thread is not. */
const SPINS = 2000;

function barrier(words: Int32Array, threads: number, onLast: () => void): void {
  const generation = Atomics.load(words, GENERATION);
  if (Atomics.add(words, ARRIVED, 1) === threads - 1) {
    onLast();
    Atomics.store(words, ARRIVED, 0);
    Atomics.add(words, GENERATION, 1);
    Atomics.notify(words, GENERATION);
    return;
  }
  for (let spin = 0; spin < SPINS; spin++) if (Atomics.load(words, GENERATION) !== generation) return;
  while (Atomics.load(words, GENERATION) === generation) Atomics.wait(words, GENERATION, generation);
}

/**
 * One thread's part of a batch. Every thread calls this with the same arguments.
 * @param work runs rows [begin, end) of a stage in one iteration
 * @returns milliseconds from when all threads had arrived to when all had finished
 */
export function runShared(
  control: SharedArrayBuffer,
  threads: number,
  stages: readonly Stage[],
  iterations: number,
  work: (stage: Stage, iteration: number, begin: number, end: number) => void,
): { readonly wallMs: number; readonly error: unknown } {
  const words = new Int32Array(control);
  let error: unknown = null;
  let turn = 0;
  barrier(words, threads, () => {});
  const start = performance.now();
  for (let iteration = 0; iteration < iterations; iteration++) {
    for (const stage of stages) {
      const counter = ROWS + turn;
      while (Atomics.load(words, ABORT) === 0) {
        const begin = Atomics.add(words, counter, stage.grain);
        if (begin >= stage.rows) break;
        try {
          work(stage, iteration, begin, Math.min(begin + stage.grain, stage.rows));
        } catch (thrown) {
          error = thrown;
          Atomics.store(words, ABORT, 1);
        }
      }
      // The last to arrive decides for all: a thread that left on its own would be missed at the next barrier.
      barrier(words, threads, () => {
        Atomics.store(words, counter, 0);
        Atomics.store(words, STOP, Atomics.load(words, ABORT));
      });
      if (Atomics.load(words, STOP)) return { wallMs: performance.now() - start, error };
      turn = 1 - turn;
    }
  }
  return { wallMs: performance.now() - start, error };
}
