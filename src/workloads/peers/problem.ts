/** What the libraries share: taking f32 from tensors, finding a GPU, keeping the last results, ending a batch. */
import type { TensorData } from '../../engine/contract.ts';

/** @throws TypeError for another dtype */
export function floats(data: TensorData): Float32Array<ArrayBuffer> {
  if (!(data instanceof Float32Array)) throw new TypeError('A library is given f32 only.');
  // Libraries refuse shared memory.
  return data.buffer instanceof ArrayBuffer ? (data as Float32Array<ArrayBuffer>) : new Float32Array(data);
}

/** Added to the score of a key that is not seen: its exponential is zero beside any other. */
const UNSEEN = -1e9;

/** What an application makes once for a length: zero where a query sees a key. */
export function causalMask(t: number): Float32Array<ArrayBuffer> {
  const mask = new Float32Array(t * t);
  for (let i = 0; i < t; i++) mask.fill(UNSEEN, i * t + i + 1, (i + 1) * t);
  return mask;
}

/** Whether any contender that needs a GPU can have one; libraries fail in words of their own where it is missing. */
export async function hasGpu(): Promise<boolean> {
  const adapter = await globalThis.navigator?.gpu?.requestAdapter({ powerPreference: 'high-performance' });
  return adapter != null;
}

export const NO_GPU = {
  ok: false,
  reason: {
    code: 'no-adapter',
    text: {
      en: 'The browser found no GPU that it is willing to use. The CPU side still runs; check that hardware acceleration is on in the browser’s settings.',
      'zh-CN': '浏览器没有找到可用的 GPU。CPU 部分照常运行；请检查浏览器设置里是否开启了硬件加速。',
    },
  },
} as const;

/** Some would run in Node on one thread, which is not what their title says. */
export const NO_WEB_WORKERS = {
  ok: false,
  reason: {
    code: 'library-in-browser-only',
    text: {
      en: 'It runs on all cores in a browser only: its threads are web workers, which Node does not have. Leave out --runtime dawn.',
      'zh-CN': '它只有在浏览器里才能用上全部核心：它的线程是网页的 worker，Node 里没有。请去掉 --runtime dawn。',
    },
  },
} as const;

/**
 * The results of the last two iterations, where a library allocates them itself. A third is let go when the next one is
 * there, so that memory which a library takes again was written three iterations ago, for the other set of inputs.
 */
export class LastTwo<T> {
  readonly #free: (result: T) => void;
  #kept: T[] = [];

  constructor(free: (result: T) => void) {
    this.#free = free;
  }

  add(result: T): void {
    this.#kept.push(result);
    if (this.#kept.length > 2) this.#free(this.#kept.shift() as T);
  }

  /** @param back 0 for the last, 1 for the one before it */
  get(back: 0 | 1): T {
    const result = this.#kept.at(-1 - back);
    if (result === undefined) throw new Error('Nothing was run yet.');
    return result;
  }

  all(): readonly T[] {
    return this.#kept;
  }

  clear(): void {
    for (const result of this.#kept) this.#free(result);
    this.#kept = [];
  }
}
