/** The parts of the CPU backend that need no threads. */
import { describe, expect, test } from 'vitest';
import { BackendLostError } from '../errors.ts';
import { dataUrlBytes } from './data-url.ts';
import { Memories } from './memories.ts';
import type { Numbered } from './messages.ts';
import { Pool, type Thread } from './pool.ts';
import { abortShared, newControl, resetControl, runShared } from './shared-run.ts';
import { wasmFeatures } from './wasm.ts';

describe('Memories', () => {
  test('gives a memory again, and nothing of what it held', () => {
    const memories = new Memories();
    const first = memories.take(100_000);
    expect(first.buffer.byteLength).toBe(131_072);
    new Uint8Array(first.buffer).fill(9);
    memories.give(first);
    const again = memories.take(70_000);
    expect(again).toBe(first);
    expect(new Uint8Array(again.buffer, 0, 70_000).every((byte) => byte === 0)).toBe(true);
    // In use: another one.
    expect(memories.take(70_000)).not.toBe(first);
  });

  test('where an engine has no room for another, a larger one that rests will do', () => {
    let full = false;
    const memories = new Memories((pages) => {
      if (full) throw new RangeError('could not allocate memory');
      return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
    });
    const [small, large, largest] = [1, 4, 16].map((pages) => memories.take(pages * 65_536));
    for (const memory of [largest, small, large]) memories.give(memory);
    new Uint8Array(large.buffer).fill(9);
    full = true;
    const taken = memories.take(2 * 65_536);
    expect(taken).toBe(large);
    expect(new Uint8Array(taken.buffer, 0, 2 * 65_536).every((byte) => byte === 0)).toBe(true);
    expect(memories.take(2 * 65_536)).toBe(largest);
    expect(() => memories.take(2 * 65_536)).toThrow(RangeError);
    // Not lost by that.
    expect(memories.take(65_536)).toBe(small);
  });

  test('many cases need few memories', () => {
    const memories = new Memories();
    const seen = new Set<WebAssembly.Memory>();
    for (let run = 0; run < 500; run++) {
      const memory = memories.take(65_536 * (1 + (run % 16)));
      seen.add(memory);
      memories.give(memory);
    }
    expect(seen.size).toBe(5);
  });
});

describe('Pool', () => {
  /** A thread that answers when it is told to. */
  function manual() {
    const posted: Numbered[] = [];
    let answer: (message: unknown) => void = () => {};
    let crash: (message: string) => void = () => {};
    let terminated = 0;
    const thread: Thread = {
      post: (message) => posted.push(message as Numbered),
      onMessage: (call) => {
        answer = call;
      },
      onCrash: (call) => {
        crash = call;
      },
      terminate: () => terminated++,
    };
    return {
      thread,
      posted,
      answer: (message: unknown) => answer(message),
      crash: (words: string) => crash(words),
      terminated: () => terminated,
    };
  }
  const free = { type: 'free', session: 0 } as const;

  test('answers find who asked', async () => {
    const one = manual();
    const pool = new Pool(() => one.thread);
    const first = pool.ask(0, free);
    const second = pool.ask(0, free);
    one.answer({ id: one.posted[1].id, ok: true, wallMs: 2, outputs: null });
    one.answer({ id: one.posted[0].id, ok: true, wallMs: 1, outputs: null });
    expect([(await first).wallMs, (await second).wallMs]).toEqual([1, 2]);
  });

  test('an error keeps its words, and says when there was no room', async () => {
    const one = manual();
    const pool = new Pool(() => one.thread);
    const asked = [pool.ask(0, free), pool.ask(0, free)];
    one.answer({ id: one.posted[0].id, ok: false, message: 'it broke', full: false });
    one.answer({ id: one.posted[1].id, ok: false, message: 'too large', full: true });
    await expect(asked[0]).rejects.toThrow('it broke');
    await expect(asked[1]).rejects.toThrow(RangeError);
  });

  test('a crash loses everything that waits, and ends every thread once', async () => {
    const threads = [manual(), manual()];
    let started = 0;
    const pool = new Pool(() => threads[started++].thread);
    const asked = [pool.ask(0, free), pool.ask(1, free)];
    threads[1].crash('out of memory');
    threads[1].crash('again');
    for (const one of asked) await expect(one).rejects.toThrow(BackendLostError);
    expect(threads.map(({ terminated }) => terminated())).toEqual([1, 1]);
    expect(pool.generation).toBe(1);
    // A word from the dead is not heard.
    threads[0].answer({ id: 0, ok: true, wallMs: 1, outputs: null });
  });

  test('idle waits for what is under way, and for nothing else', async () => {
    const one = manual();
    const pool = new Pool(() => one.thread);
    await pool.idle();
    const asked = pool.ask(0, free);
    let idle = false;
    const waiting = pool.idle().then(() => {
      idle = true;
    });
    await Promise.resolve();
    expect(idle).toBe(false);
    one.answer({ id: one.posted[0].id, ok: true, wallMs: 1, outputs: null });
    await asked;
    await waiting;
    expect(idle).toBe(true);
  });

  test('a message that cannot be sent rejects and is not waited for', async () => {
    const pool = new Pool(() => ({
      ...manual().thread,
      post: () => {
        throw new DOMException('could not be cloned', 'DataCloneError');
      },
    }));
    await expect(pool.ask(0, free)).rejects.toThrow('could not be cloned');
    await pool.idle();
  });
});

describe('runShared, alone', () => {
  const stages = [
    { entry: 'a', rows: 10, grain: 3 },
    { entry: 'b', rows: 4, grain: 4 },
  ];

  test('runs each row of each stage once an iteration, stages in order', () => {
    const control = newControl();
    for (let batch = 0; batch < 2; batch++) {
      resetControl(control);
      const done: string[] = [];
      const { error } = runShared(control, 1, stages, 2, ({ entry }, iteration, begin, end) =>
        done.push(`${iteration}${entry}${begin}-${end}`),
      );
      expect(error).toBeNull();
      expect(done).toEqual(
        [0, 1].flatMap((at) => ['a0-3', 'a3-6', 'a6-9', 'a9-10', 'b0-4'].map((part) => `${at}${part}`)),
      );
    }
  });

  test('an abort ends a batch of a thousand million iterations at once', () => {
    const control = newControl();
    let ran = 0;
    runShared(control, 1, stages, 1e9, () => {
      if (++ran === 7) abortShared(control);
    });
    expect(ran).toBe(7);
  });

  test('an error ends the batch and is handed over', () => {
    const control = newControl();
    const { error } = runShared(control, 1, stages, 1e9, () => {
      throw new Error('row');
    });
    expect(error).toEqual(new Error('row'));
  });
});

test('data URLs give their bytes; anything else is refused', () => {
  expect(Array.from(dataUrlBytes('data:application/wasm;base64,AGFzbQ=='))).toEqual([0, 97, 115, 109]);
  for (const url of ['/kernel.wasm', 'data:application/wasm,abc', 'https://x/;base64,AA=='])
    expect(() => dataUrlBytes(url)).toThrow(/Not a base64/);
});

test('this Node has WebAssembly SIMD', () => {
  expect(wasmFeatures().simd).toBe(true);
});
