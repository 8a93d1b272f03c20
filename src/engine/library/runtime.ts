/**
 * A library's worker, seen from outside: started when it is first called, stopped when a call is cancelled or goes wrong,
 * and when nothing has been open in it for a while (its memory comes back, its threads end). The next call starts it afresh.
 */
import type { Reason } from '../contract.ts';
import { CaseFailedError, messageOf } from '../errors.ts';
import type { LibraryService } from './service.ts';

export interface LibraryThread {
  readonly service: LibraryService;
  /** The worker died or could not start. */
  onCrash(call: (message: string) => void): void;
  terminate(): void;
}

export interface LibraryWorkers {
  /** Starts a worker that serves `LibraryService`. @param runtime names it, for whoever looks at a list of threads */
  spawn(runtime: string): LibraryThread;
  /** Calls back after `ms`; the returned function cancels. */
  later(ms: number, call: () => void): () => void;
}

/** A worker in its life: what was opened in it is gone with it. */
class Life {
  readonly thread: LibraryThread;
  readonly sessions = new Set<number>();
  readonly waiting = new Set<(error: unknown) => void>();

  constructor(thread: LibraryThread) {
    this.thread = thread;
  }
}

/** Within a run groups follow each other at once; a library that is needed again must not be fetched and compiled again. */
const IDLE_MS = 10_000;

export class Runtime {
  readonly #name: string;
  readonly #packageName: string;
  readonly #host: LibraryWorkers;
  /** Of sessions whose worker ended because a call of theirs was cancelled: why that was. */
  readonly #cancelled = new Map<number, unknown>();
  #life: Life | null = null;
  #cancelStop: () => void = () => {};

  constructor(name: string, packageName: string, host: LibraryWorkers) {
    this.#name = name;
    this.#packageName = packageName;
    this.#host = host;
  }

  /** @throws CaseFailedError, or the signal's reason (rejects); either way the worker is gone */
  async open<T>(session: number, signal: AbortSignal, work: (service: LibraryService) => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    this.#cancelStop();
    this.#life ??= this.#start();
    this.#life.sessions.add(session);
    return this.#call(this.#life, work, signal);
  }

  /**
   * @throws as `open`; also where the worker that held the session is gone: if a call of its own was cancelled, again for that
   * reason, as the library is not at fault
   */
  async call<T>(session: number, work: (service: LibraryService) => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    const life = this.#life;
    if (!life?.sessions.has(session)) {
      if (this.#cancelled.has(session)) throw this.#cancelled.get(session);
      throw new CaseFailedError(stopped(this.#packageName, ''));
    }
    const note = () => this.#cancelled.set(session, signal?.reason);
    return this.#call(life, work, signal, note);
  }

  /** What still runs for the session is stopped, with the worker; otherwise the session alone is freed. */
  async close(session: number): Promise<void> {
    this.#cancelled.delete(session);
    const life = this.#life;
    if (!life?.sessions.has(session)) return;
    if (life.waiting.size) {
      this.#end(life, stopped(this.#packageName, ''));
      return;
    }
    await this.#call(life, (service) => service.close(session)).catch(() => {});
    life.sessions.delete(session);
    if (life.sessions.size || this.#life !== life) return;
    this.#cancelStop();
    this.#cancelStop = this.#host.later(IDLE_MS, () => this.#end(life, stopped(this.#packageName, '')));
  }

  stop(): void {
    if (this.#life) this.#end(this.#life, stopped(this.#packageName, ''));
  }

  #start(): Life {
    const life = new Life(this.#host.spawn(this.#name));
    life.thread.onCrash((message) => this.#end(life, stopped(this.#packageName, message)));
    return life;
  }

  /** Terminates the worker and tells everybody who waits for it. */
  #end(life: Life, reason: Reason): void {
    if (this.#life === life) {
      this.#cancelStop();
      this.#life = null;
    }
    life.thread.terminate();
    for (const reject of [...life.waiting]) reject(new CaseFailedError(reason));
  }

  #call<T>(
    life: Life,
    work: (service: LibraryService) => Promise<T>,
    signal?: AbortSignal,
    noteCancelled?: () => void,
  ): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const settle =
        <V>(how: (value: V) => void) =>
        (value: V) => {
          life.waiting.delete(refuse);
          signal?.removeEventListener('abort', cancel);
          how(value);
        };
      const refuse = settle(reject);
      const cancel = () => {
        noteCancelled?.();
        refuse(signal?.reason);
        this.#end(life, stopped(this.#packageName, ''));
      };
      life.waiting.add(refuse);
      signal?.addEventListener('abort', cancel, { once: true });
      work(life.thread.service).then(settle(resolve), (error: unknown) => {
        // Memory that a trap or a lost device has left half written is nothing to go on with.
        const message = messageOf(error);
        refuse(new CaseFailedError(failed(this.#packageName, message)));
        this.#end(life, stopped(this.#packageName, message));
      });
    });
  }
}

const failed = (packageName: string, message: string): Reason => ({
  code: 'error',
  text: {
    en: `${packageName} stopped with an error: ${message} The other cases go on; it is started afresh for its next one.`,
    'zh-CN': `${packageName} 运行出错：${message} 其余各项照常进行；轮到它的下一项时会重新启动。`,
  },
});

const stopped = (packageName: string, message: string): Reason => ({
  code: 'worker-crash',
  text: {
    en: `The worker of ${packageName} was stopped${message ? ` (${message})` : ''}. The other cases go on; it is started afresh for its next one.`,
    'zh-CN': `${packageName} 的线程已停止${message ? `（${message}）` : ''}。其余各项照常进行；轮到它的下一项时会重新启动。`,
  },
});
