/** Threads that wait for work. They start on first use, and all start afresh after a crash or a kernel that will not end. */
import type { Reason, Tensors } from '../contract.ts';
import { BackendLostError } from '../errors.ts';
import type { Answer, Numbered, Request } from './messages.ts';

/** A thread as its owner sees it. */
export interface Thread {
  post(message: unknown): void;
  onMessage(call: (message: unknown) => void): void;
  /** The thread died or could not start. */
  onCrash(call: (message: string) => void): void;
  terminate(): void;
}

interface Done {
  readonly wallMs: number;
  readonly outputs: Tensors | null;
}

interface Pending {
  resolve(answer: Done): void;
  reject(error: unknown): void;
}

export class Pool {
  /** Raised by every restart: sessions loaded in an earlier generation are gone. */
  generation = 0;
  readonly #spawn: () => Thread;
  #threads: Thread[] = [];
  readonly #pending = new Map<number, Pending>();
  readonly #waiting: (() => void)[] = [];
  #next = 0;

  constructor(spawn: () => Thread) {
    this.#spawn = spawn;
  }

  /** @throws BackendLostError (rejects) when the thread dies or is restarted before it answers */
  ask(index: number, request: Request): Promise<Done> {
    while (this.#threads.length <= index) this.#start();
    const thread = this.#threads[index];
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      // A message that cannot be sent throws here and has no answer to wait for.
      thread.post({ id, request } satisfies Numbered);
      this.#pending.set(id, { resolve, reject });
    });
  }

  /** Resolves when nothing is being answered: kernels that were cancelled have ended, or their threads have. */
  async idle(): Promise<void> {
    while (this.#pending.size) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    }
  }

  #settled(): void {
    if (this.#pending.size) return;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  /** Terminates every thread. Whoever waits for one is told that it is lost. */
  restart(message: string): void {
    this.generation++;
    const threads = this.#threads;
    this.#threads = [];
    for (const thread of threads) thread.terminate();
    const waiting = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject } of waiting) reject(new BackendLostError(threadLost(message)));
    this.#settled();
  }

  #start(): void {
    const thread = this.#spawn();
    this.#threads.push(thread);
    thread.onMessage((message) => {
      const answer = message as Answer;
      const pending = this.#pending.get(answer.id);
      this.#pending.delete(answer.id);
      if (answer.ok) pending?.resolve(answer);
      else pending?.reject(answer.full ? new RangeError(answer.message) : new Error(answer.message));
      this.#settled();
    });
    thread.onCrash((message) => {
      if (this.#threads.includes(thread)) this.restart(message);
    });
  }
}

export const threadLost = (message: string): Reason => ({
  code: 'worker-crash',
  text: {
    en: `A CPU thread stopped unexpectedly${message ? ` (${message})` : ''}. The other cases go on; smaller sizes need less memory.`,
    'zh-CN': `一个 CPU 线程意外停止${message ? `（${message}）` : ''}。其余各项照常进行；小一些的规模占用内存更少。`,
  },
});
