/** Runs JavaScript and WebAssembly variants on one thread or on all cores, in a browser and in Node. */

import type { Backend, Job, Prepared, Reason, WasmVariant } from '../contract.ts';
import { BackendLostError } from '../errors.ts';
import { rotationOf } from '../rotation.ts';
import { IdleProbe } from './idle.ts';
import { isByRows, layoutOf } from './layout.ts';
import { Memories } from './memories.ts';
import { isFull } from './messages.ts';
import { Pool, type Thread } from './pool.ts';
import { CpuSession } from './session.ts';
import { newControl } from './shared-run.ts';
import { bestBuild, isWasmMemory, NO_WASM_SIMD, WASM_BASE, WASM_LIMIT } from './wasm.ts';

/** What copies of the inputs, and what output places, may take beyond those that are needed: enough for the purpose. */
const COPIES_BYTES = 2 ** 28;

export interface CpuHost {
  /** Starts a thread that serves `serveThread`. */
  spawn(): Thread;
  /** Threads for the contenders that use all cores. */
  readonly cores: number;
  /** Whether threads may share memory (`crossOriginIsolated` in a browser). */
  readonly shared: boolean;
  now(): number;
  /** Calls back after `ms`; the returned function cancels. */
  later(ms: number, call: () => void): () => void;
}

export function createCpuBackend(host: CpuHost): Backend {
  return new CpuBackend(host);
}

class CpuBackend implements Backend {
  readonly runs = ['js', 'workers', 'wasm'] as const;
  readonly #host: CpuHost;
  readonly #pool: Pool;
  readonly #modules = new Map<string, Promise<{ module: WebAssembly.Module | null; compileMs: number }>>();
  readonly #memories = new Memories();
  readonly #idle: IdleProbe;
  #sessions = 0;

  constructor(host: CpuHost) {
    this.#host = host;
    this.#pool = new Pool(() => host.spawn());
    this.#idle = new IdleProbe({
      probe: () => this.#probe(),
      now: () => host.now(),
      later: (ms, call) => host.later(ms, call),
    });
  }

  async prepare(job: Job, signal: AbortSignal): Promise<Prepared> {
    const { workload, variant, params, sets } = job;
    if (variant.on === 'gpu' || variant.on === 'library') throw new Error(`${variant.id} is no CPU variant.`);
    const reason = variant.unsupported?.(params);
    if (reason) return { status: 'unsupported', reason };
    const all = variant.on === 'workers' || (variant.on === 'wasm' && variant.threads === 'all');
    const shared = all && this.#host.shared;
    const wasm = variant.on === 'wasm' ? await this.#compiled(workload.id, variant, shared) : null;
    if (wasm && !wasm.module) return { status: 'unsupported', reason: NO_WASM_SIMD };
    signal.throwIfAborted();
    const specs = { ...workload.tensors(params), scratch: variant.scratch?.(params) ?? {} };
    // Threads that share nothing hold everything each.
    const room = COPIES_BYTES / (all && !shared ? this.#host.cores : 1);
    const layout = layoutOf(specs, rotationOf(job, room), wasm ? WASM_BASE : 0);
    if (wasm && layout.bytes > WASM_LIMIT) return { status: 'unsupported', reason: beyondWasm(layout.bytes) };
    if (all && !shared && !isByRows(layout)) return { status: 'unsupported', reason: NEEDS_SHARED_MEMORY };
    try {
      const memory = shared ? this.#sharedMemory(layout.bytes, wasm !== null) : null;
      const session = new CpuSession({
        pool: this.#pool,
        load: {
          type: 'load',
          session: this.#sessions++,
          workload: workload.id,
          variant: variant.id,
          params,
          layout,
          memory,
          module: wasm?.module ?? null,
          control: shared ? newControl() : null,
          threads: all ? this.#host.cores : 1,
        },
        sets,
        now: () => this.#host.now(),
        later: (ms, call) => this.#host.later(ms, call),
        copies: variant.on !== 'js',
        freed: () => {
          if (isWasmMemory(memory)) this.#memories.give(memory);
        },
      });
      const uploadMs = await session.load().catch(async (error: unknown) => {
        await session.dispose();
        throw error;
      });
      const { compileMs = 0, cached } = wasm ?? {};
      return { status: 'ready', session, compileMs, ...(wasm && { compiling: { cached } }), uploadMs };
    } catch (error) {
      if (error instanceof BackendLostError) throw error;
      // Here or in a thread.
      if (isFull(error)) return { status: 'failed', reason: outOfMemory(layout.bytes) };
      throw error;
    }
  }

  #sharedMemory(bytes: number, wasm: boolean): SharedArrayBuffer | WebAssembly.Memory {
    return wasm ? this.#memories.take(bytes) : new SharedArrayBuffer(bytes);
  }

  async #compiled(workload: string, variant: WasmVariant, shared: boolean) {
    const key = `${workload}:${variant.id}:${shared}`;
    const known = this.#modules.get(key);
    return { ...(await (known ?? this.#compile(key, variant, shared))), cached: known !== undefined };
  }

  #compile(key: string, variant: WasmVariant, shared: boolean) {
    const compiling = (async () => {
      // Fetching the bytes is no part of compiling.
      const bytes = await bestBuild(variant, shared);
      const start = this.#host.now();
      const module = bytes && (await WebAssembly.compile(bytes));
      return { module, compileMs: this.#host.now() - start };
    })();
    this.#modules.set(key, compiling);
    // What could not be fetched may be fetched the next time.
    compiling.catch(() => this.#modules.delete(key));
    return compiling;
  }

  /** Nothing to take off: see `CpuSession` for whose clock counts. */
  async idleMs(): Promise<number> {
    return 0;
  }

  async settle(signal: AbortSignal): Promise<boolean> {
    // A kernel that was cancelled may still be at it.
    await this.#pool.idle();
    return this.#idle.settle(signal);
  }

  async #probe(): Promise<number> {
    const threads = Array.from({ length: this.#host.cores }, (_, thread) => thread);
    const probed = await Promise.all(threads.map((thread) => this.#pool.ask(thread, { type: 'probe' })));
    return Math.max(...probed.map(({ wallMs }) => wallMs));
  }

  async rebuild(): Promise<void> {
    this.#pool.restart('');
  }

  async dispose(): Promise<void> {
    this.#pool.restart('');
  }
}

const mebibytes = (bytes: number) => Math.ceil(bytes / 2 ** 20);

const outOfMemory = (bytes: number): Reason => ({
  code: 'out-of-memory',
  text: {
    en: `There is no room for the ${mebibytes(bytes)} MiB that this case needs. Close other tabs or choose a smaller size.`,
    'zh-CN': `这一项需要 ${mebibytes(bytes)} MiB 内存，放不下。请关闭其他标签页，或选小一些的规模。`,
  },
});

const NEEDS_SHARED_MEMORY: Reason = {
  code: 'no-shared-memory',
  text: {
    en: 'Here all cores write to the same results, for which threads must share memory. This page may not: it needs to be cross-origin isolated. The variants on one core run.',
    'zh-CN': '这里所有核心要写同一份结果，线程之间必须共享内存；而这个页面没有跨源隔离，不能共享。单核的实现可以运行。',
  },
};

const beyondWasm = (bytes: number): Reason => ({
  code: 'limit',
  text: {
    en: `This case needs ${mebibytes(bytes)} MiB; WebAssembly addresses 4096 MiB at most. Choose a smaller size.`,
    'zh-CN': `这一项需要 ${mebibytes(bytes)} MiB，而 WebAssembly 最多寻址 4096 MiB。请选小一些的规模。`,
  },
});
